import type { User } from '#shared/document/clinic.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { isPin } from '../db/password.ts'
import type { Desk } from './desk.ts'
import { noteAlone } from './noteAlone.ts'

export interface PinRefusal {
  readonly code: 'pin-wrong' | 'locked-out' | 'person-unknown' | 'pin-must-change'
  readonly facts: Readonly<Record<string, string>>
}

export interface PinAttempt {
  readonly userId: string
  readonly pin: string
  /** What it is for, in the audit. */
  readonly purpose: string
  /** A PIN that somebody else set opens nothing but its own change. */
  readonly mayBeTemporary?: boolean
}

const wrongPinsAllowed = 5
const lockedOutMinutes = 15

/**
 * Whether this is the person's own PIN. The attempt is counted before the PIN is looked at, so that many guesses at once
 * count like guesses one after the other; a right PIN clears the count. Every wrong one is in the audit log (workflow 9, 11).
 */
export async function checkPin(
  desk: Desk,
  { userId, pin, purpose, mayBeTemporary = false }: PinAttempt,
): Promise<Result<User, PinRefusal>> {
  const { users } = desk.stores
  const person = users.get(userId)
  if (!person?.active || person.pinHash === null) {
    // Whoever is not here takes as long as a wrong PIN.
    await isPin(pin, users.anyPinHash() ?? '')
    noteAlone(desk, { kind: 'audit.pinRefused', userId: null, facts: { purpose, reason: 'unknown' } })
    return err({ code: 'person-unknown', facts: {} })
  }
  const now = desk.now()
  if (person.lockedUntilUtc !== null && person.lockedUntilUtc > now.utc) return refuseLocked(desk, userId, purpose)
  if (person.lockedUntilUtc !== null) users.clearFailures(userId)
  const count = users.countFailure(userId, wrongPinsAllowed, addMinutes(now, lockedOutMinutes))
  if (await isPin(pin, person.pinHash)) {
    users.clearFailures(userId)
    if (person.mustChangePin && !mayBeTemporary) return err({ code: 'pin-must-change', facts: {} })
    return ok(person.user)
  }
  return refuseWrong(desk, { userId, purpose, count, now })
}

function refuseLocked(desk: Desk, userId: string, purpose: string): Result<never, PinRefusal> {
  noteAlone(desk, { kind: 'audit.lockedOut', userId, facts: { purpose } })
  return err({ code: 'locked-out', facts: { minutes: String(lockedOutMinutes) } })
}

function refuseWrong(
  desk: Desk,
  { userId, purpose, count }: { userId: string; purpose: string; count: number; now: Instant },
): Result<never, PinRefusal> {
  const facts = { purpose, attempt: String(count) }
  noteAlone(desk, { kind: 'audit.pinRefused', userId, facts })
  const left = wrongPinsAllowed - count
  if (left <= 0) return err({ code: 'locked-out', facts: { minutes: String(lockedOutMinutes) } })
  return err({ code: 'pin-wrong', facts: { left: String(left) } })
}
