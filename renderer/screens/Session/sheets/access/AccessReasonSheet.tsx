import { Activity } from 'lucide-react'
import { useDraft } from '#renderer/store/useDraft.ts'
import { accessWords } from '#renderer/words/session.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { WhyFurther } from './WhyFurther.tsx'

/** Why a further access was needed, where its entry does not say: everything else of it stays as it was recorded (R23). */
export function AccessReasonSheet({ chart, accessId }: { readonly chart: Chart; readonly accessId: string }) {
  const sheet = useSheetPerform(chart)
  const [reason, setReason] = useDraft('reason', '')
  const access = chart.accesses.find((one) => one.accessId === accessId)
  if (!access) return null
  const { stamp: _stamp, ended: _ended, ...recorded } = access
  return (
    <ActionSheet
      title={sheetWords.whyFurther}
      about={accessWords(access)}
      verb={sheetWords.recordReason}
      icon={Activity}
      closedBecause={reason.trim() ? undefined : sheetWords.reasonMissing}
      sheet={sheet}
      onDo={() => void sheet.perform({ kind: 'recordAccess', ...recorded, reason: reason.trim() })}
    >
      <WhyFurther value={reason} onChange={setReason} />
    </ActionSheet>
  )
}
