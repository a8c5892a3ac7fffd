import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { mixingWords as w } from '#renderer/words/mixing.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { readUseBy, type UseByDay } from './readUseBy.ts'

/** A time as it is to be typed. */
const example = '14:30'

export interface UseBy {
  /** The moment typed; null where none is, or where it cannot be read. */
  readonly moment: Instant | null
  /** What a button says while the time cannot be read. */
  readonly wrong: string | undefined
  readonly time: string
  readonly day: UseByDay
  readonly setTime: (time: string) => void
  readonly setDay: (day: UseByDay) => void
}

/** A use-by time as a label has it: hour and minute, of today or tomorrow. */
export function useUseBy(): UseBy {
  const now = useMinute()
  const [time, setTime] = useDraft('useBy', '')
  const [day, setDay] = useDraft<UseByDay>('useByDay', 'today')
  const read = readUseBy(time, day, now)
  const wrong = read === 'unreadable' ? w.notUseBy(clockWords(example)) : undefined
  return { moment: read === 'unreadable' ? null : read, wrong, time, day, setTime, setDay }
}

export function UseByField({ useBy }: { readonly useBy: UseBy }) {
  return (
    <>
      <TextField label={w.typedUseBy(clockWords(example))} value={useBy.time} onChange={useBy.setTime} maxLength={8} />
      {useBy.time.trim() !== '' && (
        <ChoiceList
          label={w.useByDay}
          twoColumns
          value={useBy.day}
          onChange={(key) => useBy.setDay(key as UseByDay)}
          options={[
            { key: 'today', words: w.today },
            { key: 'tomorrow', words: w.tomorrow },
          ]}
        />
      )}
    </>
  )
}
