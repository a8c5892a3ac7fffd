import { z } from 'zod'
import type { User } from '#shared/document/clinic.ts'
import { instantSchema } from '#shared/document/facts.ts'
import type { Batch } from '#shared/ipc/hubClaimShapes.ts'
import { epochMs } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'
import { countRestricted, holding } from '../restricted/restricted.ts'

/** Claim files this desk has ordered and not yet heard the end of: kept, because the sheet may be closed and the desk stopped. */

const orderSchema = z.object({ userId: z.string().nullable(), restricted: z.number(), at: instantSchema })
const ordersSchema = z.record(z.string(), orderSchema)
type Orders = z.infer<typeof ordersSchema>

const key = 'ordered batches'

function ordersOf({ stores }: Desk): Orders {
  const found = ordersSchema.safeParse(stores.documents.get('settings', key)?.body)
  return found.success ? found.data : {}
}

const keep = (desk: Desk, orders: Orders): number => desk.stores.documents.put('settings', key, orders, desk.now())

interface Ordered {
  readonly batchId: string
  readonly sessionIds: readonly string[]
  /** One of them left before, and a person has it leave all the same. */
  readonly again: boolean
}

/** Notes the order before the hub is asked: whether its answer comes or not, the file may be built. */
export function noteOrder(desk: Desk, { batchId, sessionIds, again }: Ordered, user: User | null): void {
  const userId = user?.id ?? null
  const restricted = countRestricted(desk, sessionIds)
  const facts = { visits: String(sessionIds.length), ...(again ? { again: 'true' } : {}), ...holding(restricted) }
  desk.transaction((tx) => {
    audit(desk, tx, { kind: 'audit.batchOrdered', userId, facts })
    const waiting = Object.entries(ordersOf(desk)).filter(([, order]) => isWithin(desk, keptForMs)(order))
    keep(desk, { ...Object.fromEntries(waiting), [batchId]: { userId, restricted, at: desk.now() } })
  })
}

/** Notes what became of orders, each once, wherever it is heard first. True = something was noted. */
export function noteBuilt(desk: Desk, batches: readonly Pick<Batch, 'id' | 'fileName' | 'sha256'>[]): boolean {
  const orders = ordersOf(desk)
  const built = batches.filter(({ id }) => orders[id] !== undefined)
  if (built.length === 0) return false
  desk.transaction((tx) => {
    for (const { id, fileName, sha256 } of built) {
      const { userId = null, restricted = 0 } = orders[id] ?? {}
      audit(desk, tx, { kind: 'audit.batchBuilt', userId, facts: { file: fileName, sha256, ...holding(restricted) } })
    }
    keep(desk, without(orders, new Set(built.map(({ id }) => id))))
  })
  return true
}

/** Nothing comes of it any more: it was cancelled, it failed, or nothing of it could stand in a file. */
export function dropOrder(desk: Desk, batchId: string): void {
  const orders = ordersOf(desk)
  if (orders[batchId]) desk.transaction(() => keep(desk, without(orders, new Set([batchId]))))
}

const without = (orders: Orders, gone: ReadonlySet<string>): Orders =>
  Object.fromEntries(Object.entries(orders).filter(([id]) => !gone.has(id)))

/** Longer than any file is built; then a day later nobody waits any more. */
const askedForMs = 2 * 60 * 60_000
const keptForMs = 24 * 60 * 60_000

const isWithin =
  (desk: Desk, milliseconds: number) =>
  ({ at }: Orders[string]): boolean =>
    epochMs(desk.now()) - epochMs(at) < milliseconds

/** Whether the hub still has to be asked what became of one. */
export const awaitsBatches = (desk: Desk): boolean => Object.values(ordersOf(desk)).some(isWithin(desk, askedForMs))
