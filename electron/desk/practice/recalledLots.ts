import { z } from 'zod'
import { type RecalledLot, recalledLotSchema } from '#shared/document/clinic.ts'
import { isSameLot, lotKey } from '#shared/document/lots.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import type { Desk, Stores } from '../desk.ts'
import { audit } from '../record/audit.ts'
import { today } from './today.ts'

const stored = z.object({
  lots: z.array(recalledLotSchema),
  /** When each was last put on or taken off, by `keyOf`; a list of before says nothing of it. */
  changed: z.record(z.string(), z.string()).default({}),
})
const listId = 'recalled-lots'

const keptLots = ({ documents }: Pick<Stores, 'documents'>): z.infer<typeof stored> =>
  stored.parse(documents.get('settings', listId)?.body ?? { lots: [] })

/** The lots that were called back, as administrators keep them. */
export const recalledLots = ({ stores }: Pick<Desk, 'stores'>): readonly RecalledLot[] => keptLots(stores).lots

const keyOf = ({ ndc, lot }: Pick<RecalledLot, 'ndc' | 'lot'>): string => `${ndc ?? 'any'} ${lotKey(lot)}`

/** Puts a lot on the list or takes it off. Of two changes to one lot the later one holds; false = a later one is known. */
export function keepLot(stores: Pick<Stores, 'documents'>, lot: RecalledLot, recalled: boolean, at: Instant): boolean {
  const { lots, changed } = keptLots(stores)
  const key = keyOf(lot)
  if ((changed[key] ?? '') > at.utc) return false
  const others = lots.filter((one) => !(one.ndc === lot.ndc && isSameLot(one.lot, lot.lot)))
  const kept = { lots: recalled ? [...others, lot] : others, changed: { ...changed, [key]: at.utc } }
  stores.documents.put('settings', listId, kept, at)
  return true
}

/**
 * Puts a lot on the list or takes it off, here and on the other workstations; who did it stays in the audit log. Returns the
 * list as it is then.
 */
export function changeRecalledLots(
  desk: Desk,
  userId: string,
  { recalled, ...lot }: Input<'recalls.change'>,
): readonly RecalledLot[] {
  desk.transaction((tx) => {
    keepLot(desk.stores, { ...lot, since: today(desk) }, recalled, desk.now())
    const facts = { lot: lot.lot, ndc: lot.ndc ?? 'any', note: lot.note }
    const kind = recalled ? ('audit.lotRecalled' as const) : ('audit.lotRecallLifted' as const)
    enqueueEvents(desk, tx, 'recalls', audit(desk, tx, { kind, userId, facts }))
  })
  desk.sync.wake()
  return recalledLots(desk)
}
