import { ArrowLeftRight, Split } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { handoffWords as w } from '#renderer/words/handoff.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { nameOf } from '../people.ts'
import { AmendmentLines } from './AmendmentLines.tsx'
import { VisitTies } from './VisitTies.tsx'

/** What stands open about the visit beside its drugs: two entries that contradict, a handoff not accepted. */
export function VisitCares({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const me = useApp((state) => state.signedIn?.user.id)
  const people = useApp((state) => state.people)
  const { handoff, cover } = chart.ties
  const mine = handoff?.toUserId === me
  const patient = `${chart.scheduled.patient.last}, ${chart.scheduled.patient.first}`
  const perform = (kind: 'acceptHandoff' | 'withdrawHandoff' | 'endCover', handoffId: string) =>
    void store.perform(chart.sessionId, { kind, handoffId }, { place: 'visit' })
  return (
    <>
      <AmendmentLines chart={chart} />
      {chart.conflicts.some(({ kind }) => kind !== 'SessionSigned') && (
        <AlertLine
          level="due"
          icon={Split}
          title={w.conflict}
          action={<TapTarget verb={w.settle} onTap={() => store.openSheet({ kind: 'conflict' })} />}
        />
      )}
      <VisitTies chart={chart} />
      {handoff && (
        <AlertLine
          level="waiting"
          icon={ArrowLeftRight}
          title={
            mine
              ? w.offered(nameOf(people, handoff.fromUserId), patient)
              : w.offeredTo(nameOf(people, handoff.toUserId))
          }
          {...(handoff.note ? { sentence: handoff.note } : {})}
          action={
            mine ? (
              <TapTarget verb={w.accept} onTap={() => perform('acceptHandoff', handoff.stamp.eventId)} />
            ) : (
              <TapTarget verb={w.withdraw} onTap={() => perform('withdrawHandoff', handoff.stamp.eventId)} />
            )
          }
        />
      )}
      {cover && (
        <AlertLine
          level="note"
          icon={ArrowLeftRight}
          title={w.covers(nameOf(people, cover.toUserId))}
          action={<TapTarget verb={w.endCover} onTap={() => perform('endCover', cover.stamp.eventId)} />}
        />
      )}
    </>
  )
}
