import { Split } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { nameOf } from '#renderer/screens/people.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp } from '#renderer/store/useStore.ts'
import { handoffWords as w } from '#renderer/words/handoff.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { eventWords } from './eventWords.ts'

/** Entries that cannot both be true, side by side: a person says which one stands, and why. Nothing is deleted. */
export function ConflictSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const people = useApp((state) => state.people)
  const here = useApp((state) => state.clinic?.deviceId)
  const [keep, setKeep] = useDraft<string | null>('keep', null)
  const [reason, setReason] = useDraft('reason', '')
  // Two signatures of one version are settled by the next signature, and by nothing else.
  const conflict = chart.conflicts.find(({ kind }) => kind !== 'SessionSigned')
  const events = chart.history.map(({ event }) => event).filter(({ id }) => conflict?.eventIds.includes(id))
  return (
    <ActionSheet
      title={w.settleTitle}
      about={w.conflictNext}
      verb={w.keep}
      icon={Split}
      closedBecause={keep && reason.trim() ? undefined : w.settleMissing}
      sheet={sheet}
      onDo={() => {
        if (keep && reason.trim())
          void sheet.perform({ kind: 'resolveConflict', keepEventId: keep, reason: reason.trim() })
      }}
    >
      <ChoiceList
        label={w.conflict}
        options={events.map((event) => ({
          key: event.id,
          words: w.entry(
            eventWords(event, chart),
            timeWords(event.happenedAt),
            nameOf(people, event.userId),
            event.deviceId === here ? w.thisDevice : w.otherDevice,
          ),
        }))}
        value={keep}
        onChange={setKeep}
      />
      <TextField label={w.reason} isNeeded value={reason} onChange={setReason} maxLength={300} />
    </ActionSheet>
  )
}
