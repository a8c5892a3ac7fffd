import type { OutboxRow } from '#electron/db/outboxStore.ts'
import type { WorklistRow as StoredRow } from '#electron/db/worklistStore.ts'
import { leftWithOthers } from '#shared/claim/authorizationNumbers.ts'
import type { MissingKind } from '#shared/claim/missingKinds.ts'
import { lastOf, type Question } from '#shared/claim/questions.ts'
import { standingClaims } from '#shared/claim/standing.ts'
import type { User } from '#shared/document/clinic.ts'
import type { ClaimState } from '#shared/ipc/hubClaimShapes.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { restrictedName } from '#shared/permissions/restricted.ts'
import { signedBody } from '../delivery/enqueue.ts'
import type { Desk } from '../desk.ts'
import { type Standings, standingsFor } from '../restricted/restricted.ts'
import { nameOfPerson } from '../signIn/nameOfPerson.ts'
import { numbersOf, savedClaim, savedOutside } from './exports.ts'
import { nextPayerOf } from './nextPayers.ts'
import { claimRefOf, differencesBetween, numbersByClaim, worklistCardSchema } from './projectWorklist.ts'
import { waitingSentences } from './questions.ts'

/** Rows of the worklist as screens show them: the stored row, where it stands, who has it and what is asked; money by role. */
export function showRows(desk: Desk, rows: readonly StoredRow[], user: User | null): WorklistRow[] {
  const standings = standingsFor(desk, user)
  const asked = desk.stores.tables.questions.underWay()
  const beside: Beside = {
    seesMoney: user !== null && may(user.roles, 'see.money'),
    questions: (sessionId) => asked.get(sessionId) ?? [],
    holders: new Map(
      desk.stores.claims.holders().map(({ sessionId, userId, userName: name }) => [sessionId, { userId, name }]),
    ),
    desks: new Map(desk.stores.pulls.desks().map(({ id, name }) => [id, name])),
  }
  return rows.map((row) => ({ ...shownRow(desk, row, beside), ...hiddenFacts(standings, row) }))
}

/** What a restricted chart says instead, as long as it is not open to who asks (ADR 14). */
function hiddenFacts(standings: Standings, row: StoredRow): Partial<WorklistRow> {
  const { mrn } = worklistCardSchema.parse(row.card)
  const restricted = standings.of({ patientId: row.patientId, mrn })
  if (restricted === null || restricted === 'open') return restricted === null ? {} : { restricted }
  return { restricted, patientName: restrictedName, mrn: '', regimen: '', question: null, missing: [...row.missing] }
}

/** What is asked once for a whole list. */
interface Beside {
  readonly seesMoney: boolean
  readonly questions: (sessionId: string) => readonly Question[]
  readonly holders: ReadonlyMap<string, NonNullable<WorklistRow['holder']>>
  readonly desks: ReadonlyMap<string, string>
}

function shownRow(desk: Desk, row: StoredRow, { seesMoney, holders, desks, ...beside }: Beside): WorklistRow {
  const questions = beside.questions(row.sessionId)
  const { signedOn, amending, differences, authorizations: _numbers, ...card } = worklistCardSchema.parse(row.card)
  return {
    ...card,
    sessionId: row.sessionId,
    version: row.version,
    valueCents: seesMoney ? card.valueCents : null,
    status: statusOf(desk, row, questions),
    missing: [...row.missing, ...waitingSentences(desk, questions)],
    missingKinds: kindsOf(card.missingKinds, row.missing, questions),
    question: questionOf(desk, questions),
    nextPayer: nextPayerOf(desk.stores.documents, row.sessionId),
    amending: amending && { since: amending.since, text: amending.text, by: nameOfPerson(desk, amending.userId) },
    changed: differences && changedSince(desk, row, differences),
    reauthorized: reauthorizedSince(desk, row),
    saved: savedOf(desk, row.sessionId, desks),
    holder: holders.get(row.sessionId) ?? null,
    from: signedOn === null || signedOn === desk.device().id ? null : (desks.get(signedOn) ?? 'Another workstation'),
  }
}

/** The file that left outside of the hub's ledger, as whoever builds the claim is asked about it. */
function savedOf(desk: Desk, sessionId: string, desks: Beside['desks']): WorklistRow['saved'] {
  const saved = savedOutside(desk.stores, sessionId)
  if (saved === null) return null
  const { version, format, userId, deviceId, savedUtc } = saved
  const isHere = deviceId === null || deviceId === desk.device().id
  return {
    version,
    format,
    at: instantAt(Date.parse(savedUtc), desk.now().zone),
    by: userId === null ? null : nameOfPerson(desk, userId),
    from: isHere ? null : (desks.get(deviceId) ?? 'Another workstation'),
  }
}

