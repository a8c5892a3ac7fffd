import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import { mixingWords as w } from '#renderer/words/mixing.ts'
import { addMinutes, type Instant, instantOnClock, localDate } from '#shared/kernel/instant.ts'

type Day = 'today' | 'tomorrow'

export interface UseBy {
  /** The moment typed; null where none is, or where it cannot be read. */
  readonly moment: Instant | null
  /** What a button says while the time cannot be read. */
  readonly wrong: string | undefined
  readonly time: string
  readonly day: Day
  readonly setTime: (time: string) => void
  readonly setDay: (day: Day) => void
}

/** A use-by time as a label has it: hour and minute, of today or tomorrow. */
export function useUseBy(): UseBy {
  const now = useMinute()
  const [time, setTime] = useDraft('useBy', '')
  const [day, setDay] = useDraft<Day>('useByDay', 'today')
  const read = readUseBy(time, day, now)
  const wrong = read === 'unreadable' ? w.useByWrong : undefined
  return { moment: read === 'unreadable' ? null : read, wrong, time, day, setTime, setDay }
}

export function UseByField({ useBy }: { readonly useBy: UseBy }) {
  return (
    <>
      <TextField label={w.useBy} value={useBy.time} onChange={useBy.setTime} maxLength={5} />
      {useBy.time.trim() !== '' && (
        <ChoiceList
          label={w.useByDay}
          twoColumns
          value={useBy.day}
          onChange={(key) => useBy.setDay(key as Day)}
          options={[
            { key: 'today', words: w.today },
            { key: 'tomorrow', words: w.tomorrow },
          ]}
        />
      )}
    </>
  )
}

function readUseBy(typed: string, day: Day, now: Instant): Instant | null | 'unreadable' {
  const text = typed.trim()
  if (text === '') return null
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d\d)$/.exec(text) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return 'unreadable'
  const on = localDate(day === 'today' ? now : addMinutes(now, 24 * 60))
  return instantOnClock(on, `${hour.padStart(2, '0')}:${minute}`, now.zone)
}
