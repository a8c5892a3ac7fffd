import { authorizationNumbers } from '#shared/claim/authorizationNumbers.ts'
import type { Claim } from '#shared/claim/claim.ts'
import type { ChargedVisit } from '#shared/claim/visitFacts.ts'
import type { OutgoingRow } from '#shared/ipc/hubOutgoingRows.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { nextNumber } from '../batches/counters.ts'
import { sha256 } from '../ports.ts'
import { row, rows, run, type Work } from '../sql.ts'
import type { ToSend } from './outgoingStore.ts'

/** The charges of one visit at one receiver: in the order they were put down, each credits what stood there before it. */

export interface ChargeRow {
  readonly id: string
  readonly place: number
  readonly name: string
  readonly state: 'waiting' | 'delivered' | 'needs_person'
  /** 1 = an earlier try was not answered, and nobody can tell. */
  readonly unknown: number
  /** `ChargedVisit` as it was charged; of a void, the record as it was then. null = put down before this was kept. */
  readonly charged: string | null
}

/** The newest charges at a receiver; `isCharged` false = they were voided since. */
export interface Standing<T extends ChargeRow = ChargeRow> {
  readonly row: T
  readonly isCharged: boolean
}

export const chargeRowsAt = (destinationId: string, sessionId: string): Work<readonly ChargeRow[]> =>
  rows<ChargeRow>(
    `select id, place, name, state, unknown, charged from outgoing
     where destination_id = $1 and about = 'session' and about_id = $2 order by place`,
    destinationId,
    sessionId,
  )

/**
 * Names say which version (MSH-10 `…-R2`, a bundle `…-v2`), which of its own where it went again with another authorization
 * (`…-R2C1`), and what takes it back (`…-V2`, `…-V2C1`).
 */
const nameParts = (name: string): RegExpExecArray | null => /-([RVv])((\d+)(?:C\d+)?)$/.exec(name)
export const isVoid = (name: string): boolean => nameParts(name)?.[1] === 'V'
export const versionOf = (name: string): number => Number(nameParts(name)?.[3] ?? 0)

/** The version a name says, as it says it. */
export const labelOf = (name: string): Pick<Claim, 'version' | 'label'> => ({
  version: versionOf(name),
  label: nameParts(name)?.[2] ?? '',
})

/** What stands at the receiver after these have arrived; null = nothing ever went there. */
export function standingAfter<T extends ChargeRow>(arrived: readonly T[]): Standing<T> | null {
  const charges = arrived.findLast(({ name }) => !isVoid(name))
  return charges ? { row: charges, isCharged: charges === arrived.at(-1) } : null
}

export const followsOf = (standing: Standing | null): string | null =>
  standing && `${standing.row.id}${standing.isCharged ? '' : ' voided'}`

export const chargedOf = ({ charged }: Pick<ChargeRow, 'charged'>): ChargedVisit | null =>
  charged === null ? null : (JSON.parse(charged) as ChargedVisit)

/** What the charges of a visit left with, wherever they went, by the id of what left. */
export function* chargedAbout(sessionId: string): Work<ReadonlyMap<string, NonNullable<OutgoingRow['charged']>>> {
  const all = yield* rows<Pick<ChargeRow, 'id' | 'name' | 'charged'>>(
    `select id, name, charged from outgoing where about = 'session' and about_id = $1`,
    sessionId,
  )
  return new Map(
    all.flatMap((one) => {
      const charged = isVoid(one.name) ? null : chargedOf(one)
      if (!charged) return []
      return [
        [one.id, { version: charged.claim.version, authorizations: [...authorizationNumbers(charged.claim)] }] as const,
      ]
    }),
  )
}

/** Says afterwards what an older hub did not keep. */
export const keepCharged = (id: string, charged: ChargedVisit): Work<void> =>
  run('update outgoing set charged = $2 where id = $1 and charged is null', id, JSON.stringify(charged))

export interface ChargesToSend extends Omit<ToSend, 'about'> {
  readonly charged: ChargedVisit
  readonly follows: string | null
}

/**
 * Puts the charges of a visit down. False = these already went, or go, there. What was refused under this name goes again as
 * it is now, behind everything that was put down since.
 */
export function* enqueueCharges(send: ChargesToSend, at: Instant): Work<boolean> {
  const { destinationId, name, body, aboutId, by, charged, follows } = send
  const known = yield* row<Pick<ChargeRow, 'id' | 'state'>>(
    `select id, state from outgoing where destination_id = $1 and about = 'session' and about_id = $2 and name = $3`,
    ...[destinationId, aboutId, name],
  )
  if (known && known.state !== 'needs_person') return false
  const place = yield* nextNumber('outgoing')
  const content = [sha256(body), body, JSON.stringify(charged), follows]
  const made = [at.utc, JSON.stringify(at), by]
  if (known)
    yield* run(
      `update outgoing set place = $2, content_id = $3, body = $4, charged = $5, follows = $6, next_utc = $7,
         created_at = $8, created_by = $9, state = 'waiting', attempts = 0, words = null, settled_at = null where id = $1`,
      ...[known.id, place, ...content, ...made],
    )
  else
    yield* run(
      `insert into outgoing (id, place, destination_id, name, about, about_id, content_id, body, charged, follows, state,
         next_utc, created_at, created_by)
       values ($1, $2, $3, $4, 'session', $5, $6, $7, $8, $9, 'waiting', $10, $11, $12)`,
      ...[send.id, place, destinationId, name, aboutId, ...content, ...made],
    )
  return true
}

/** The same charges with other credits: written anew before they leave. */
export const rewrite = (id: string, body: string, follows: string | null): Work<void> =>
  run('update outgoing set body = $2, content_id = $3, follows = $4 where id = $1', id, body, sha256(body), follows)