/** What was stored before kinds were told apart is of another kind. */
function kindsOf(
  stored: readonly MissingKind[],
  missing: readonly string[],
  questions: readonly Question[],
): MissingKind[] {
  const known: readonly MissingKind[] = stored.length === 0 && missing.length > 0 ? ['other'] : stored
  const isAsked = questions.some(({ state }) => state === 'open')
  return [...new Set<MissingKind>([...(isAsked ? ['answer' as const] : []), ...known])]
}

/** The one that calls a biller: an answer to be read before a question that still waits. */
function questionOf(desk: Desk, questions: readonly Question[]): WorklistRow['question'] {
  const called = questions.find(({ state }) => state === 'answered') ?? questions[0]
  if (!called || called.state === 'closed') return null
  const { words, userId, at } = lastOf(called)
  return { state: called.state, words, by: nameOfPerson(desk, userId), at }
}

type Changed = NonNullable<WorklistRow['changed']>

/** Against the version that left as a claim, or where none did, the version signed before. */
function changedSince(desk: Desk, row: StoredRow, fromBefore: Changed['differences']): Changed {
  const { stores } = desk
  const billed = savedClaim(desk.stores, row.sessionId)?.version ?? null
  const isBilled = billed !== null && billed < row.version
  const since = isBilled ? billed : row.version - 1
  if (since === row.version - 1) return { since, isBilled, differences: fromBefore }
  const [old, now] = [stores.signed.get(row.sessionId, since), stores.signed.get(row.sessionId, row.version)]
  return { since, isBilled, differences: old && now ? differencesBetween(old, now, stores.billingFacts) : fromBefore }
}

const shownState = {
  built: 'in_batch',
  sent: 'sent',
  received: 'sent',
  accepted: 'accepted',
  rejected: 'rejected',
  adjudicated: 'adjudicated',
} as const satisfies Record<ClaimState, WorklistRow['status']>

/**
 * The authorization numbers a claim of this very version left with, where it would carry others now: one arrived after it was
 * billed (workflow 10). null = nothing differs, or nobody knows what it left with.
 */
function reauthorizedSince({ stores }: Desk, row: StoredRow): NonNullable<WorklistRow['reauthorized']> | null {
  const now = numbersByClaim(row)
  const left = [...standingClaims(stores.claims.ofSession(row.sessionId)).values()]
  const saved = left.length === 0 ? savedClaim(stores, row.sessionId) : null
  const all = saved ? [{ reference: claimRefOf(row), version: saved.version, authorizations: numbersOf(saved) }] : left
  const other = all.find(
    ({ reference, version, authorizations }) =>
      version === row.version && now[reference] !== undefined && leftWithOthers(authorizations, now[reference]),
  )
  return other ? { left: [...(other.authorizations ?? [])], now: [...(now[other.reference] ?? [])] } : null
}

/** Where the newest claim of this version stands with its payer; null = none of it left as a claim file of the hub. */
function claimStatus(desk: Desk, row: StoredRow): WorklistRow['status'] | null {
  const left = desk.stores.claims.ofSession(row.sessionId)
  const newest = left.filter(({ version }) => version === row.version).at(-1)
  // What was taken back may be sent as new.
  if (newest?.frequency === '8' && newest.state !== 'rejected') return null
  if (newest && newest.state !== 'rejected' && reauthorizedSince(desk, row)) return 'corrected_claim'
  // A payer has decided, and the one after it waits for its claim.
  if (newest?.state === 'adjudicated' && nextPayerOf(desk.stores.documents, row.sessionId)) return 'second_payer'
  if (newest) return shownState[newest.state]
  return standingClaims(left).size > 0 ? 'corrected_claim' : null
}

/** What a person looks at first wins: a row nobody can send, then what holds the claim, then where it is. */
function statusOf(desk: Desk, row: StoredRow, questions: readonly Question[]): WorklistRow['status'] {
  const rows = desk.stores.outbox.ofRef(row.sessionId).filter((one) => isOfVersion(one, row.version))
  if (rows.some(({ state }) => state === 'needs_person')) return 'needs_person'
  const left = claimStatus(desk, row)
  if (left) return left
  const exported = savedClaim(desk.stores, row.sessionId)?.version ?? null
  if (exported !== null && (exported < row.version || reauthorizedSince(desk, row))) return 'corrected_claim'
  const isAsked = questions.some(({ state }) => state === 'open')
  if (row.missing.length > 0 || isAsked) return 'on_hold'
  if (exported === row.version) return 'exported'
  // A hub that lost it gets it again; until then it is not there.
  const isOnItsWay = rows.some(({ state }) => state !== 'delivered')
  return row.receiptUtc === null || isOnItsWay ? 'not_yet_received' : 'received'
}

/** An older version that nobody took needs nobody any more once a newer one carries all it had. */
const isOfVersion = ({ kind, body }: OutboxRow, version: number): boolean =>
  kind === 'signed' && signedBody.parse(JSON.parse(body)).version === version
