import { usualChairTimes } from '#shared/clinical/chairTimes.ts'
import type { DoseFacts } from '#shared/clinical/doseNumber.ts'
import type { Access, Chart, Line, SessionState } from '../chart.ts'
import type { ChartEvent, EventKind, EventOf } from '../events.ts'
import { type Stamp, stampOf } from '../stamps.ts'
import { observationMinutesOf } from '../timers/observation.ts'
import { amendmentOf, openAmendments, signaturesOf } from './foldAmendments.ts'

type Stay = Pick<
  Chart,
  | 'chair'
  | 'arrived'
  | 'identifiers'
  | 'times'
  | 'givenBefore'
  | 'readiness'
  | 'visit'
  | 'discharged'
  | 'closed'
  | 'transferred'
>

const closedStates = {
  SessionHeld: 'held',
  SessionCancelled: 'cancelled',
  PatientDidNotCome: 'no_show',
  SessionEnteredInError: 'entered_in_error',
} as const

type ClosedAs = (typeof closedStates)[keyof typeof closedStates]

/** The kinds `foldStay` reads. */
export const stayKinds = [
  'ChairMoved',
  'PatientArrived',
  'ReadinessConfirmed',
  'VisitDocumented',
  'PatientDischarged',
  'PatientTransferred',
  'SessionHeld',
  'SessionCancelled',
  'PatientDidNotCome',
  'SessionEnteredInError',
] as const satisfies readonly EventKind[]

/** What the events that stand say about the session as a whole, from arrival to leaving. */
export function foldStay(
  standing: readonly ChartEvent[],
  scheduled: EventOf<'SessionScheduled'>,
): Stay & { readonly closedAs: ClosedAs | null } {
  let chair = scheduled.payload.chair
  let arrived: EventOf<'PatientArrived'> | null = null
  let readiness: EventOf<'ReadinessConfirmed'> | null = null
  let visit: EventOf<'VisitDocumented'>['payload'] | null = null
  let discharged: EventOf<'PatientDischarged'> | null = null
  let closing: EventOf<keyof typeof closedStates> | null = null
  let transfer: EventOf<'PatientTransferred'> | null = null
  for (const event of standing) {
    if (event.kind === 'ChairMoved') chair = event.payload.chair
    else if (event.kind === 'PatientArrived') arrived ??= event
    else if (event.kind === 'ReadinessConfirmed') readiness = event
    else if (event.kind === 'VisitDocumented') visit = event.payload
    else if (event.kind === 'PatientDischarged') discharged = event
    else if (event.kind === 'PatientTransferred') transfer = event
    else if (isClosing(event)) closing = event
  }
  return {
    chair,
    arrived: arrived && stampOf(arrived),
    identifiers: arrived?.payload.identifiers ?? [],
    times: arrived?.payload.times ?? usualChairTimes,
    givenBefore: arrived?.payload.givenBefore ?? null,
    readiness: readiness && { stamp: stampOf(readiness), answers: readiness.payload },
    visit,
    discharged: discharged ? { stamp: stampOf(discharged), ...discharged.payload } : transfer && leftBy(transfer),
    transferred: transfer && { stamp: stampOf(transfer), to: transfer.payload.to, reason: transfer.payload.reason },
    closed: closing && { stamp: stampOf(closing), reason: closing.payload.reason },
    closedAs: closing && closedStates[closing.kind],
  }
}

/** Every set of vitals, in the record's order. */
export const foldVitals = (standing: readonly ChartEvent[]): Chart['vitals'] =>
  standing.flatMap((event) => (event.kind === 'VitalsRecorded' ? [{ ...event.payload, stamp: stampOf(event) }] : []))

/** Every scan that was attached, in the record's order. */
export const foldPapers = (standing: readonly ChartEvent[]): Chart['papers'] =>
  standing.flatMap((event) => (event.kind === 'PaperAttached' ? [{ ...event.payload, stamp: stampOf(event) }] : []))

