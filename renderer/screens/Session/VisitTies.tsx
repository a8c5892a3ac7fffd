import { CalendarClock, FilePen, Link2 } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { chartOf } from '#renderer/store/charts.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { planChangeWords } from '#renderer/words/planChange.ts'
import { tieWords as w } from '#renderer/words/ties.ts'
import type { Chart } from '#shared/chart/chart.ts'

/** What ties this visit to something else: a plan that changed at its source, entries moved, a first visit of the day. */
export function VisitTies({ chart }: { readonly chart: Chart }) {
  return (
    <>
      <PlanChange chart={chart} />
      <SecondVisit chart={chart} />
      {chart.ties.linkedSessions.map((sessionId) => (
        <Linked key={sessionId} chart={chart} sessionId={sessionId} />
      ))}
    </>
  )
}

function PlanChange({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const { planProposal } = chart.ties
  if (!planProposal || chart.signed) return null
  return (
    <AlertLine
      level="due"
      icon={FilePen}
      title={planChangeWords.waiting(planProposal.from)}
      sentence={planChangeWords.waitingNext}
      action={<TapTarget verb={planChangeWords.look} onTap={() => store.openSheet({ kind: 'planChange' })} />}
    />
  )
}

function SecondVisit({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const { earlier } = chart.ties
  const firstId = earlier?.earlierSessionId ?? chart.scheduled.earlierSessionId
  const first = useApp((state) => state.day.find((row) => row.sessionId === firstId))
  if (!firstId) return null
  return (
    <AlertLine
      level={earlier ? 'note' : 'due'}
      icon={CalendarClock}
      title={w.secondVisit}
      sentence={`${first ? `${w.secondOf(clockWords(first.appointmentTime))} ` : ''}${earlier ? w.secondLinked : w.secondOpen}`}
      action={
        earlier || chart.signed ? (
          <TapTarget verb={w.openFirst} onTap={() => store.go({ name: 'session', sessionId: firstId })} />
        ) : (
          <TapTarget verb={w.link} onTap={() => store.openSheet({ kind: 'linkEarlier' })} />
        )
      }
    />
  )
}

/** Both charts of moved entries name the other; the one they left also leads to taking them over. */
function Linked({ chart, sessionId }: { readonly chart: Chart; readonly sessionId: string }) {
  const store = useAppStore()
  const other = useApp((state) => chartOf(state, sessionId))
  const row = useApp((state) => state.day.find((one) => one.sessionId === sessionId))
  const patient = other?.scheduled.patient
  const name = patient ? `${patient.last}, ${patient.first}` : (row?.patientName ?? w.anotherChart)
  const isSource = chart.history.some(
    ({ struckBy }) => struckBy?.kind === 'EventVoided' && struckBy.payload.toSessionId === sessionId,
  )
  const open = (takeOver: boolean) => {
    store.go({ name: 'session', sessionId })
    if (takeOver) store.openSheet({ kind: 'copyEntries', fromSessionId: chart.sessionId })
  }
  return (
    <AlertLine
      level="note"
      icon={Link2}
      title={w.linked(name)}
      action={<TapTarget verb={isSource ? w.takeOver : w.openOther} onTap={() => open(isSource)} />}
    />
  )
}
