import type { Chart, Line } from '#shared/chart/chart.ts'
import type { GivenBefore } from '#shared/clinical/doseNumber.ts'
import type { Desk } from '../desk.ts'
import { foldOnce } from './foldOnce.ts'

/** Somebody who comes every week for a year and a half. */
const mostVisits = 80

/**
 * What the patient's earlier visits on this workstation gave: which dose of a drug today's is (workflow 4.4). Asked once, at
 * arrival; the entry carries the answer, so that every workstation has the same schedule.
 */
export function givenBefore(desk: Desk, { sessionId, scheduled }: Chart): GivenBefore {
  const visits = desk.stores.tables.board
    .visitsOfMrn(scheduled.patient.mrn, mostVisits)
    .filter((row) => row.sessionId !== sessionId && row.day <= scheduled.day)
    .flatMap((row) => foldOnce(desk.record(row.sessionId)) ?? [])
    .filter(({ state, lines }) => state !== 'entered_in_error' && lines.some(wasGiven))
  const drugs = new Map<string, GivenBefore['drugs'][number]>()
  for (const { scheduled: earlier, lines } of visits)
    for (const drug of new Set(lines.filter(wasGiven).map(({ plan }) => plan.catalogue.drug))) {
      const known = drugs.get(drug)
      const lastOn = known && known.lastOn > earlier.day ? known.lastOn : earlier.day
      drugs.set(drug, { drug, times: (known?.times ?? 0) + 1, lastOn })
    }
  const courseKnown = visits.some(
    ({ scheduled: { plan } }) => plan.regimen === scheduled.plan.regimen && plan.cycle === 1,
  )
  return { courseKnown, drugs: [...drugs.values()] }
}

const wasGiven = ({ start, given }: Line): boolean => start !== null || given !== null
