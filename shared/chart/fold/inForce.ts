import { careFactsOf, type Patient, withCareFacts } from '#shared/document/patient.ts'
import type { Plan, PlannedLine } from '#shared/document/plan.ts'
import type { ChartEvent, EventOf } from '../events.ts'
import type { ScheduledPayload } from '../payloads/payloads.ts'

/** What the visit was scheduled with, as it is in force after the changes somebody accepted. */
export interface InForce {
  readonly scheduled: ScheduledPayload
  /** Lines whose order was changed before they began: checks given earlier were checks of another order. */
  readonly changedAtUtc: ReadonlyMap<string, string>
  /** Lines no longer planned that are mixed, or have vials open: they stay until somebody has said what became of them. */
  readonly dropped: ReadonlySet<string>
}

/** Whether `inForce` reads an event. */
export const changesTerms = ({ kind }: ChartEvent): boolean =>
  changing.has(kind) || begins.has(kind) || prepares.has(kind)

const changing: ReadonlySet<ChartEvent['kind']> = new Set([
  'IdentityChanged',
  'AppointmentMoved',
  'AuthorizationsUpdated',
  'PlanChangeProposed',
  'PlanChangeAccepted',
])

/** Identity, appointment, authorizations and accepted plan changes over the scheduled facts; lines that had begun keep their order. */
export function inForce(standing: readonly ChartEvent[], scheduled: ScheduledPayload): InForce {
  let now = scheduled
  const changedAtUtc = new Map<string, string>()
  let dropped: ReadonlySet<string> = new Set()
  for (const event of standing) {
    if (event.kind === 'IdentityChanged') now = { ...now, patient: patientAfter(now.patient, event.payload) }
    if (event.kind === 'AppointmentMoved') now = { ...now, ...event.payload }
    if (event.kind === 'AuthorizationsUpdated') now = authorizationsAfter(now, event.payload)
    if (event.kind !== 'PlanChangeAccepted') continue
    const proposal = standing.find((one) => one.kind === 'PlanChangeProposed' && one.id === event.payload.proposalId)
    if (proposal?.kind !== 'PlanChangeProposed') continue
    const begun = begunBefore(standing, event.happenedAt.utc)
    const lines = linesInForce(now.plan, proposal.payload.plan, begun, preparedLines(standing))
    const planned = new Set(proposal.payload.plan.lines.map(({ id }) => id))
    dropped = new Set(lines.flatMap(({ id }) => (planned.has(id) || begun.has(id) ? [] : [id])))
    for (const line of lines)
      if (!now.plan.lines.some((old) => old.id === line.id && sameOrder(old, line)))
        changedAtUtc.set(line.id, event.happenedAt.utc)
    now = { ...now, plan: { ...proposal.payload.plan, lines: [...lines] } }
  }
  return { scheduled: now, changedAtUtc, dropped }
}

/** The authorizations as they stand now, and the terms of the coverages that were named. */
function authorizationsAfter(
  before: ScheduledPayload,
  { authorizations, coverages = [] }: EventOf<'AuthorizationsUpdated'>['payload'],
): ScheduledPayload {
  const named = new Map(coverages.map((terms) => [terms.id, terms]))
  const after = before.coverages.map((coverage) => {
    const terms = named.get(coverage.id)
    const { copayHelp: _help, siteLimit: _limit, ...own } = coverage
    return terms ? { ...own, ...terms } : coverage
  })
  return { ...before, authorizations, coverages: after }
}

/**
 * Two desks that could not hear each other may change the name on the one and the code status on the other: each entry
 * changes its own half.
 */
const patientAfter = (before: Patient, { change, patient }: EventOf<'IdentityChanged'>['payload']): Patient =>
  change === 'care_facts' ? withCareFacts(before, careFactsOf(patient)) : withCareFacts(patient, careFactsOf(before))

const begins: ReadonlySet<ChartEvent['kind']> = new Set(['LineStarted', 'PushGiven', 'InjectionGiven', 'LineNotGiven'])

const begunBefore = (standing: readonly ChartEvent[], utc: string): ReadonlySet<string> =>
  new Set(
    standing.flatMap(({ kind, payload, happenedAt }) =>
      begins.has(kind) && happenedAt.utc < utc && 'lineId' in payload && payload.lineId ? [payload.lineId] : [],
    ),
  )

const prepares: ReadonlySet<ChartEvent['kind']> = new Set([
  'LineReleased',
  'LineMixed',
  'LineReceived',
  'ContainersRecorded',
])

/** Lines with something in the mixing room, at the chair or out of a vial, whenever that was recorded. */
const preparedLines = (standing: readonly ChartEvent[]): ReadonlySet<string> =>
  new Set(
    standing.flatMap(({ kind, payload }) =>
      prepares.has(kind) && 'lineId' in payload && payload.lineId ? [payload.lineId] : [],
    ),
  )

/**
 * The new plan's lines, with the old order for what had begun. What had begun and is no longer planned stays, and so does
 * what is prepared already: its vials are accounted for (workflow 4.7, 10 "Mixed, never hung").
 */
function linesInForce(
  old: Plan,
  next: Plan,
  begun: ReadonlySet<string>,
  prepared: ReadonlySet<string>,
): readonly PlannedLine[] {
  const planned = new Set(next.lines.map(({ id }) => id))
  const kept = old.lines.filter(({ id }) => begun.has(id) || (prepared.has(id) && !planned.has(id)))
  const isKept = (id: string): boolean => kept.some((line) => line.id === id)
  return [...kept, ...next.lines.filter(({ id }) => !isKept(id))]
}

/** Whether two orders of one line ask for the same: every field of them. */
export const sameOrder = (a: PlannedLine, b: PlannedLine): boolean => JSON.stringify(a) === JSON.stringify(b)
