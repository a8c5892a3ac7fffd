import type { User } from '#shared/document/clinic.ts'
import type { Output } from '#shared/ipc/contract.ts'
import { addMinutes, type Instant, instantAt } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'

/** How long somebody stays in who came in without a PIN. */
export const emergencyMinutes = 15
const mostListed = 100

/**
 * Somebody is in danger and nobody can sign in: a person of the ward comes in by name and reason alone, for a quarter of an
 * hour. It is in the record and before a manager until one has looked at it. What needs a PIN still needs it.
 */
export function enterInEmergency(
  desk: Desk,
  connectionId: string,
  { userId, reason }: { readonly userId: string; readonly reason: string },
): Result<
  { readonly user: User; readonly since: Instant; readonly until: Instant },
  { code: 'person-unknown' | 'not-of-the-ward'; facts: Readonly<Record<string, never>> }
> {
  const known = desk.stores.users.get(userId)
  if (!known?.active) return err({ code: 'person-unknown', facts: {} })
  if (!may(known.user.roles, 'record.vitals')) return err({ code: 'not-of-the-ward', facts: {} })
  const now = desk.now()
  desk.transaction((tx) => {
    const stored = audit(desk, tx, { kind: 'audit.emergencyAccess', userId, facts: { reason } })
    const deviceId = desk.device().id
    for (const { id } of stored)
      desk.stores.emergencies.add(tx, { eventId: id, userId, reason, deviceId, happenedUtc: now.utc })
    enqueueEvents(desk, tx, 'emergency', stored)
  })
  const signedIn = { user: known.user, since: now, until: addMinutes(now, emergencyMinutes) }
  desk.people.set(connectionId, signedIn)
  desk.push({ push: 'signedIn.changed' })
  desk.push({ push: 'emergency.changed' })
  desk.sync.wake()
  return ok(signedIn)
}

export function listEmergencies(desk: Desk): Output<'emergency.list'> {
  const names = new Map(desk.stores.users.all().map(({ id, name }) => [id, name]))
  const { zone } = desk.now()
  return {
    emergencies: desk.stores.emergencies.list(mostListed).map((one) => ({
      id: one.eventId,
      at: instantAt(Date.parse(one.happenedUtc), zone),
      by: names.get(one.userId) ?? one.userId,
      reason: one.reason,
      deviceId: one.deviceId,
      seenBy: one.seenBy === null ? null : (names.get(one.seenBy) ?? one.seenBy),
    })),
  }
}

export function acknowledge(desk: Desk, by: User, id: string): boolean {
  const done = desk.transaction((tx) => {
    const isFirst = desk.stores.emergencies.seen(tx, id, by.id, desk.now())
    if (isFirst)
      enqueueEvents(
        desk,
        tx,
        'emergency',
        audit(desk, tx, { kind: 'audit.emergencySeen', userId: by.id, facts: { of: id } }),
      )
    return isFirst
  })
  desk.push({ push: 'emergency.changed' })
  return done
}
