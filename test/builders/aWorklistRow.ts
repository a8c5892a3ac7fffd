import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { instantAt } from '#shared/kernel/instant.ts'

/** A row of the worklist whose visit is named as its claim. */
export const aWorklistRow = (claimRef: string, more: Partial<WorklistRow> = {}): WorklistRow => ({
  sessionId: claimRef,
  version: 1,
  claimRef,
  patientName: `Patient ${claimRef}`,
  mrn: `MRN${claimRef}`,
  payerName: 'Medicare',
  regimen: 'BR',
  serviceDate: '2026-11-24',
  signedAt: instantAt(0, 'UTC'),
  signedBy: 'Dana',
  dischargedAt: null,
  dueAt: instantAt(1_000, 'UTC'),
  valueCents: 1,
  status: 'received',
  missing: [],
  ...more,
})
