import type { Access, Chart, Line, SessionState, Stamp } from './chart.ts'
import type { ChartEvent, EventOf } from './events.ts'
import { stampOf } from './stamps.ts'

type SessionFacts = Pick<
  Chart,
  | 'chair'
  | 'arrived'
  | 'identifiers'
  | 'vitals'
  | 'accesses'
  | 'readiness'
  | 'notes'
  | 'visit'
  | 'discharged'
  | 'closed'
  | 'signed'
>

const closedStates = {
  SessionHeld: 'held',
  SessionCancelled: 'cancelled',
  PatientDidNotCome: 'no_show',
} as const

/** What the events that stand say about the session as a whole; drug lines are `foldLines`. */
export function foldSession(
  scheduled: EventOf<'SessionScheduled'>,
  standing: readonly ChartEvent[],
): SessionFacts & { readonly closedAs: 'held' | 'cancelled' | 'no_show' | null } {
  let chair = scheduled.payload.chair
  let arrived: EventOf<'PatientArrived'> | null = null
  let readiness: EventOf<'ReadinessConfirmed'> | null = null
  let visit: EventOf<'VisitDocumented'>['payload'] | null = null
  let discharged: EventOf<'PatientDischarged'> | null = null
  let closing: EventOf<'SessionHeld' | 'SessionCancelled' | 'PatientDidNotCome'> | null = null
  let signed: EventOf<'SessionSigned'> | null = null
  const vitals: SessionFacts['vitals'][number][] = []
  const accesses = new Map<string, Access>()
  const notes: SessionFacts['notes'][number][] = []
  for (const event of standing) {
    if (event.kind === 'ChairMoved') chair = event.payload.chair
    else if (event.kind === 'PatientArrived') arrived ??= event
    else if (event.kind === 'VitalsRecorded') vitals.push({ ...event.payload, stamp: stampOf(event) })
    else if (event.kind === 'AccessRecorded')
      accesses.set(event.payload.accessId, withFirstStamp(accesses.get(event.payload.accessId), event))
    else if (event.kind === 'ReadinessConfirmed') readiness = event
    else if (event.kind === 'NoteWritten') notes.push({ stamp: stampOf(event), text: event.payload.text })
    else if (event.kind === 'VisitDocumented') visit = event.payload
    else if (event.kind === 'PatientDischarged') discharged = event
    else if (event.kind === 'SessionSigned') signed = event
    else if (event.kind === 'SessionHeld' || event.kind === 'SessionCancelled' || event.kind === 'PatientDidNotCome')
      closing = event
  }
  return {
    chair,
    arrived: arrived && stampOf(arrived),
    identifiers: arrived?.payload.identifiers ?? [],
    vitals,
    accesses: [...accesses.values()],
    readiness: readiness && { stamp: stampOf(readiness), answers: readiness.payload },
    notes,
    visit,
    discharged: discharged && { stamp: stampOf(discharged), ...discharged.payload },
    closed: closing && { stamp: stampOf(closing), reason: closing.payload.reason },
    closedAs: closing && closedStates[closing.kind],
    signed,
  }
}

/** A second record of the same access corrects its facts; the needle went in when it was first recorded. */
function withFirstStamp(known: Access | undefined, event: EventOf<'AccessRecorded'>): Access {
  const stamp: Stamp = known?.stamp ?? stampOf(event)
  return { ...event.payload, stamp }
}

/** Where the session stands (workflow 3); the last open line closed leads to observation only where it was ordered. */
export function sessionStateOf(
  facts: Pick<Chart, 'arrived' | 'readiness' | 'discharged' | 'signed'>,
  closedAs: 'held' | 'cancelled' | 'no_show' | null,
  lines: readonly Line[],
): SessionState {
  if (facts.signed) return 'signed'
  if (closedAs) return closedAs
  if (facts.discharged) return 'discharged'
  if (!facts.arrived) return 'scheduled'
  if (lines.some(({ start, given }) => start || given)) return isObserved(lines) ? 'observation' : 'in_treatment'
  return facts.readiness ? 'ready' : 'arrived'
}

function isObserved(lines: readonly Line[]): boolean {
  const openStates = ['planned', 'checked', 'running', 'paused']
  const ordered = lines.some(({ plan, start, given }) => (start || given) && (plan.observationMinutes ?? 0) > 0)
  return ordered && lines.every(({ state }) => !openStates.includes(state))
}
