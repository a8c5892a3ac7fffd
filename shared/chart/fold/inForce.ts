import { careFactsOf, type Patient, withCareFacts } from '#shared/document/patient.ts'
import type { Plan, PlannedLine } from '#shared/document/plan.ts'
import type { ChartEvent, EventOf } from '../events.ts'
import type { ScheduledPayload } from '../payloads/payloads.ts'

/** What the visit was scheduled with, as it is in force after the changes somebody accepted. */
export interface InForce {
  readonly scheduled: ScheduledPayload
  /** Lines whose order was changed before they began: checks given earlier were checks of another order. */
  readonly changedAtUtc: ReadonlyMap<string, string>
}

/** Whether `inForce` reads an event. */
export const changesTerms = ({ kind }: ChartEvent): boolean => changing.has(kind) || begins.has(kind)

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
  for (const event of standing) {
    if (event.kind === 'IdentityChanged') now = { ...now, patient: patientAfter(now.patient, event.payload) }
    if (event.kind === 'AppointmentMoved') now = { ...now, ...event.payload }
    if (event.kind === 'AuthorizationsUpdated') now = { ...now, authorizations: event.payload.authorizations }
    if (event.kind !== 'PlanChangeAccepted') continue
    const proposal = standing.find((one) => one.kind === 'PlanChangeProposed' && one.id === event.payload.proposalId)
    if (proposal?.kind !== 'PlanChangeProposed') continue
    const lines = linesInForce(now.plan, proposal.payload.plan, begunBefore(standing, event.happenedAt.utc))
    for (const line of lines)
      if (!now.plan.lines.some((old) => old.id === line.id && sameOrder(old, line)))
        changedAtUtc.set(line.id, event.happenedAt.utc)
    now = { ...now, plan: { ...proposal.payload.plan, lines: [...lines] } }
  }
  return { scheduled: now, changedAtUtc }
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

/** The new plan's lines, with the old order for what had begun; what had begun and is no longer planned stays. */
function linesInForce(old: Plan, next: Plan, begun: ReadonlySet<string>): readonly PlannedLine[] {
  const kept = old.lines.filter(({ id }) => begun.has(id))
  const isKept = (id: string): boolean => kept.some((line) => line.id === id)
  return [...kept, ...next.lines.filter(({ id }) => !isKept(id))]
}

/** Whether two orders of one line ask for the same: every field of them. */
export const sameOrder = (a: PlannedLine, b: PlannedLine): boolean => JSON.stringify(a) === JSON.stringify(b)