/** The newest photo that stands. */
export function foldPhoto(standing: readonly ChartEvent[]): Chart['photo'] {
  const last = standing.findLast((event) => event.kind === 'PatientPhotoTaken')
  return last?.kind === 'PatientPhotoTaken' ? { ...last.payload, stamp: stampOf(last) } : null
}

/** Every note, in the record's order. */
export const foldNotes = (standing: readonly ChartEvent[]): Chart['notes'] =>
  standing.flatMap((event) =>
    event.kind === 'NoteWritten' ? [{ stamp: stampOf(event), text: event.payload.text }] : [],
  )

/** The ways in, each once, with how it ended. */
export function foldAccesses(standing: readonly ChartEvent[]): Chart['accesses'] {
  const accesses = new Map<string, AccessSoFar>()
  for (const event of standing)
    if (event.kind === 'AccessRecorded')
      accesses.set(event.payload.accessId, withFirstStamp(accesses.get(event.payload.accessId), event))
  return [...accesses.values()].map((access) => ({ ...access, ended: endOf(access, standing) }))
}

/** Signatures and the amendments that are open. */
export function foldSignatures(standing: readonly ChartEvent[]): Pick<Chart, 'signed' | 'versions' | 'amendments'> {
  const versions = signaturesOf(standing)
  return { signed: newestOf(versions), versions, amendments: openAmendments(standing).map(amendmentOf) }
}

/** The highest version; where two workstations signed it, the earlier signature. */
const newestOf = (versions: Chart['versions']): Chart['signed'] =>
  versions.find(({ payload }) => payload.version === versions.at(-1)?.payload.version) ?? null

const isClosing = (event: ChartEvent): event is EventOf<keyof typeof closedStates> => event.kind in closedStates

/** Who is taken elsewhere has left the chair: the record closes with it as with a discharge. */
const leftBy = (event: EventOf<'PatientTransferred'>): NonNullable<Chart['discharged']> => ({
  stamp: stampOf(event),
  condition: 'transferred',
  lineStatus: event.payload.lineStatus,
})

function endOf({ accessId }: AccessSoFar, standing: readonly ChartEvent[]): Access['ended'] {
  const event = standing.findLast((one) => one.kind === 'AccessEnded' && one.payload.accessId === accessId)
  return event?.kind === 'AccessEnded' ? { stamp: stampOf(event), how: event.payload.how } : null
}

type AccessSoFar = Omit<Access, 'ended'>

/** A second record of the same access corrects its facts; the needle went in when it was first recorded. */
function withFirstStamp(known: AccessSoFar | undefined, event: EventOf<'AccessRecorded'>): AccessSoFar {
  const stamp: Stamp = known?.stamp ?? stampOf(event)
  return { ...event.payload, stamp }
}

/** Where the session stands (workflow 3); the last open line closed leads to observation only where it was ordered. */
export function sessionStateOf(
  facts: Pick<Chart, 'arrived' | 'readiness' | 'discharged' | 'signed' | 'transferred' | 'times'> & DoseFacts,
  closedAs: ClosedAs | null,
  lines: readonly Line[],
): SessionState {
  if (facts.signed) return 'signed'
  if (closedAs) return closedAs
  if (facts.transferred) return 'transferred_out'
  if (facts.discharged) return 'discharged'
  if (!facts.arrived) return 'scheduled'
  if (lines.some(({ start, given }) => start || given)) return isObserved(lines, facts) ? 'observation' : 'in_treatment'
  return facts.readiness ? 'ready' : 'arrived'
}

function isObserved(lines: readonly Line[], { times, ...facts }: DoseFacts & Pick<Chart, 'times'>): boolean {
  const openStates = ['planned', 'released', 'received', 'checked', 'running', 'paused']
  const ordered = lines.some(
    ({ plan, start, given }) => (start || given) && observationMinutesOf(plan, facts, times) > 0,
  )
  return ordered && lines.every(({ state }) => !openStates.includes(state))
}
