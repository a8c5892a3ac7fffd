import { expect, it } from 'vitest'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { worklistRows } from './worklistRows.ts'

const row = (claimRef: string, patientName: string, dueMs: number | null): WorklistRow => ({
  sessionId: claimRef,
  version: 1,
  claimRef,
  patientName,
  mrn: `MRN${claimRef}`,
  payerName: 'Medicare',
  regimen: 'BR',
  serviceDate: '2026-11-24',
  signedAt: instantAt(0, 'UTC'),
  signedBy: 'Dana',
  dischargedAt: null,
  dueAt: dueMs === null ? null : instantAt(dueMs, 'UTC'),
  valueCents: 1,
  status: 'received',
  missing: [],
})

it('shows the least time left first, visits without a clock last', () => {
  const rows = [row('A', 'Petrov', null), row('B', 'Ahmed', 9_000), row('C', 'Rossi', 1_000)]
  expect(worklistRows(rows, '').map(({ claimRef }) => claimRef)).toEqual(['C', 'B', 'A'])
})

it('finds by every word, without accents and case', () => {
  const rows = [row('A', 'Müller, Ana', 1), row('B', 'Miller, Ana', 1)]
  expect(worklistRows(rows, 'ana MULLER').map(({ claimRef }) => claimRef)).toEqual(['A'])
  expect(worklistRows(rows, 'medicare mrnb').map(({ claimRef }) => claimRef)).toEqual(['B'])
  expect(worklistRows(rows, 'nobody')).toEqual([])
})
