import { standingClaims } from '#shared/claim/standing.ts'
import type { User } from '#shared/document/clinic.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { ClaimState } from '#shared/ipc/hubClaimShapes.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { OutboxRow } from '../db/outboxStore.ts'
import type { WorklistRow as StoredRow } from '../db/worklistStore.ts'
import { audit } from '../desk/audit.ts'
import type { Desk } from '../desk/desk.ts'
import { signedBody } from '../desk/enqueue.ts'
import { exportClaim } from '../desk/exportClaim.ts'
import { exportedVersion, rememberExport } from '../desk/exports.ts'
import { foldOnce } from '../desk/foldOnce.ts'
import { noteAlone } from '../desk/noteAlone.ts'
import { amendingSentence, differencesBetween, worklistCardSchema } from '../desk/projectWorklist.ts'
import { newestDocument } from '../desk/signedDocument.ts'

const longestList = 5_000

type WorklistHandlers = Pick<Handlers, 'worklist.list' | 'worklist.open' | 'claim.export'>

/** The biller's side: what is signed, what holds it, and the files that leave. */
export const worklistHandlers = (desk: Desk): WorklistHandlers => ({
  'worklist.list': (_input, { user }) =>
    ok({ rows: desk.stores.tables.worklist.byDue(longestList).map((row) => shownRow(desk, row, user)) }),
  'worklist.open': ({ sessionId }, { id, user }) => {
    const row = desk.stores.tables.worklist.get(sessionId)
    const document = newestDocument(desk, sessionId)
    if (!row || !document) return err({ code: 'session-unknown', facts: {} })
    // The screen asks again after every push; who looked is noted once for each sitting.
    if (user && desk.people.seesFirst(id, `worklist ${sessionId}`))
      noteAlone(desk, { kind: 'audit.sessionSeen', userId: user.id, sessionId, facts: { where: 'worklist' } })
    const facts = JSON.parse(JSON.stringify(desk.stores.billingFacts(document)))
    return ok({ row: shownRow(desk, row, user), document: JSON.parse(JSON.stringify(document)), facts })
  },
  'claim.export': ({ sessionId, format }, { user }) => {
    const document = newestDocument(desk, sessionId)
    if (!document) return err({ code: 'session-unknown', facts: {} })
    const open = foldOnce(desk.record(sessionId))?.amendments[0]
    if (open)
      return err({
        code: 'claim-held',
        facts: { text: amendingSentence(document.version, open.stamp.at), count: '1' },
      })
    const exported = exportClaim(document, format, {
      production: !desk.demo,
      facts: desk.stores.billingFacts(document),
    })
    if (!exported.ok)
      return err({
        code: 'claim-held',
        facts: { text: exported.error[0] ?? '', count: String(exported.error.length) },
      })
    const facts = { format, sha256: exported.value.sha256, version: String(document.version) }
    desk.transaction((tx) => {
      audit(desk, tx, { kind: 'audit.sessionExported', userId: user?.id ?? null, sessionId, facts })
      rememberExport(desk, sessionId, document.version)
    })
    desk.push({ push: 'worklist.changed' })
    return ok(exported.value)
  },
})

function shownRow(desk: Desk, row: StoredRow, user: User | null): WorklistRow {
  const { signedOn, amending, differences, ...card } = worklistCardSchema.parse(row.card)
  const seesMoney = user !== null && may(user.roles, 'see.money')
  return {
    ...card,
    sessionId: row.sessionId,
    version: row.version,
    valueCents: seesMoney ? card.valueCents : null,
    status: statusOf(desk, row),
    missing: [...row.missing],
    amending: amending && { since: amending.since, text: amending.text, by: nameOfPerson(desk, amending.userId) },
    changed: differences && changedSince(desk, row, differences),
    holder: holderOf(desk, row.sessionId),
    from: signedOn === null || signedOn === desk.device().id ? null : nameOfDesk(desk, signedOn),
  }
}

type Changed = NonNullable<WorklistRow['changed']>

/** Against the version that left as a claim, or where none did, the version signed before. */
function changedSince(desk: Desk, row: StoredRow, fromBefore: Changed['differences']): Changed {
  const { stores } = desk
  const billed = exportedVersion(desk.stores.documents, row.sessionId)
  const isBilled = billed !== null && billed < row.version
  const since = isBilled ? billed : row.version - 1
  if (since === row.version - 1) return { since, isBilled, differences: fromBefore }
  const [old, now] = [stores.signed.get(row.sessionId, since), stores.signed.get(row.sessionId, row.version)]
  return { since, isBilled, differences: old && now ? differencesBetween(old, now, stores.billingFacts) : fromBefore }
}

const nameOfPerson = ({ stores }: Desk, userId: string): string => stores.users.get(userId)?.user.name ?? userId

const nameOfDesk = (desk: Desk, deviceId: string): string =>
  desk.stores.pulls.desks().find(({ id }) => id === deviceId)?.name ?? 'Another workstation'

function holderOf(desk: Desk, sessionId: string): WorklistRow['holder'] {
  const holder = desk.stores.claims.holder(sessionId)
  return holder && { userId: holder.userId, name: holder.userName }
}

const shownState = {
  built: 'in_batch',
  sent: 'sent',
  received: 'sent',
  accepted: 'accepted',
  rejected: 'rejected',
  adjudicated: 'adjudicated',
} as const satisfies Record<ClaimState, WorklistRow['status']>

/** Where the newest claim of this version stands with its payer; null = none of it left as a claim file of the hub. */
function claimStatus(desk: Desk, row: StoredRow): WorklistRow['status'] | null {
  const left = desk.stores.claims.ofSession(row.sessionId)
  const newest = left.filter(({ version }) => version === row.version).at(-1)
  // What was taken back may be sent as new.
  if (newest?.frequency === '8' && newest.state !== 'rejected') return null
  if (newest) return shownState[newest.state]
  return standingClaims(left).size > 0 ? 'corrected_claim' : null
}

/** What a person looks at first wins: a row nobody can send, then what holds the claim, then where it is. */
function statusOf(desk: Desk, row: StoredRow): WorklistRow['status'] {
  const rows = desk.stores.outbox.ofRef(row.sessionId).filter((one) => isOfVersion(one, row.version))
  if (rows.some(({ state }) => state === 'needs_person')) return 'needs_person'
  const left = claimStatus(desk, row)
  if (left) return left
  const exported = exportedVersion(desk.stores.documents, row.sessionId)
  if (exported !== null && exported < row.version) return 'corrected_claim'
  if (row.missing.length > 0) return 'on_hold'
  if (exported === row.version) return 'exported'
  // A hub that lost it gets it again; until then it is not there.
  const isOnItsWay = rows.some(({ state }) => state !== 'delivered')
  return row.receiptUtc === null || isOnItsWay ? 'not_yet_received' : 'received'
}

/** An older version that nobody took needs nobody any more once a newer one carries all it had. */
const isOfVersion = ({ kind, body }: OutboxRow, version: number): boolean =>
  kind === 'signed' && signedBody.parse(JSON.parse(body)).version === version
