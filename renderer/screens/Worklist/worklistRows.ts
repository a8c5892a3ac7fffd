import type { WorklistRow } from '#shared/ipc/shapes.ts'

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** Rows that fit every word of the search (name, MRN, claim number, payer, regimen), least time left first, no clock last. */
export function worklistRows(rows: readonly WorklistRow[], search: string): readonly WorklistRow[] {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== '')
  const text = (row: WorklistRow): string =>
    fold([row.patientName, row.mrn, row.claimRef, row.payerName, row.regimen].join(' '))
  const due = ({ dueAt }: WorklistRow): string => dueAt?.utc ?? '9999'
  return rows
    .filter((row) => words.every((word) => text(row).includes(word)))
    .sort((a, b) => due(a).localeCompare(due(b)) || a.claimRef.localeCompare(b.claimRef))
}

export const worklistViews = ['all', 'ready', 'missing', 'waiting', 'exported'] as const
export type WorklistView = (typeof worklistViews)[number]

const viewOf: Readonly<Record<WorklistRow['status'], WorklistView>> = {
  received: 'ready',
  on_hold: 'missing',
  needs_person: 'missing',
  not_yet_received: 'waiting',
  exported: 'exported',
  // The old claim is out; the new version is ready to follow it.
  corrected_claim: 'ready',
  in_batch: 'exported',
  sent: 'exported',
  accepted: 'exported',
  rejected: 'missing',
  adjudicated: 'exported',
}

export const inView = ({ status, missing }: WorklistRow, view: WorklistView): boolean =>
  view === 'all' || (status === 'corrected_claim' && missing.length > 0 ? 'missing' : viewOf[status]) === view
