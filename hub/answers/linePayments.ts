import type { LinePaymentRow } from '#shared/ipc/hubClaimShapes.ts'
import type { HubOutput } from '#shared/ipc/hubContract.ts'
import { type ClaimRow, selectClaims, sentOf, shownClaim } from '../batches/ledgerRows.ts'
import { rows, type Work } from '../sql.ts'

interface PostingRow {
  readonly payer_name: string
  readonly trace: string
  readonly paid_on: string | null
  readonly reference: string
  readonly status: string
  readonly matched_by: string
  readonly line_id: string
  readonly paid_cents: number
  readonly allowed_cents: number | null
  readonly patient_cents: number
  readonly adjustments: string
  readonly remarks: string
}

/**
 * Every line of a visit that ever left, with all its movements added up: a reversal takes back, nothing overwrites. The
 * patient's share is the last payer's alone: each of them says what is left behind it.
 */
export function* linePayments(sessionId: string): Work<HubOutput<'claims.payments'>> {
  const claims = yield* rows<ClaimRow>(
    `${selectClaims} where session_id = $1 order by batch_place, reference`,
    sessionId,
  )
  const postings = yield* rows<PostingRow>(
    `select payment.payer_name, payment.trace, payment.paid_on, posting.* from posting
     join payment on payment.payer = posting.payer and payment.trace = posting.trace
     join answer_file on answer_file.id = payment.answer_file_id
     where session_id = $1 order by answer_file.place, posting.payer, posting.trace, posting.nth`,
    sessionId,
  )
  const lines = new Map<string, LinePaymentRow>()
  for (const claim of claims) {
    const sent = sentOf(claim)
    for (const line of sent.lines) {
      const own = postings.filter(({ line_id }) => line_id === line.lineId)
      lines.set(line.lineId, {
        reference: sent.reference,
        version: sent.version,
        lineId: line.lineId,
        code: line.code,
        modifiers: [...line.modifiers],
        units: line.units,
        chargeCents: line.chargeCents,
        ...addedUp(own),
      })
    }
  }
  return { lines: [...lines.values()], claims: claims.map(shownClaim) }
}

const addedUp = (
  own: readonly PostingRow[],
): Pick<LinePaymentRow, 'paidCents' | 'patientCents' | 'allowedCents' | 'movements'> => ({
  paidCents: own.reduce((sum, { paid_cents }) => sum + paid_cents, 0),
  patientCents: patientShare(own),
  allowedCents: own.findLast(({ allowed_cents }) => allowed_cents !== null)?.allowed_cents ?? null,
  movements: own.map((one) => ({
    payerName: one.payer_name,
    trace: one.trace,
    paidOn: one.paid_on,
    status: one.status,
    matchedBy: one.matched_by,
    paidCents: one.paid_cents,
    patientCents: one.patient_cents,
    adjustments: JSON.parse(one.adjustments),
    remarks: JSON.parse(one.remarks),
  })),
})

/** What the claim that decided last leaves to the patient, in cents; one that took its decision back has not decided. */
function patientShare(own: readonly PostingRow[]): number {
  const isTakenBack = (reference: string): boolean =>
    own.findLast((one) => one.reference === reference)?.status === '22'
  const last = own.findLast(({ reference }) => !isTakenBack(reference))
  return own
    .filter(({ reference }) => reference === last?.reference)
    .reduce((sum, { patient_cents }) => sum + patient_cents, 0)
}
