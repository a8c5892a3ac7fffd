import type { Delivery } from '#shared/ipc/shapes.ts'
import { deliveryOf } from './delivery.ts'
import type { Desk } from './desk.ts'

/** Where one session of this desk is. */
export const sessionDelivery = (desk: Desk, sessionId: string): Delivery =>
  deliveryOf(desk.stores.outbox.ofRef(sessionId), { hasHub: desk.sync.hasHub(), zone: desk.now().zone })
