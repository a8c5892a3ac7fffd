import { AlarmClockOff } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { postponeWords } from '#renderer/words/chairPickLists.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { vitalsPostponeReasons } from '#shared/clinical/chairPickLists.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

const lengths = [5, 10, 15, 30] as const

/** Vitals that wait: for how long, and why. */
export function PostponeSheet({ chart, dueId }: { readonly chart: Chart; readonly dueId: string }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const [minutes, setMinutes] = useDraft<string | null>('minutes', null)
  const [reason, setReason] = useDraft<CommandOf<'postponeVitals'>['reason'] | null>('reason', null)
  const [text, setText] = useDraft('text', '')
  return (
    <ActionSheet
      title={w.postponeTitle}
      verb={w.recordPostpone}
      icon={AlarmClockOff}
      closedBecause={minutes && reason ? undefined : w.postponeMissing}
      sheet={sheet}
      onDo={() => {
        if (!minutes || !reason) return
        const until = addMinutes(store.now(), Number(minutes))
        const words = text.trim() ? { text: text.trim() } : {}
        void sheet.perform({ kind: 'postponeVitals', dueId, until, reason, ...words })
      }}
    >
      <ChoiceList
        label={w.postponeBy}
        twoColumns
        options={lengths.map((length) => ({ key: String(length), words: w.minutes(length) }))}
        value={minutes}
        onChange={setMinutes}
      />
      <ChoiceList
        label={w.postponeWhy}
        options={vitalsPostponeReasons.map((key) => ({ key, words: postponeWords[key] }))}
        value={reason}
        onChange={(key) => setReason(key as CommandOf<'postponeVitals'>['reason'])}
      />
      {reason === 'other' && <TextField label={w.inWords} isNeeded value={text} onChange={setText} maxLength={300} />}
    </ActionSheet>
  )
}
