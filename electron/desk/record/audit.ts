import type { StoredEvent } from '#electron/db/eventRow.ts'
import type { Tx } from '#electron/db/rights.ts'
import type { AuditName } from '#shared/ipc/auditKinds.ts'
import type { Desk } from '../desk.ts'
import { restrictionOf } from '../restricted/restricted.ts'

/** What is kept beside the events of the sessions, in the same chain (workflow 9). */
export type AuditKind = `audit.${AuditName}`

export interface Noted {
  readonly kind: AuditKind
  readonly userId: string | null
  readonly sessionId?: string
  /** Short facts: what was asked, how it ended. Never a PIN. */
  readonly facts?: Readonly<Record<string, string>>
}

/** Adds one audit entry to the end of this device's chain. It travels to the hub with the events around it. */
export function audit(desk: Desk, tx: Tx, { kind, userId, sessionId, facts = {} }: Noted): readonly StoredEvent[] {
  const now = desk.now()
  const isRestricted = sessionId !== undefined && restrictionOf(desk, sessionId) !== null
  const entry = {
    v: 1,
    id: desk.newId(),
    sessionId: sessionId ?? null,
    kind,
    happenedAt: now,
    recordedAt: now,
    source: 'system',
    userId,
    deviceId: desk.device().id,
    // Seen, printed, exported: said of each where the chart is restricted.
    payload: isRestricted ? { ...facts, restricted: 'true' } : facts,
  }
  return desk.stores.events.append(tx, [entry])
}
