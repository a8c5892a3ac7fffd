import type { Chart, Line } from '../chart/chart.ts'
import { runningSpans } from '../chart/timers/runningTime.ts'
import type { Administration, VisitFacts, VisitPerson } from '../claim/visitFacts.ts'
import type { SessionDocument } from '../document/sessionDocument.ts'

/** The visit of a record, as interfaces tell it: pure, in the record's order. */
export function visitFactsOf(document: Pick<SessionDocument, 'people' | 'appointment'>, chart: Chart): VisitFacts {
  return {
    chair: chart.chair,
    nurse: nurseOf(document, chart),
    receiverVisitId: receiverVisitOf(document),
    vitals: chart.vitals.map(({ stamp, ...measured }) => ({ ...measured, id: stamp.eventId, at: stamp.at })),
    administrations: chart.lines.flatMap(administrationsOf),
  }
}

/** The visit's own number, else the appointment's as its owner gave it (PV1-19, SCH-1, SCH-2). */
const receiverVisitOf = ({ appointment }: Pick<SessionDocument, 'appointment'>): string | null =>
  appointment?.visitId ?? appointment?.placer ?? appointment?.filler ?? null

/** "Dana Reyes" → last Reyes, first Dana: the record keeps a name as it is spoken. */
function nurseOf({ people }: Pick<SessionDocument, 'people'>, { signed }: Chart): VisitPerson | null {
  const person = people.find(({ id }) => id === signed?.userId)
  if (!person) return null
  const words = person.name.trim().split(/\s+/)
  return { id: person.id, last: words.at(-1) ?? person.name, first: words.slice(0, -1).join(' ') }
}

function administrationsOf(line: Line): readonly Administration[] {
  const { plan, given, stopEarly, doseGiven } = line
  const shared = {
    lineId: line.id,
    name: plan.name,
    hcpcs: plan.catalogue.hcpcs,
    ndcs: [...new Set(line.containers?.containers.map(({ ndc }) => ndc) ?? [])],
    route: plan.route,
    isStoppedEarly: stopEarly !== null,
  }
  if (given) return [{ ...shared, id: `${line.id}-1`, from: given.stamp.at, to: given.stamp.at, dose: doseGiven }]
  const spans = runningSpans(line)
  return spans.map(({ from, to }, index) => ({
    ...shared,
    id: `${line.id}-${index + 1}`,
    from,
    to,
    dose: index === spans.length - 1 ? doseGiven : null,
  }))
}
