import { z } from 'zod'
import type { ClaimHolder, ClaimState, SentClaimRow } from '#shared/ipc/hubClaimShapes.ts'
import type { Tx, WritableDb } from './rights.ts'

/** A claim that left, as this desk knows it from its hub. */
export interface KnownClaim {
  readonly reference: string
  readonly version: number
  readonly frequency: '1' | '7' | '8'
  readonly state: ClaimState
  readonly payerNumber: string | null
  readonly batchPlace: number
  /** The authorization numbers it left with; null = not known. */
  readonly authorizations: readonly string[] | null
}

export interface ClaimCursor {
  readonly ledger: string
  readonly place: number
  readonly openExceptions: number
}

export interface SentClaimStore {
  /** null = the hub was never asked. */
  cursor(): ClaimCursor | null
  /** What changed at the hub; another ledger than before empties what is known first. */
  take(tx: Tx, claims: readonly SentClaimRow[], holders: readonly ClaimHolder[], cursor: ClaimCursor): void
  ofSession(sessionId: string): readonly KnownClaim[]
  holder(sessionId: string): ClaimHolder | null
  holders(): readonly ClaimHolder[]
}

interface HolderRow {
  readonly session_id: string
  readonly user_id: string
  readonly user_name: string
  readonly since: string
}

const holderOf = ({ session_id, user_id, user_name, since }: HolderRow): ClaimHolder => ({
  sessionId: session_id,
  userId: user_id,
  userName: user_name,
  since: JSON.parse(since),
})

/** Where claims stand with their payers, kept here so that the worklist knows it without the hub. */
export function createSentClaimStore(db: WritableDb): SentClaimStore {
  const cursor = db.prepare<[], ClaimCursor>(
    'select ledger, place, open_exceptions as openExceptions from claim_cursor',
  )
  const move = db.prepare<[ClaimCursor]>(
    'insert or replace into claim_cursor (only_one, ledger, place, open_exceptions) values (1, @ledger, @place, @openExceptions)',
  )
  const put = db.prepare<[Omit<SentClaimRow, 'authorizations'> & { readonly authorizations: string | null }]>(
    `insert or replace into sent_claims (batch_id, reference, session_id, version, frequency, state, payer_number,
       batch_place, authorizations)
     values (@batchId, @reference, @sessionId, @version, @frequency, @state, @payerNumber, @batchPlace, @authorizations)`,
  )
  const ofSession = db.prepare<[string], Omit<KnownClaim, 'authorizations'> & { authorizations: string | null }>(
    `select reference, version, frequency, state, payer_number as payerNumber, batch_place as batchPlace, authorizations
     from sent_claims where session_id = ? order by batch_place, reference`,
  )
  const clearClaims = db.prepare('delete from sent_claims')
  const clearHolders = db.prepare('delete from claim_holders')
  const hold = db.prepare<[string, string, string, string]>('insert into claim_holders values (?, ?, ?, ?)')
  const holder = db.prepare<[string], HolderRow>('select * from claim_holders where session_id = ?')
  const holders = db.prepare<[], HolderRow>('select * from claim_holders order by session_id')
  return {
    cursor: () => cursor.get() ?? null,
    take(_tx, claims, held, next) {
      if (cursor.get()?.ledger !== next.ledger) clearClaims.run()
      for (const { authorizations, ...claim } of claims)
        put.run({ ...claim, authorizations: authorizations ? JSON.stringify(authorizations) : null })
      clearHolders.run()
      for (const { sessionId, userId, userName, since } of held)
        hold.run(sessionId, userId, userName, JSON.stringify(since))
      move.run(next)
    },
    ofSession: (sessionId) =>
      ofSession.all(sessionId).map(({ authorizations, ...claim }) => ({
        ...claim,
        authorizations: authorizations === null ? null : z.array(z.string()).parse(JSON.parse(authorizations)),
      })),
    holder(sessionId) {
      const row = holder.get(sessionId)
      return row ? holderOf(row) : null
    },
    holders: () => holders.all().map(holderOf),
  }
}
