import { isPin } from '#electron/db/password.ts'
import type { StoredUser } from '#electron/db/userStore.ts'
import type { User } from '#shared/document/clinic.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { noteAlone } from '../record/noteAlone.ts'

/** What a person proves themselves by: digits for the fast switch, or the password of a full sign-in. */
export type SecretKind = 'pin' | 'password'

export interface SecretRefusal<K extends SecretKind> {
  readonly code: `${K}-wrong` | `${K}-must-change` | 'locked-out' | 'person-unknown'
  readonly facts: Readonly<Record<string, string>>
}

export interface Attempt {
  readonly userId: string
  readonly secret: string
  /** What it is for, in the audit. */
  readonly purpose: string
  /** One that somebody else set opens nothing but its own change. */
  readonly mayBeTemporary?: boolean
}

const wrongOnesAllowed = 5
const lockedOutMinutes = 15

const auditOf = { pin: 'audit.pinRefused', password: 'audit.passwordRefused' } as const

const heldOf = (person: StoredUser, kind: SecretKind) =>
  kind === 'pin'
    ? { hash: person.pinHash, mustChange: person.mustChangePin }
    : { hash: person.passwordHash, mustChange: person.mustChangePassword }

/**
 * Whether this is the person's own PIN or password. The attempt is counted before the secret is looked at, so that many
 * guesses at once count like guesses one after the other; PIN and password share one count, and a right one clears it. Every
 * wrong one is in the audit log (workflow 9, 11).
 */
async function checkSecret<K extends SecretKind>(
  desk: Desk,
  kind: K,
  { userId, secret, purpose, mayBeTemporary = false }: Attempt,
): Promise<Result<User, SecretRefusal<K>>> {
  const { users } = desk.stores
  const person = users.get(userId)
  const { hash, mustChange } = person ? heldOf(person, kind) : { hash: null, mustChange: false }
  if (!person?.active || hash === null) {
    // Whoever is not here costs the same hash as a wrong secret.
    await isPin(secret, users.anyHash() ?? '')
    noteAlone(desk, { kind: auditOf[kind], userId: null, facts: { purpose, reason: 'unknown' } })
    return err({ code: 'person-unknown', facts: {} })
  }
  const now = desk.now()
  if (person.lockedUntilUtc !== null && person.lockedUntilUtc > now.utc) return refuseLocked(desk, userId, purpose)
  if (person.lockedUntilUtc !== null) users.clearFailures(userId)
  const count = users.countFailure(userId, wrongOnesAllowed, addMinutes(now, lockedOutMinutes))
  if (await isPin(secret, hash)) {
    users.clearFailures(userId)
    if (mustChange && !mayBeTemporary) return err({ code: `${kind}-must-change`, facts: {} })
    return ok(person.user)
  }
  return refuseWrong(desk, kind, { userId, purpose, count, now })
}

export type PinRefusal = SecretRefusal<'pin'>

/** Whether this is the person's own PIN (four to eight digits). */
export const checkPin = (
  desk: Desk,
  { pin, ...attempt }: Omit<Attempt, 'secret'> & { readonly pin: string },
): Promise<Result<User, PinRefusal>> => checkSecret(desk, 'pin', { ...attempt, secret: pin })

/** Whether this is the person's own password on this workstation. */
export const checkPassword = (
  desk: Desk,
  { password, ...attempt }: Omit<Attempt, 'secret'> & { readonly password: string },
): Promise<Result<User, SecretRefusal<'password'>>> => checkSecret(desk, 'password', { ...attempt, secret: password })

type LockedOut = { readonly code: 'locked-out'; readonly facts: Readonly<Record<string, string>> }
const lockedOut: LockedOut = { code: 'locked-out', facts: { minutes: String(lockedOutMinutes) } }

function refuseLocked(desk: Desk, userId: string, purpose: string): Result<never, LockedOut> {
  noteAlone(desk, { kind: 'audit.lockedOut', userId, facts: { purpose } })
  return err(lockedOut)
}

function refuseWrong<K extends SecretKind>(
  desk: Desk,
  kind: K,
  { userId, purpose, count }: { userId: string; purpose: string; count: number; now: Instant },
): Result<never, SecretRefusal<K>> {
  noteAlone(desk, { kind: auditOf[kind], userId, facts: { purpose, attempt: String(count) } })
  const left = wrongOnesAllowed - count
  return err(left <= 0 ? lockedOut : { code: `${kind}-wrong`, facts: { left: String(left) } })
}
