import type { StoredUser } from '#electron/db/userStore.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'
import { isFullyIn } from './fullSignIn.ts'

/** Somebody who works here now and has a PIN; a badge of someone who left opens nothing. */
export function holderOf(desk: Desk, badge: string): StoredUser | null {
  const { users } = desk.stores
  const holder = users.byBadge(badge)
  const person = holder && users.get(holder.user.id)
  return person?.active && person.pinHash !== null ? person : null
}

/** Whether the badge alone is enough for this person now: signed in fully within the shift, and not locked out. */
export const opensByBadge = (person: StoredUser, now: Instant): boolean =>
  !(person.lockedUntilUtc !== null && person.lockedUntilUtc > now.utc) && isFullyIn(person, now)
