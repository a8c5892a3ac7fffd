import type { Chart } from '../chart/chart.ts'
import { standingEvents } from '../chart/fold/readHistory.ts'
import type { OfficeAuthorization } from '../claim/billerDecisions.ts'
import type { Authorization } from '../document/clinic.ts'

/**
 * A signed chart with the authorizations that the office entered beside it (workflow 10, "arrives after treatment"): pure, the
 * record itself stays as it was signed. Of two words about one authorization, the record's and the office's, the later holds;
 * one that only the office knows stands behind those of the record.
 */
export function withOfficeAuthorizations(chart: Chart, office: readonly OfficeAuthorization[] = []): Chart {
  const { scheduled } = chart
  const holding = office.filter((one) => !isSaidSince(chart, one))
  if (holding.length === 0) return chart
  const entered = holding.map((one) => (one.sessionId === chart.sessionId ? one.authorization : ofAnotherVisit(one)))
  const kept = scheduled.authorizations.filter((own) => !entered.some((one) => isSameAuthorization(one, own)))
  return { ...chart, scheduled: { ...scheduled, authorizations: [...kept, ...entered] } }
}

/** One authorization is one by its id, or by the payer's own number for it. */
export const isSameAuthorization = (
  a: Pick<Authorization, 'id' | 'payerId' | 'number'>,
  b: Pick<Authorization, 'id' | 'payerId' | 'number'>,
): boolean => a.id === b.id || (a.number !== '' && a.number === b.number && a.payerId === b.payerId)

/** Whether the record names it in an entry that was made after the office's. */
const isSaidSince = ({ history }: Chart, { authorization, atUtc }: OfficeAuthorization): boolean =>
  standingEvents(history).some(
    (event) =>
      (event.kind === 'AuthorizationsUpdated' || event.kind === 'SessionScheduled') &&
      event.recordedAt.utc > atUtc &&
      event.payload.authorizations.some((own) => isSameAuthorization(own, authorization)),
  )

/** What was used before is said of the visit it was entered at, and of no other. */
function ofAnotherVisit({ authorization }: OfficeAuthorization): Authorization {
  const { visitsUsed: _visits, cyclesUsed: _cycles, unitsAllowed, dosesAllowed, ...rest } = authorization
  return {
    ...rest,
    ...(unitsAllowed ? { unitsAllowed: unitsAllowed.map(({ hcpcs, units }) => ({ hcpcs, units })) } : {}),
    ...(dosesAllowed ? { dosesAllowed: dosesAllowed.map(({ hcpcs, dose }) => ({ hcpcs, dose })) } : {}),
  }
}

/** Entries of the office, oldest first → what holds of them: a later one about the same authorization replaces it, or takes it back. */
export const holdingAuthorizations = (
  entries: readonly (OfficeAuthorization & { readonly isWithdrawn: boolean })[],
): readonly OfficeAuthorization[] =>
  entries.reduce<readonly OfficeAuthorization[]>((held, { isWithdrawn, ...entry }) => {
    const others = held.filter((one) => !isSameAuthorization(one.authorization, entry.authorization))
    return isWithdrawn ? others : [...others, entry]
  }, [])
