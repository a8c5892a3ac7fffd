import { Link } from 'lucide-react'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { tieWords as w } from '#renderer/words/ties.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

/** The first visit of the day gives this one its facts, so that both are coded together (design 12.9). */
export function LinkEarlierSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const [reason, setReason] = useDraft('reason', chart.ties.earlier?.reason ?? '')
  const earlierSessionId = chart.ties.earlier?.earlierSessionId ?? chart.scheduled.earlierSessionId
  return (
    <ActionSheet
      title={w.link}
      verb={w.linkNow}
      icon={Link}
      closedBecause={reason.trim() && earlierSessionId ? undefined : w.linkMissing}
      sheet={sheet}
      onDo={() => {
        if (reason.trim() && earlierSessionId)
          void sheet.perform({ kind: 'linkEarlierSession', earlierSessionId, reason: reason.trim() })
      }}
    >
      <TextField label={w.linkWhy} isNeeded value={reason} onChange={setReason} maxLength={300} />
    </ActionSheet>
  )
}
