import { z } from 'zod'
import { hashPin, isPin } from '#electron/db/password.ts'
import type { Tx } from '#electron/db/rights.ts'
import { type User, userSchema } from '#shared/document/clinic.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { RefusalAnswer } from '#shared/ipc/dispatch.ts'
import type { changePinRefusals, personRefusals } from '#shared/ipc/peopleShapes.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'
import { checkPin } from './checkSecret.ts'

type Refusal<Code extends string> = RefusalAnswer<Code>
const no = <Code extends string>(code: Code): Result<never, Refusal<Code>> => err({ code, facts: {} })

/** How many PINs back may not come again. */
const pinsRemembered = 4

/** Adds a person, or changes name, roles and competence of one; goes to the other workstations of the site. */
export function putPerson(
  desk: Desk,
  by: User,
  { id, ...facts }: Input<'people.put'>,
): Result<User, Refusal<(typeof personRefusals)[number]>> {
  const { users } = desk.stores
  const known = id === null ? null : users.get(id)
  if (id !== null && !known) return no('person-unknown')
  const isSame = (other: User): boolean => other.id !== id && sameName(other.name, facts.name)
  if (users.active().some(isSame)) return no('person-twice')
  const person: User = {
    ...facts,
    id: id ?? desk.newId(),
    initials: initialsOf(facts.name),
    chemoCompetent: facts.chemoCompetent && may(facts.roles, 'check.second'),
    ...(known?.user.badge === undefined ? {} : { badge: known.user.badge }),
  }
  if (known && leavesNoAdministrator(desk, known.user.id, person.roles)) return no('last-administrator')
  desk.transaction((tx) => {
    users.put(person)
    notePerson(desk, tx, by, { person, active: known?.active ?? true })
  })
  desk.people.changed(person)
  tellAll(desk)
  return ok(person)
}

/** A person leaves or comes back; the name stays under everything they did (workflow 10). */
export function setActive(
  desk: Desk,
  by: User,
  { userId, active }: Input<'people.setActive'>,
): Result<null, Refusal<'person-unknown' | 'last-administrator'>> {
  const known = desk.stores.users.get(userId)
  if (!known) return no('person-unknown')
  if (!active && leavesNoAdministrator(desk, userId, [])) return no('last-administrator')
  desk.transaction((tx) => {
    desk.stores.users.setActive(userId, active)
    if (!active) desk.stores.users.endFullSignIn(userId)
    notePerson(desk, tx, by, { person: known.user, active })
  })
  if (!active) desk.people.leave(userId)
  tellAll(desk)
  return ok(null)
}

/** A badge opens a desk, so one badge is one person's. It holds on this workstation's record. */
export function setBadge(
  desk: Desk,
  by: User,
  { userId, badge }: Input<'people.setBadge'>,
): Result<null, Refusal<'person-unknown' | 'badge-taken'>> {
  const { users } = desk.stores
  const known = users.get(userId)
  if (!known) return no('person-unknown')
  const holder = badge === null ? null : users.byBadge(badge)
  if (holder && holder.user.id !== userId) return no('badge-taken')
  const { badge: _before, ...person } = known.user
  desk.transaction((tx) => {
    users.put(badge === null ? person : { ...person, badge })
    audit(desk, tx, { kind: 'audit.personBadge', userId: by.id, facts: { of: userId, has: String(badge !== null) } })
  })
  tellAll(desk)
  return ok(null)
}

/** A PIN that somebody else knows: it opens nothing but the change to an own one. Also ends a lock-out. */
export async function setTemporaryPin(
  desk: Desk,
  by: User,
  { userId, pin }: Input<'people.setPin'>,
): Promise<Result<null, Refusal<'person-unknown'>>> {
  const { users } = desk.stores
  if (!users.get(userId)?.active) return no('person-unknown')
  const pinHash = await hashPin(pin, desk.secretCost)
  desk.transaction((tx) => {
    users.setPin(userId, pinHash)
    users.mustChangePin(userId, true)
    users.endFullSignIn(userId)
    audit(desk, tx, { kind: 'audit.personPin', userId: by.id, facts: { of: userId, kind: 'temporary' } })
  })
  desk.people.leave(userId)
  tellAll(desk)
  return ok(null)
}

/** A person's own new PIN, against the one before; none of the last ones, and none a passer-by would try. */
export async function changePin(
  desk: Desk,
  { userId, pin, next }: Input<'people.changePin'>,
): Promise<Result<null, Refusal<(typeof changePinRefusals)[number]>>> {
  const checked = await checkPin(desk, { userId, pin, purpose: 'change PIN', mayBeTemporary: true })
  if (!checked.ok) {
    const { code, facts } = checked.error
    return code === 'pin-must-change' ? no('pin-wrong') : err({ code, facts })
  }
  if (isPlain(next)) return no('pin-plain')
  const { users } = desk.stores
  const used = users.lastPins(userId, pinsRemembered)
  for (const hash of used) if (await isPin(next, hash)) return no('pin-used')
  const pinHash = await hashPin(next, desk.secretCost)
  desk.transaction((tx) => {
    users.setPin(userId, pinHash)
    users.mustChangePin(userId, false)
    users.rememberPin(userId, pinHash, desk.now())
    audit(desk, tx, { kind: 'audit.personPin', userId, facts: { of: userId, kind: 'own' } })
  })
  return ok(null)
}

export function unlock(desk: Desk, by: User, userId: string): Result<null, Refusal<'person-unknown'>> {
  if (!desk.stores.users.get(userId)) return no('person-unknown')
  desk.transaction((tx) => {
    desk.stores.users.clearFailures(userId)
    audit(desk, tx, { kind: 'audit.personUnlocked', userId: by.id, facts: { of: userId } })
  })
  tellAll(desk)
  return ok(null)
}

/** One digit again and again, or digits in a row, up or down: what is tried first. */
const isPlain = (pin: string): boolean => {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  const [step = 9] = steps
  return steps.size === 1 && Math.abs(step) <= 1
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('')
}

function leavesNoAdministrator(desk: Desk, userId: string, roles: User['roles']): boolean {
  if (may(roles, 'manage.clinic')) return false
  return !desk.stores.users.active().some((other) => other.id !== userId && may(other.roles, 'manage.clinic'))
}

/** What travels of a person: who they are and whether they work here. No badge and no PIN. */
export const travellingPerson = z.object({ person: userSchema.omit({ badge: true }), active: z.boolean() })

function notePerson(
  desk: Desk,
  tx: Tx,
  by: User,
  { person: { badge: _badge, ...person }, active }: { person: User; active: boolean },
): void {
  const facts = { person: JSON.stringify(person), active: String(active) }
  const stored = audit(desk, tx, { kind: 'audit.personChanged', userId: by.id, facts })
  desk.stores.users.changed(person.id, desk.now())
  enqueueEvents(desk, tx, 'people', stored)
}

function tellAll(desk: Desk): void {
  desk.push({ push: 'signedIn.changed' })
  desk.push({ push: 'people.changed' })
  desk.sync.wake()
}
