import { ShieldAlert } from 'lucide-react'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { overridableStopWords } from '#renderer/words/chairPickLists.ts'
import { courseWords as w } from '#renderer/words/course.ts'
import { overrideWords } from '#renderer/words/pickLists.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { overrideReasons } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

type Override = CommandOf<'overrideStop'>

export interface OverrideStopProps {
  readonly chart: Chart
  readonly stop: Override['stop']
  readonly lineId?: string | undefined
}

/** A provider lets a drug go on in spite of a safety stop: who, and why. */
export function OverrideStopSheet({ chart, stop, lineId }: OverrideStopProps) {
  const sheet = useSheetPerform(chart)
  const [provider, setProvider] = useDraft('provider', '')
  const [reason, setReason] = useDraft<Override['reason'] | null>('reason', null)
  const [text, setText] = useDraft('text', '')
  const drug = chart.lines.find(({ id }) => id === lineId)?.plan.name
  return (
    <ActionSheet
      title={w.override}
      about={[drug, overridableStopWords[stop]].filter(Boolean).join(': ')}
      verb={w.recordOverride}
      icon={ShieldAlert}
      closedBecause={provider.trim() && reason ? undefined : w.overrideMissing}
      sheet={sheet}
      onDo={() => {
        if (!provider.trim() || !reason) return
        const about = { ...(lineId ? { lineId } : {}), ...(text.trim() ? { text: text.trim() } : {}) }
        void sheet.perform({ kind: 'overrideStop', stop, provider: provider.trim(), reason, ...about })
      }}
    >
      <TextField label={w.provider} isNeeded value={provider} onChange={setProvider} maxLength={120} />
      <SelectField
        label={w.overrideWhy}
        isNeeded
        options={overrideReasons.map((key) => ({ key, words: overrideWords[key] }))}
        value={reason}
        onChange={(key) => setReason(key as Override['reason'])}
      />
      <TextField label={w.inWords} value={text} onChange={setText} maxLength={300} />
    </ActionSheet>
  )
}
