import type { ClaimHolder } from '#shared/ipc/hubClaimShapes.ts'
import type { HubInput, HubOutput } from '#shared/ipc/hubContract.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { NewId } from '#shared/kernel/ports.ts'
import { row, rows, run, type Work } from '../sql.ts'
import { advance, keepPayerNumber } from './claimState.ts'
import { type ClaimRow, selectClaims, shownClaim } from './ledgerRows.ts'

/** The name of this ledger, given once. Only inside a transaction. */
export function* ledgerName(newId: NewId): Work<string> {
  const known = yield* row<{ id: string }>('select id from ledger')
  if (known) return known.id
  const id = newId()
  yield* run('insert into ledger (id) values ($1)', id)
  return id
}

export function* changedClaims(
  ledger: string,
  { after, ledger: known, limit }: HubInput<'claims.changed'>,
): Work<HubOutput<'claims.changed'>> {
  const from = known === ledger ? after : 0
  const found = yield* rows<ClaimRow>(`${selectClaims} where changed > $1 order by changed limit $2`, from, limit)
  const open = yield* row<{ count: number | string }>(
    'select count(*) as count from claim_exception where settled_at is null',
  )
  return {
    ledger,
    claims: found.map(shownClaim),
    cursor: found.at(-1)?.changed ?? from,
    holders: [...(yield* holders())],
    openExceptions: Number(open?.count ?? 0),
  }
}

interface HolderRow {
  readonly session_id: string
  readonly user_id: string
  readonly user_name: string
  readonly since: string
}

const holderOf = (found: HolderRow): ClaimHolder => ({
  sessionId: found.session_id,
  userId: found.user_id,
  userName: found.user_name,
  since: JSON.parse(found.since),
})

function* holders(): Work<readonly ClaimHolder[]> {
  return (yield* rows<HolderRow>('select * from claim_holder order by session_id')).map(holderOf)
}

/** Takes a visit, gives it back, or takes it over from another biller; whoever has it then. Only its holder gives it back. */
export function* holdClaim(
  { sessionId, by, take, over }: HubInput<'claims.hold'>,
  at: Instant,
): Work<ClaimHolder | null> {
  const held = yield* row<HolderRow>('select * from claim_holder where session_id = $1', sessionId)
  const isOwn = held?.user_id === by.id
  if (held && !isOwn && !(take && over)) return holderOf(held)
  if (take && isOwn) return holderOf(held)
  yield* run('delete from claim_holder where session_id = $1', sessionId)
  if (!take) return null
  yield* run(
    'insert into claim_holder (session_id, user_id, user_name, since) values ($1, $2, $3, $4)',
    ...[sessionId, by.id, by.name, JSON.stringify(at)],
  )
  return { sessionId, userId: by.id, userName: by.name, since: at }
}

/** The newest claim of a reference and version. */
export function* newestClaim(reference: string, version: number): Work<ClaimRow | null> {
  return yield* row<ClaimRow>(
    `${selectClaims} where reference = $1 and version = $2 order by batch_place desc limit 1`,
    reference,
    version,
  )
}

/** The payer's number as a person entered it; null = no such claim left here. */
export function* enterPayerNumber({
  reference,
  version,
  payerNumber,
}: HubInput<'claims.payerNumber'>): Work<HubOutput<'claims.payerNumber'> | null> {
  const claim = yield* newestClaim(reference, version)
  if (!claim) return null
  // Who has a number of the payer knows that the payer has the claim.
  yield* advance(claim, 'accepted')
  yield* keepPayerNumber(claim, payerNumber.trim(), 'person')
  const entered = yield* newestClaim(reference, version)
  return entered && { claim: shownClaim(entered) }
}
