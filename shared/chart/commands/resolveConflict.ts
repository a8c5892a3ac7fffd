import { ok } from '#shared/kernel/result.ts'
import type { Chart } from '../chart.ts'
import type { ChartEvent, EventKind } from '../events.ts'
import type { Conflict } from '../fold/conflict.ts'
import { isClosedUnseen } from '../fold/contradictions.ts'
import { lineIdOf } from '../fold/lineIdOf.ts'
import { standingEvents } from '../fold/readHistory.ts'
import { type Decider, newEvent, no } from './deciding.ts'

/** Of entries that cannot all be true, a person says which one stands; the others stay readable, struck through. */
export const resolveConflict: Decider<'resolveConflict'> = (chart, { keepEventId, reason }, context) => {
  const conflict = chart.conflicts.find(({ eventIds }) => eventIds.includes(keepEventId))
  if (!conflict) return no('conflict-unknown')
  if (conflict.kind === 'SessionSigned') return no('session-signed')
  const others = losersOf(chart, conflict, keepEventId)
  return ok(
    others.map(({ id }) =>
      newEvent(chart, context, 'EventVoided', { target: id, cause: 'conflict', keptEventId: keepEventId, reason }),
    ),
  )
}

const ofTheCourse: ReadonlySet<EventKind> = new Set([
  'LineStarted',
  'LinePaused',
  'LineResumed',
  'LineStopped',
  'StopDeclaredUnknown',
  'RateChanged',
  'RateChecked',
  'BagChanged',
  'LineMoved',
  'PumpSentHome',
  'SameLineAnswered',
  'PushGiven',
  'InjectionGiven',
  'DoseCorrected',
])

/** The named others; when "not given" stands, with them everything that can only be true of a drug that was given. */
function losersOf(chart: Chart, { kind, lineId, eventIds }: Conflict, keepEventId: string): readonly ChartEvent[] {
  const standing = standingEvents(chart.history)
  if (kind === 'closed_and_here') return losersOfClosing(standing, keepEventId)
  const keepsNotGiven =
    kind === 'given_and_not_given' && standing.some(({ id, kind: one }) => id === keepEventId && one === 'LineNotGiven')
  if (keepsNotGiven) return standing.filter((event) => ofTheCourse.has(event.kind) && lineIdOf(event) === lineId)
  // "Given" stands: what contradicts it is the statement that it was not.
  if (kind === 'given_and_not_given')
    return standing.filter(({ id, kind: one }) => one === 'LineNotGiven' && eventIds.includes(id))
  return standing.filter(({ id }) => id !== keepEventId && eventIds.includes(id))
}

/** The patient was here: what closed the visit goes. It stays closed: the treatment goes, and the arrival of who did not come. */
function losersOfClosing(standing: readonly ChartEvent[], keepEventId: string): readonly ChartEvent[] {
  const kept = standing.find(({ id }) => id === keepEventId)
  if (!kept || !isClosedUnseen(kept)) return standing.filter(isClosedUnseen)
  const isUntrue = ({ kind }: ChartEvent): boolean =>
    ofTheCourse.has(kind) || (kept.kind === 'PatientDidNotCome' && kind === 'PatientArrived')
  return standing.filter((event) => event.id !== keepEventId && (isClosedUnseen(event) || isUntrue(event)))
}
