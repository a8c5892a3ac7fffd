import { z } from 'zod'
import { billSession } from '#shared/billing/billSession.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type LineTimer, timersAt } from '#shared/chart/timers.ts'
import { instantSchema } from '#shared/document/facts.ts'
import { signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import type { BoardRow } from '../db/boardStore.ts'
import type { StoredEvent } from '../db/eventRow.ts'
import type { Project } from '../db/readTables.ts'
import type { SignedVersion } from '../db/signedStore.ts'
import type { WorklistRow } from '../db/worklistStore.ts'
import type { FindBillingFacts } from './billingFacts.ts'
import { readReceipt } from './delivery.ts'
import { foldOnce } from './foldOnce.ts'
import type { RecordReader } from './recordReader.ts'

/** What a row of the day shows beside what is searched. */
export const boardCardSchema = z.object({
  birthDate: z.string(),
  regimen: z.string(),
  initials: z.string(),
  /** Drugs running now: the lock screen's minutes. */
  running: z.array(
    z.object({
      drug: z.string(),
      startedAt: instantSchema,
      /** Moved on by every pause; null while paused and without a planned time. */
      plannedEndAt: instantSchema.nullable(),
      pausedSince: instantSchema.nullable().default(null),
    }),
  ),
  /** Every alarm to come or come already, and the next set of vitals: the lock screen rings by these. */
  alarms: z
    .array(z.object({ id: z.string(), kind: z.string(), drug: z.string().nullable(), at: instantSchema }))
    .default([]),
})

/** What a row of the worklist shows beside what is sorted by. */
export const worklistCardSchema = z.object({
  claimRef: z.string(),
  patientName: z.string(),
  mrn: z.string(),
  payerName: z.string(),
  regimen: z.string(),
  serviceDate: z.string(),
  signedAt: instantSchema,
  signedBy: z.string(),
  dischargedAt: instantSchema.nullable(),
  dueAt: instantSchema.nullable(),
  valueCents: z.number().int(),
  /** The workstation it was signed on. */
  signedOn: z.string().nullable().default(null),
})

/** A session's events and its newest signed version → its rows on the day's board and on the biller's worklist. */
export const projectSession =
  (read: RecordReader, billingFacts: FindBillingFacts): Project =>
  ({ events, signed }) => {
    const chart = foldOnce(read(events))
    return { board: chart && boardRow(chart, events), worklist: signed && worklistRow(signed, billingFacts) }
  }

function boardRow(chart: Chart, events: readonly StoredEvent[]): BoardRow {
  const { patient, plan, day, appointmentTime } = chart.scheduled
  const { lines, alarms, vitalsDue, steps, siteChecks } = timersAt(chart, lastWritten(chart))
  const card: z.infer<typeof boardCardSchema> = {
    birthDate: patient.birthDate,
    regimen: plan.regimen,
    initials: `${patient.first[0] ?? ''}${patient.last[0] ?? ''}`,
    running: lines.map((timer) => runningLine(chart, timer)),
    alarms: [
      ...alarms.map(({ id, kind, drug, at }) => ({ id, kind, drug, at })),
      ...vitalsDue.slice(0, 1).map(({ id, drug, at }) => ({ id, kind: 'vitals', drug, at })),
      ...steps.map(({ id, drug, at }) => ({ id, kind: 'rate_step', drug, at })),
      ...siteChecks.map(({ id, drug, at }) => ({ id, kind: 'site_check', drug, at })),
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
    updatedUtc: lastWritten(chart).utc,
    card,
  }
}

/** What is due is counted from the stored starts, so it holds until the next entry of the chart. */
const lastWritten = ({ history }: Chart): Instant =>
  history.map(({ event }) => event.recordedAt).reduce((last, at) => (at.utc > last.utc ? at : last))

function runningLine(
  { lines }: Chart,
  { lineId, drug, startedAt, plannedEnd }: LineTimer,
): z.infer<typeof boardCardSchema>['running'][number] {
  const open = lines.find(({ id }) => id === lineId)?.pauses.find(({ to }) => to === null)
  return { drug, startedAt, plannedEndAt: plannedEnd, pausedSince: open?.from.at ?? null }
}

const billingHours = 48

function worklistRow(signed: SignedVersion, billingFacts: FindBillingFacts): WorklistRow | null {
  const { payload, signedAt, signedBy, deviceId } = signedEnvelopeSchema.parse(JSON.parse(signed.document))
  const billed = billSession(payload, billingFacts(payload))
  if (!billed.ok) return null
  const { claim, chart } = billed.value
  const dueAt = addMinutes(claim.dischargedAt ?? signedAt, billingHours * 60)
  const missing = claim.issues.filter(({ holds }) => holds).map(({ text }) => text)
  const card: z.infer<typeof worklistCardSchema> = {
    claimRef: claim.reference,
    patientName: `${claim.patient.last}, ${claim.patient.first}`,
    mrn: claim.patient.mrn,
    payerName: claim.coverage?.payer.name ?? 'No coverage on file',
    regimen: chart.scheduled.plan.regimen,
    serviceDate: claim.serviceDate,
    signedAt,
    signedBy: payload.people.find(({ id }) => id === signedBy)?.name ?? signedBy,
    dischargedAt: claim.dischargedAt,
    dueAt,
    valueCents: claim.totalCents,
    signedOn: deviceId,
  }
  return {
    sessionId: signed.sessionId,
    version: signed.version,
    patientId: claim.patient.id,
    payerId: claim.coverage?.payer.id ?? '',
    state: missing.length > 0 ? 'on_hold' : 'ready',
    signedUtc: signed.signedUtc,
    dischargedUtc: claim.dischargedAt?.utc ?? null,
    dueUtc: dueAt.utc,
    missing,
    receiptUtc: readReceipt(signed.receipt)?.storedAt.utc ?? null,
    card,
  }
}
