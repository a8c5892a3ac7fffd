import { worklistStatusWords } from '#renderer/words/billing.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import type { WorklistGroup, WorklistSortKey } from '#shared/ipc/worklistShapes.ts'

/** Without accents and case: what somebody types finds what somebody else wrote. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

const groups: Readonly<Record<WorklistRow['status'], Exclude<WorklistGroup, 'all'>>> = {
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
  // The first payer has decided; the claim to the next one is ready to leave.
  second_payer: 'ready',
}

/** The one group a row stands under beside "all". */
export const groupOf = ({ status, missing }: WorklistRow): Exclude<WorklistGroup, 'all'> =>
  (status === 'corrected_claim' || status === 'second_payer') && missing.length > 0 ? 'missing' : groups[status]

/** Behind everything that is written: a row without a due time, a holder or a value. */
const last = '\uffff'

const moneyText = (cents: number | null): string => (cents === null ? last : String(cents).padStart(12, '0'))

/** The text by which a row is sorted in a column: plain comparison gives the order, smallest first. */
export function sortText(row: WorklistRow, key: WorklistSortKey): string {
  switch (key) {
    case 'hours':
      return row.dueAt?.utc ?? last
    case 'patient':
      return folded(row.patientName)
    case 'service':
      return row.serviceDate
    case 'payer':
      return folded(row.payerName)
    case 'treatment':
      return folded(row.regimen)
    case 'status':
      return folded(worklistStatusWords[row.status])
    case 'holder':
      return row.holder ? folded(row.holder.name) : last
    case 'missing':
      return row.missing.length > 0 ? folded(row.missing[0] ?? '') : last
    case 'value':
      return moneyText(row.valueCents)
  }
}
