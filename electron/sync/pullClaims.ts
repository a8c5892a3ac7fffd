import type { ClaimHolder } from '#shared/ipc/hubClaimShapes.ts'
import { keepNextPayers } from '../desk/claims/nextPayers.ts'
import { awaitsBatches, noteBuilt } from '../desk/claims/orderedBatches.ts'
import type { Desk } from '../desk/desk.ts'
import type { HubClient } from './hubClient.ts'

const claimsAtOnce = 300

/**
 * One page of what changed with claims that left, and who works on which visit. True = more is waiting. A hub of before
 * knows no claims: that is no trouble of the way to it.
 */
export async function pullClaims(
  desk: Desk,
  client: HubClient,
  deviceKey: string,
  isStopped: () => boolean,
): Promise<boolean> {
  await pullBuilt(desk, client, deviceKey)
  if (isStopped()) return false
  const { claims: store, tables } = desk.stores
  const before = store.cursor()
  const asked = { after: before?.place ?? 0, ledger: before?.ledger ?? null, limit: claimsAtOnce }
  const answer = await client.call('claims.changed', asked, { deviceKey })
  if (!answer.ok || isStopped()) return false
  const { claims, holders, ledger, cursor, openExceptions } = answer.value
  const known = store.holders()
  const isNews =
    claims.length > 0 ||
    before?.ledger !== ledger ||
    before.openExceptions !== openExceptions ||
    JSON.stringify(known) !== JSON.stringify(holders)
  if (!isNews) return false
  const moved = new Set(claims.map((claim) => claim.sessionId))
  desk.transaction((tx) => {
    store.take(tx, claims, holders, { ledger, place: cursor, openExceptions })
    keepNextPayers(desk.stores.documents, claims, desk.now())
    for (const sessionId of moved) tables.refresh(tx, sessionId)
  })
  const isNew = before?.ledger !== ledger
  const sessionIds = [...new Set([...moved, ...changedHolders(known, holders)])]
  desk.push({ push: 'worklist.changed', ...(isNew ? {} : { sessionIds }) })
  return claims.length === claimsAtOnce
}

const batchesAtOnce = 50

/** What became of the claim files this desk ordered: who ordered one may have closed its sheet, or never heard an answer. */
async function pullBuilt(desk: Desk, client: HubClient, deviceKey: string): Promise<void> {
  if (!awaitsBatches(desk)) return
  const listed = await client.call('batches.list', { limit: batchesAtOnce }, { deviceKey })
  if (listed.ok) noteBuilt(desk, listed.value.batches)
}

/** The visits that somebody took, gave back or took over since. */
function changedHolders(known: readonly ClaimHolder[], now: readonly ClaimHolder[]): readonly string[] {
  const keyOf = ({ sessionId, userId }: ClaimHolder): string => `${sessionId} ${userId}`
  const [before, after] = [new Set(known.map(keyOf)), new Set(now.map(keyOf))]
  const changed = [...known.filter((one) => !after.has(keyOf(one))), ...now.filter((one) => !before.has(keyOf(one)))]
  return changed.map(({ sessionId }) => sessionId)
}
