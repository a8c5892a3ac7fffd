import { z } from 'zod'
import type { BoardRow } from '#electron/db/boardStore.ts'
import type { StoredEvent } from '#electron/db/eventRow.ts'
import type { Project } from '#electron/db/readTables.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type LineTimer, timersAt } from '#shared/chart/timers/timers.ts'
import { endMarksOf, usualChairTimes } from '#shared/clinical/chairTimes.ts'
import { instantSchema } from '#shared/document/facts.ts'
import { endMarksSchema, ringSchema } from '#shared/ipc/ringShapes.ts'
import { printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { FindBillingFacts } from '../claims/billingFacts.ts'
import { billedVersion, worklistRow } from '../claims/projectWorklist.ts'
import { reportRow } from '../reports/visitReport.ts'
import { foldOnce } from './foldOnce.ts'
import type { RecordReader } from './recordReader.ts'

/** What a row of the day shows beside what is searched. */
export const boardCardSchema = z.object({
  birthDate: z.string(),
  regimen: z.string(),
  initials: z.string(),
  amending: z.boolean().default(false),
  /** The patient's photo was taken in this visit. */
  hasPhoto: z.boolean().default(false),
  /** Drugs running now: the lock screen's minutes. */
  running: z.array(
    z.object({
      drug: z.string(),
      startedAt: instantSchema,
      /** Moved on by every pause; null while paused and without a planned time. */
      plannedEndAt: instantSchema.nullable(),
      pausedSince: instantSchema.nullable().default(null),
      /** From how many minutes before and after its planned end it stands out. */
      marks: endMarksSchema.default(endMarksOf(usualChairTimes)),
    }),
  ),
  /** Pumps that went home with an appointment to come off, and those of other visits that came off here. */
  pumpsHome: z.array(z.object({ pumpId: z.string(), drug: z.string(), disconnectAt: instantSchema })).default([]),
  pumpsOff: z.array(z.object({ pumpId: z.string(), connectSessionId: z.string() })).default([]),
  /** Every alarm to come or come already, and the next set of vitals: the lock screen rings by these. */
  alarms: z.array(ringSchema).default([]),
})

/** A session's events and its newest signed version → its rows on the day's board, the biller's worklist and in the reports. */
export const projectSession =
  (read: RecordReader, billingFacts: FindBillingFacts): Project =>
  ({ events, signed, previous }) => {
    const chart = foldOnce(read(events))
    const billed = signed && billedVersion(signed, billingFacts)
    return {
      board: chart && boardRow(chart, events),
      worklist: billed && worklistRow({ billed, previous, chart }, billingFacts),
      report: reportRow(chart, billed),
    }
  }

function boardRow(chart: Chart, events: readonly StoredEvent[]): BoardRow {
  const { patient, plan, day, appointmentTime } = chart.scheduled
  const { times } = chart
  // What is due is counted from the stored starts, so it holds until the next entry of the chart.
  const { lines, alarms, vitalsDue, steps, siteChecks, veinLimits } = timersAt(chart, chart.lastRecordedAt)
  const card: z.infer<typeof boardCardSchema> = {
    birthDate: patient.birthDate,
    regimen: plan.regimen,
    initials: `${patient.first[0] ?? ''}${patient.last[0] ?? ''}`,
    amending: chart.amendments.length > 0,
    hasPhoto: chart.photo !== null,
    running: lines.map((timer) => runningLine(chart, timer)),
    ...pumpsOf(chart),
    alarms: [
      ...alarms.map(({ id, kind, drug, at, minutes }) => ({ id, kind, drug, at, minutes })),
      ...vitalsDue
        .slice(0, 1)
        .map(({ id, drug, at }) => ({ id, kind: 'vitals', drug, at, minutes: times.alarms.escalate })),
      ...steps.map(({ id, drug, at }) => ({ id, kind: 'rate_step', drug, at })),
      ...siteChecks.map(({ id, drug, at }) => ({ id, kind: 'site_check', drug, at })),
      ...veinLimits.map(({ id, drug, at, minutes }) => ({ id, kind: 'vein_limit', drug, at, minutes })),
    ],
  }
  return {
    sessionId: chart.sessionId,
    day,
    chair: chart.chair,
    appointmentTime,
    state: chart.state,
    patientId: patient.id,
    patientName: `${patient.last}, ${patient.first}`,
    mrn: patient.mrn,
    birthDate: patient.birthDate,
    nurseId: chart.ties.nurseId,
    isSigned: chart.signed !== null,
    version: events.length,
    updatedUtc: chart.lastRecordedAt.utc,
    card,
  }
}

function runningLine(
  { lines, times }: Chart,
  { lineId, drug, startedAt, plannedEnd, missingStopFrom }: LineTimer,
): z.infer<typeof boardCardSchema>['running'][number] {
  const open = lines.find(({ id }) => id === lineId)?.pauses.find(({ to }) => to === null)
  const marks = endMarksOf(times)
  return {
    ...{ drug, startedAt, plannedEndAt: plannedEnd, pausedSince: open?.from.at ?? null },
    // Heard of since its end, it is missed that much later.
    marks:
      plannedEnd && missingStopFrom ? { ...marks, missing: printedMinutesBetween(plannedEnd, missingStopFrom) } : marks,
  }
}

function pumpsOf({ lines, care }: Chart): Pick<z.infer<typeof boardCardSchema>, 'pumpsHome' | 'pumpsOff'> {
  return {
    pumpsHome: lines.flatMap(({ plan, homePump }) => {
      const { pumpId, disconnectAt } = homePump?.facts ?? {}
      return pumpId && disconnectAt ? [{ pumpId, drug: plan.name, disconnectAt }] : []
    }),
    pumpsOff: care.disconnects.map(({ pumpId, connectSessionId }) => ({ pumpId, connectSessionId })),
  }
}
