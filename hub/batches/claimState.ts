import { type ClaimState, claimStates, payerNumberSources } from '#shared/ipc/hubClaimShapes.ts'
import { row, run, type Work } from '../sql.ts'
import { nextNumber } from './counters.ts'
import type { ClaimRow } from './ledgerRows.ts'
import { noteWhoIsNext } from './nextPayer.ts'

type ClaimKey = Pick<ClaimRow, 'batch_id' | 'reference'>

const rankOf = (state: ClaimState): number => claimStates.indexOf(state)

/** Gives a claim a change number though it stands where it stood: what was paid on it is news to a build that runs. */
export function* noteChange({ batch_id, reference }: ClaimKey): Work<void> {
  const changed = yield* nextNumber('change')
  yield* run(
    'update sent_claim set changed = $3 where batch_id = $1 and reference = $2',
    ...[batch_id, reference, changed],
  )
}

/** Moves a claim on, never back: answers that arrive twice or in another order leave it at the same place. */
export function* advance({ batch_id, reference }: ClaimKey, state: ClaimState): Work<void> {
  const now = yield* row<{ state: ClaimState; session_id: string }>(
    'select state, session_id from sent_claim where batch_id = $1 and reference = $2',
    batch_id,
    reference,
  )
  if (!now || rankOf(now.state) >= rankOf(state)) return
  const changed = yield* nextNumber('change')
  yield* run(
    'update sent_claim set state = $3, changed = $4 where batch_id = $1 and reference = $2',
    ...[batch_id, reference, state, changed],
  )
  // What was sent back to us does not stand with its payer: their turn comes again.
  if (state === 'rejected') yield* noteWhoIsNext([now.session_id])
}

/** The one way back: what a person placed by hand and took away again had moved it. */
export function* standAgain({ batch_id, reference }: ClaimKey, state: ClaimState): Work<void> {
  const changed = yield* nextNumber('change')
  yield* run(
    'update sent_claim set state = $3, changed = $4 where batch_id = $1 and reference = $2',
    ...[batch_id, reference, state, changed],
  )
}

/** Keeps the payer's number. What a person entered stands before what a payment says, and that before an acknowledgment. */
export function* keepPayerNumber(
  { batch_id, reference }: ClaimKey,
  payerNumber: string,
  from: (typeof payerNumberSources)[number],
): Work<void> {
  if (payerNumber === '') return
  const rank = payerNumberSources.indexOf(from) + 1
  const isNew = yield* row(
    `select 1 as found from sent_claim where batch_id = $1 and reference = $2 and payer_number_from <= $4
       and (payer_number is null or payer_number <> $3 or payer_number_from <> $4)`,
    ...[batch_id, reference, payerNumber, rank],
  )
  if (!isNew) return
  const changed = yield* nextNumber('change')
  yield* run(
    'update sent_claim set payer_number = $3, payer_number_from = $4, changed = $5 where batch_id = $1 and reference = $2',
    ...[batch_id, reference, payerNumber, rank, changed],
  )
}

/** Forgets a number that a payment alone said, when the payment is not of this claim after all: nothing tells it any more. */
export function* forgetPayerNumber({ batch_id, reference }: ClaimKey, payerNumber: string): Work<void> {
  const changed = yield* nextNumber('change')
  yield* run(
    `update sent_claim set payer_number = null, payer_number_from = 0, changed = $5
     where batch_id = $1 and reference = $2 and payer_number = $3 and payer_number_from = $4`,
    ...[batch_id, reference, payerNumber, payerNumberSources.indexOf('payment') + 1, changed],
  )
}
