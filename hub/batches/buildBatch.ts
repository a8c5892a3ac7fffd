import type { Claim } from '#shared/claim/claim.ts'
import { sentClaimOf } from '#shared/claim/sentClaim.ts'
import { signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { setsOf, write837i, write837p } from '#shared/formats/x12/write837.ts'
import type { Batch, LeftOut } from '#shared/ipc/hubClaimShapes.ts'
import type { HubInput } from '#shared/ipc/hubContract.ts'
import { type Instant, localDate } from '#shared/kernel/instant.ts'
import { err, type Result } from '#shared/kernel/result.ts'
import { sha256 } from '../ports.ts'
import { row, rows, run, type Work } from '../sql.ts'
import { findBatch } from './batchReads.ts'
import { nextNumber } from './counters.ts'
import { type ClaimRow, selectClaims } from './ledgerRows.ts'
import { movementsOf, noteWhoIsNext } from './nextPayer.ts'
import { planSession } from './planSession.ts'

type BuildInput = HubInput<'batches.build'>

export interface Built {
  readonly batch: Batch | null
  readonly leftOut: readonly LeftOut[]
}

/**
 * One claim file of the chosen sessions: claims, numbers, bytes and their hash kept in one transaction. The same id again
 * gives the file that was built; what stands in it is never changed.
 */
export function* buildBatch(input: BuildInput, at: Instant): Work<Built> {
  const held = yield* findBatch(input.batchId)
  if (held) return { batch: held, leftOut: held.leftOut }
  const claims: Claim[] = []
  const leftOut: LeftOut[] = []
  const taken = new Set<string>()
  for (const chosen of input.sessions) {
    if (taken.has(chosen.sessionId)) continue
    taken.add(chosen.sessionId)
    const planned = yield* planOne(chosen, { form: input.form, createdAt: at })
    if (planned.ok) claims.push(...planned.value)
    else leftOut.push({ sessionId: chosen.sessionId, ...planned.error })
  }
  const [first, ...rest] = claims
  if (!first) return { batch: null, leftOut }
  yield* store(input, [first, ...rest], leftOut, at)
  return { batch: yield* findBatch(input.batchId), leftOut }
}

type NotPlanned = Omit<LeftOut, 'sessionId'>

function* planOne(
  { sessionId, version, facts, as }: BuildInput['sessions'][number],
  form: Parameters<typeof planSession>[1],
): Work<Result<readonly Claim[], NotPlanned>> {
  const signed = yield* row<{ version: number; claim_ref: string; envelope: string }>(
    'select version, claim_ref, envelope from signed_version where session_id = $1 order by version desc limit 1',
    sessionId,
  )
  if (!signed)
    return err({ reference: '', words: ['The hub has not received this visit yet. Send it, then build again.'] })
  const reference = signed.claim_ref
  if (signed.version !== version)
    return err({
      reference,
      words: [`Version ${signed.version} was signed, and version ${version} was chosen. Look at it again.`],
    })
  const history = yield* rows<ClaimRow>(`${selectClaims} where session_id = $1 order by batch.place`, sessionId)
  const movements = yield* movementsOf(sessionId)
  const { payload: document } = signedEnvelopeSchema.parse(JSON.parse(signed.envelope))
  const planned = planSession({ document, facts, as, history, movements }, form)
  return planned.ok ? planned : err({ reference, words: [...planned.error] })
}

function* store(
  { batchId, form, production, by }: BuildInput,
  claims: readonly [Claim, ...Claim[]],
  leftOut: readonly LeftOut[],
  at: Instant,
): Work<void> {
  const controlNumber = yield* nextNumber('interchange')
  const groupControl = yield* nextNumber('group')
  const firstSetControl = yield* nextNumber('set', setsOf(claims.length))
  const write = form === 'professional' ? write837p : write837i
  const { text, places } = write(claims, { controlNumber, groupControl, firstSetControl, createdAt: at, production })
  const place = yield* nextNumber('batch')
  const kind = form === 'professional' ? '837P' : '837I'
  const day = localDate(at).replaceAll('-', '')
  // Never used twice: it carries the control number (billing-interfaces 6).
  const fileName = `${claims[0].practice.id}_${kind}_${day}_${String(controlNumber).padStart(9, '0')}.x12`
  yield* run(
    `insert into batch (id, place, form, production, interchange_control, group_control, file_name, sha256, body, places,
       claims, total_cents, built_at, built_by, left_out)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    ...[batchId, place, form, production ? 1 : 0, controlNumber, groupControl, fileName, sha256(text), text],
    ...[JSON.stringify(places), claims.length, claims.reduce((sum, { totalCents }) => sum + totalCents, 0)],
    ...[JSON.stringify(at), JSON.stringify(by), JSON.stringify(leftOut)],
  )
  for (const claim of claims) yield* keepClaim(batchId, claim)
  const followed = claims.filter(({ priorPayments }) => priorPayments.length > 0)
  yield* noteWhoIsNext(followed.map(({ sessionId }) => sessionId))
}

function* keepClaim(batchId: string, claim: Claim): Work<void> {
  const sent = sentClaimOf(claim)
  const changed = yield* nextNumber('change')
  yield* run(
    `insert into sent_claim (batch_id, reference, version, session_id, frequency, payer_id, total_cents, sent, claim, state,
       changed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'built', $10)`,
    ...[batchId, sent.reference, sent.version, sent.sessionId, sent.frequency, sent.payerId, sent.totalCents],
    ...[JSON.stringify(sent), JSON.stringify(claim), changed],
  )
  for (const { lineId } of sent.lines)
    yield* run(
      'insert into sent_line (line_id, batch_id, reference) values ($1, $2, $3)',
      lineId,
      batchId,
      sent.reference,
    )
}
