import { ShieldAlert } from 'lucide-react'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { isOnVisit } from '#renderer/store/appState.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { overridableBlockWords } from '#renderer/words/chairPickLists.ts'
import { courseWords as w } from '#renderer/words/course.ts'
import { overrideWords } from '#renderer/words/pickLists.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { overrideReasons } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { ChargeNurse, useChargeNurse } from './ChargeNurse.tsx'

type Override = CommandOf<'overrideBlock'>

export interface OverrideBlockProps {
  readonly chart: Chart
  readonly block: Override['block']
  readonly lineId?: string | undefined
}

/** The charge nurse lets the visit be signed without one of the starred points: why stays in the record as a warning. */
export function OverrideBlockSheet({ chart, block, lineId }: OverrideBlockProps) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const [reason, setReason] = useDraft<Override['reason'] | null>('reason', null)
  const [text, setText] = useDraft('text', '')
  const charge = useChargeNurse()
  const drug = chart.lines.find(({ id }) => id === lineId)?.plan.name
  const missing = reason && text.trim() ? charge.missing : w.overrideBlockMissing
  const record = () => {
    if (missing || !reason) return
    const about = lineId ? { lineId } : {}
    void sheet
      .perform({ kind: 'overrideBlock', block, reason, text: text.trim(), ...about }, charge.how)
      .then((outcome) => {
        if (outcome.kind !== 'saved') charge.second.clearPin()
        else if (isOnVisit(store.state.getState(), chart.sessionId))
          store.go({ name: 'review', sessionId: chart.sessionId })
      })
  }
  return (
    <ActionSheet
      title={w.overrideBlock}
      about={[drug, overridableBlockWords[block]].filter(Boolean).join(': ')}
      verb={w.recordOverride}
      icon={ShieldAlert}
      closedBecause={missing}
      sheet={sheet}
      onDo={record}
    >
      <SelectField
        label={w.overrideWhy}
        isNeeded
        options={overrideReasons.map((key) => ({ key, words: overrideWords[key] }))}
        value={reason}
        onChange={(key) => setReason(key as Override['reason'])}
      />
      <TextField label={w.inWords} isNeeded value={text} onChange={setText} maxLength={300} />
      <ChargeNurse charge={charge} onEnter={record} />
    </ActionSheet>
  )
}
