import type { Delivery } from '#shared/ipc/shapes.ts'
import type { Desk } from '../desk.ts'
import { deliveryOf, readReceipt } from './delivery.ts'

/**
 * Where one session of this desk is. Once nothing of ours waits, the newest signed version speaks for it, whoever signed
 * it: one that came from the hub has its receipt beside it.
 */
export function sessionDelivery(desk: Desk, sessionId: string): Delivery {
  const rows = desk.stores.outbox.ofRef(sessionId)
  const delivery = deliveryOf(rows, { hasHub: desk.sync.hasHub(), zone: desk.now().zone })
  if (rows.length > 0 && delivery.state !== 'received') return delivery
  const receipt = readReceipt(desk.stores.signed.newest(sessionId)?.receipt)
  if (!receipt) return delivery
  const { session, version, sha256, storedAt } = receipt
  return { ...delivery, state: 'received', receivedAt: storedAt, receipt: { sessionId: session, version, sha256 } }
}
