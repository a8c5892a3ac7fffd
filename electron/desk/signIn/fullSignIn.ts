import { hashPin, isPin } from '#electron/db/password.ts'
import type { StoredUser } from '#electron/db/userStore.ts'
import type { User } from '#shared/document/clinic.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { RefusalAnswer } from '#shared/ipc/dispatch.ts'
import type { changePasswordRefusals } from '#shared/ipc/peopleShapes.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'
import { checkPassword, checkPin } from './checkSecret.ts'
import { isPlainPassword } from './plainPassword.ts'

const shiftMs = 12 * 60 * 60_000

/** Whether this person signed in fully on this workstation within twelve hours: then PIN or badge is enough (workflow 11). */
export function isFullyIn({ fullSignInUtc }: StoredUser, now: Instant): boolean {
  if (fullSignInUtc === null) return false
  const ago = epochMs(now) - Date.parse(fullSignInUtc)
  // A clock that was set back proves nothing about a shift.
  return ago >= 0 && ago < shiftMs
}

/**
 * What the lock screen asks this person for now. In the demo clinic the PIN is the full sign-in (ADR 12); whoever has no
 * password yet chooses one with the PIN, and whoever has no PIN here comes in by password each time.
 */
export function askedOf(desk: Desk, person: StoredUser): 'pin' | 'password' {
  if (desk.demo || person.passwordHash === null) return 'pin'
  return person.pinHash !== null && isFullyIn(person, desk.now()) ? 'pin' : 'password'
}

/** Whoever came in by PIN must choose a password first. */
export const lacksPassword = (desk: Desk, person: StoredUser): boolean => !desk.demo && person.passwordHash === null

type ChangeRefusal = RefusalAnswer<(typeof changePasswordRefusals)[number]>
const no = (code: ChangeRefusal['code']): Result<never, ChangeRefusal> => err({ code, facts: {} })

/** A person's own new password, against the one before, or against the PIN where there is none yet. */
export async function changePassword(
  desk: Desk,
  { userId, proof, next }: Input<'people.changePassword'>,
): Promise<Result<null, ChangeRefusal>> {
  const proven = await prove(desk, userId, proof)
  if (!proven.ok) return proven
  const { users, documents } = desk.stores
  const own = [proven.value.name, ...documents.list('practice').map(({ body }) => String(Object(body).name ?? ''))]
  if (isPlainPassword(next, own)) return no('password-plain')
  const before = users.get(userId)?.passwordHash ?? null
  if (before !== null && (await isPin(next, before))) return no('password-same')
  const hash = await hashPin(next, desk.secretCost)
  desk.transaction((tx) => {
    users.setPassword(userId, hash, { mustChange: false })
    audit(desk, tx, { kind: 'audit.personPassword', userId, facts: { of: userId, kind: 'own' } })
  })
  desk.push({ push: 'people.changed' })
  return ok(null)
}

async function prove(
  desk: Desk,
  userId: string,
  proof: Input<'people.changePassword'>['proof'],
): Promise<Result<User, ChangeRefusal>> {
  const attempt = { userId, purpose: 'change password' }
  if (proof.kind === 'password') {
    const checked = await checkPassword(desk, { ...attempt, password: proof.password, mayBeTemporary: true })
    if (checked.ok) return checked
    const { code, facts } = checked.error
    return code === 'password-must-change' ? no('password-wrong') : err({ code, facts })
  }
  // A PIN is four digits: it makes a first password and never replaces one.
  if (desk.stores.users.get(userId)?.passwordHash) return no('password-wrong')
  const checked = await checkPin(desk, { ...attempt, pin: proof.pin })
  if (checked.ok) return checked
  const { code, facts } = checked.error
  return code === 'pin-must-change' ? no('pin-wrong') : err({ code, facts })
}

/** A password that somebody else knows: it opens nothing but the change to an own one. Also ends a lock-out. */
export async function setTemporaryPassword(
  desk: Desk,
  by: User,
  { userId, password }: Input<'people.setPassword'>,
): Promise<Result<null, RefusalAnswer<'person-unknown' | 'password-plain'>>> {
  const { users } = desk.stores
  const person = users.get(userId)
  if (!person?.active) return err({ code: 'person-unknown', facts: {} })
  if (isPlainPassword(password, [person.user.name])) return err({ code: 'password-plain', facts: {} })
  const hash = await hashPin(password, desk.secretCost)
  desk.transaction((tx) => {
    users.setPassword(userId, hash, { mustChange: true })
    users.endFullSignIn(userId)
    audit(desk, tx, { kind: 'audit.personPassword', userId: by.id, facts: { of: userId, kind: 'temporary' } })
  })
  desk.people.leave(userId)
  desk.push({ push: 'signedIn.changed' })
  desk.push({ push: 'people.changed' })
  return ok(null)
}
