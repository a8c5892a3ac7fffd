import type { User } from '#shared/document/clinic.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import type { Desk, Stores } from '../desk.ts'
import { audit } from '../record/audit.ts'

/** What an administrator sets for the whole practice: kept here, and told to the other workstations in an audit entry. */
export interface ToldSetting {
  /** In words, each "what: before → after". */
  readonly changes: readonly string[]
  /** The whole setting under its name, for the other workstations. */
  readonly carries: Readonly<Record<string, string>>
  readonly keep: () => void
}

/** Keeps it from this moment on, with what was before, and puts it on its way. */
export function tellSetting(desk: Desk, by: User, { changes, carries, keep }: ToldSetting): void {
  desk.transaction((tx) => {
    keep()
    const facts = { changed: changes.join('; '), from: desk.now().utc, ...carries }
    enqueueEvents(desk, tx, 'limits', audit(desk, tx, { kind: 'audit.limitsChanged', userId: by.id, facts }))
  })
  // Every screen asks again what holds.
  desk.push({ push: 'wire.opened' })
  desk.sync.wake()
}

/** Of two changes the later one holds, wherever it was made. False = a later one is known. */
export function keepSetting({ documents }: Pick<Stores, 'documents'>, id: string, body: unknown, at: Instant): boolean {
  const before = documents.get('settings', id)
  if (before && before.updatedUtc > at.utc) return false
  documents.put('settings', id, body, at)
  return true
}
