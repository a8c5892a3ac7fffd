import { hubSessionSchema } from '#shared/ipc/hubContract.ts'
import type { Tx } from '../db/rights.ts'
import type { Desk } from '../desk/desk.ts'
import { signedBody } from '../desk/enqueue.ts'

/**
 * Two workstations signed the same version, and the other one's came first at the hub. Once the hub has a later version,
 * which carries the entries of both, neither our lost signature nor theirs waits for a person any more.
 */
export function settleOvertaken(desk: Desk, tx: Tx, sessionId: string): void {
  const { outbox, signed, pulls } = desk.stores
  const newest = signed.versions(sessionId).findLast(({ receipt }) => receipt !== null)?.version ?? 0
  const lost = new Set<number>()
  for (const { id, held } of pulls.refused()) {
    const listed = hubSessionSchema.safeParse(held).data
    if (listed?.sessionId !== sessionId || listed.version >= newest) continue
    const ours = signed.get(sessionId, listed.version)
    if (!ours || ours.sha256 === listed.sha256) continue
    lost.add(listed.version)
    pulls.taken(tx, id)
  }
  for (const { id, kind, body, state } of outbox.ofRef(sessionId)) {
    if (kind !== 'signed' || state === 'delivered' || state === 'overtaken') continue
    const { version } = signedBody.parse(JSON.parse(body))
    if (lost.has(version)) outbox.overtaken(tx, id, overtakenWords(version, newest), desk.now())
  }
}

const overtakenWords = (version: number, newest: number): string =>
  `Version ${version} was signed at another workstation too, and came first there. Version ${newest} carries both, and the hub has it.`
