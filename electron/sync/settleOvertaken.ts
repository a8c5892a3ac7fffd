import { signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { hubSessionSchema } from '#shared/ipc/hubContract.ts'
import type { Tx } from '../db/rights.ts'
import type { SignedVersion } from '../db/signedStore.ts'
import { signedBody } from '../desk/delivery/enqueue.ts'
import type { Desk } from '../desk/desk.ts'

type Settling = Pick<Desk, 'stores' | 'now'>

/** The same for every visit that has something before a person. */
export function settleAllOvertaken(desk: Settling, tx: Tx): void {
  const { outbox, pulls } = desk.stores
  const listed = pulls.refused().flatMap(({ held }) => hubSessionSchema.safeParse(held).data?.sessionId ?? [])
  const own = outbox.problems(Number.MAX_SAFE_INTEGER).map(({ ref }) => ref)
  for (const sessionId of new Set([...listed, ...own])) settleOvertaken(desk, tx, sessionId)
}

/**
 * Two workstations signed the same version, and the other one's came first at the hub. Once the hub has a later version,
 * which carries the entries of both, neither our lost signature nor theirs waits for a person any more.
 */
export function settleOvertaken(desk: Settling, tx: Tx, sessionId: string): void {
  const { outbox, signed, pulls } = desk.stores
  const newest = signed.versions(sessionId).findLast(({ receipt }) => receipt !== null)
  if (!newest) return
  const lost = new Set<number>()
  for (const { id, held } of pulls.refused()) {
    const listed = hubSessionSchema.safeParse(held).data
    if (listed?.sessionId !== sessionId || listed.version >= newest.version) continue
    const ours = signed.get(sessionId, listed.version)
    if (!ours || ours.sha256 === listed.sha256 || !carries(newest, ours)) continue
    lost.add(listed.version)
    pulls.taken(tx, id)
  }
  for (const { id, kind, body, state } of outbox.ofRef(sessionId)) {
    if (kind !== 'signed' || state === 'delivered' || state === 'overtaken') continue
    const { version } = signedBody.parse(JSON.parse(body))
    if (lost.has(version)) outbox.overtaken(tx, id, overtakenWords(version, newest.version), desk.now())
  }
}

/** A later version that was signed without having seen our entries settles nothing: they still wait for a person. */
function carries(later: SignedVersion, ours: SignedVersion): boolean {
  const there = new Set(entriesOf(later))
  return entriesOf(ours).every((id) => there.has(id))
}

const entriesOf = ({ document }: SignedVersion): readonly string[] =>
  signedEnvelopeSchema.parse(JSON.parse(document)).payload.events.map(({ id }) => id)

const overtakenWords = (version: number, newest: number): string =>
  `Version ${version} was signed at another workstation too, and came first there. Version ${newest} carries both, and the hub has it.`
