import { z } from 'zod'
import type { ReportRow } from '#electron/db/reportStore.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { serviceDate } from '#shared/chart/serviceDate.ts'
import { reportedLines } from '#shared/claim/buildClaim.ts'
import { type LostContainer, lostContainersOf } from '#shared/claim/losses.ts'
import { wasteReasons } from '#shared/clinical/pickLists.ts'
import { instantSchema } from '#shared/document/facts.ts'
import { type StopLine, stopLinesOf, stopOutcomes } from '#shared/reports/stopTimes.ts'
import type { BilledVersion } from '../claims/projectWorklist.ts'

/** What a report shows of one visit; `signed` false = it ended without treatment and nobody signs it. */
export const visitReportSchema = z.object({
  signed: z.boolean(),
  patientId: z.string(),
  patientName: z.string(),
  mrn: z.string(),
  claimRef: z.string(),
  /** The stock its drugs were taken from. */
  pool: z.enum(['own', '340b']),
  stops: z.array(
    z.object({
      lineId: z.string(),
      drug: z.string(),
      nurseId: z.string(),
      outcome: z.enum(stopOutcomes),
      startedAt: instantSchema,
      stoppedAt: instantSchema.nullable(),
    }),
  ),
  losses: z.array(
    z.object({
      lineId: z.string(),
      containerId: z.string(),
      drug: z.string(),
      ndc: z.string(),
      lot: z.string(),
      amount: z.string(),
      labeled: z.string(),
      unit: z.string(),
      reason: z.enum(wasteReasons).nullable(),
    }),
  ),
})
export type VisitReport = z.infer<typeof visitReportSchema>

/**
 * What the reports count of a visit: of its newest signed version, or, where it was held or cancelled and nobody signs it,
 * what was mixed for it and thrown away. A visit entered in error counts nowhere. Null = nothing of it is counted.
 */
export function reportRow(now: Chart | null, billed: BilledVersion | null): ReportRow | null {
  if (now?.state === 'entered_in_error') return null
  if (billed) {
    const losses = lostContainersOf(billed.chart, reportedLines(billed.coding))
    return rowOf(billed.chart, { signed: true, stops: stopLinesOf(billed.chart), losses })
  }
  if (!now?.closed) return null
  const losses = lostContainersOf(now)
  return losses.length === 0 ? null : rowOf(now, { signed: false, stops: [], losses })
}

interface Counted {
  readonly signed: boolean
  readonly stops: readonly StopLine[]
  readonly losses: readonly LostContainer[]
}

function rowOf(chart: Chart, { signed, stops, losses }: Counted): ReportRow {
  const { patient, claimRef, profile } = chart.scheduled
  const body: VisitReport = {
    signed,
    patientId: patient.id,
    patientName: `${patient.last}, ${patient.first}`,
    mrn: patient.mrn,
    claimRef,
    pool: profile.acquired340b ? '340b' : 'own',
    stops: [...stops],
    losses: [...losses],
  }
  return { sessionId: chart.sessionId, day: serviceDate(chart), lost: losses.length, body }
}
