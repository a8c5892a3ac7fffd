import { z } from 'zod'
import { isSameLot } from '#shared/chart/safety/recalledLots.ts'
import { type RecalledLot, recalledLotSchema } from '#shared/document/clinic.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'
import { today } from './today.ts'

const stored = z.object({ lots: z.array(recalledLotSchema) })
const listId = 'recalled-lots'

/** The lots that were called back, as the administrator keeps them on this workstation. */
export function recalledLots({ stores }: Pick<Desk, 'stores'>): readonly RecalledLot[] {
  const kept = stores.documents.get('settings', listId)
  return kept ? stored.parse(kept.body).lots : []
}

/** Puts a lot on the list or takes it off; who did it stays in the audit log. Returns the list as it is then. */
export function changeRecalledLots(
  desk: Desk,
  userId: string,
  { recalled, ...lot }: Input<'recalls.change'>,
): readonly RecalledLot[] {
  const others = recalledLots(desk).filter((one) => !(one.ndc === lot.ndc && isSameLot(one.lot, lot.lot)))
  const lots = recalled ? [...others, { ...lot, since: today(desk) }] : others
  desk.transaction((tx) => {
    desk.stores.documents.put('settings', listId, { lots }, desk.now())
    const facts = { lot: lot.lot, ndc: lot.ndc ?? 'any', note: lot.note }
    audit(desk, tx, { kind: recalled ? 'audit.lotRecalled' : 'audit.lotRecallLifted', userId, facts })
  })
  return lots
}
