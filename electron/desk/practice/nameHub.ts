import { keptHub } from '#electron/sync/hubPlace.ts'
import type { User } from '#shared/document/clinic.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'

type Answer = ReturnType<Desk['sync']['status']>['hub']

/**
 * Names this workstation's hub, or says where it is now. What waits goes there, and what the hub before took is sent once more
 * where the new one does not have it. Without a code the one that was named before stays: the same hub at another address.
 * Returns whether it answered.
 */
export async function nameHub(
  desk: Desk,
  by: User,
  { address, code }: Input<'hub.put'>,
): Promise<Result<Answer, 'hub-fixed' | 'hub-code-missing'>> {
  const { documents } = desk.stores
  if (desk.sync.place().isFixed) return err('hub-fixed')
  const kept = keptHub(documents)
  const known = code ?? kept?.code ?? null
  if (known === null) return err('hub-code-missing')
  desk.transaction((tx) => {
    documents.put('settings', 'hub', { address, code: known }, desk.now())
    // The code opens the hub's door once: it stands in no entry.
    const facts = { address, before: kept?.address ?? 'none', code: code === null ? 'as before' : 'new' }
    audit(desk, tx, { kind: 'audit.hubNamed', userId: by.id, facts })
  })
  await desk.sync.tryNow()
  desk.push({ push: 'sync.changed' })
  return ok(desk.sync.status().hub)
}
