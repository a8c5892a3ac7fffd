import type { User } from '#shared/document/clinic.ts'
import type { Connection, Handlers } from '#shared/ipc/dispatch.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { StoredUser } from '../db/userStore.ts'
import type { Desk } from '../desk/desk.ts'
import { audit } from '../desk/record/audit.ts'
import { acknowledge, enterInEmergency, listEmergencies } from '../desk/signIn/emergency.ts'
import { setTemporaryPassword } from '../desk/signIn/fullSignIn.ts'
import { changePin, putPerson, setActive, setBadge, setTemporaryPin, unlock } from '../desk/signIn/keepPeople.ts'

type KeepPeopleHandlers = Pick<
  Handlers,
  | 'people.known'
  | 'people.put'
  | 'people.setBadge'
  | 'people.setPin'
  | 'people.setPassword'
  | 'people.setActive'
  | 'people.unlock'
  | 'people.changePin'
  | 'people.idleLock'
  | 'emergency.enter'
  | 'emergency.list'
  | 'emergency.seen'
>

/** The people of a shared workstation, kept by an administrator, and coming in without a PIN in an emergency (workflow 11). */
export const keepPeopleHandlers = (desk: Desk): KeepPeopleHandlers => ({
  'people.known': () => ok({ people: desk.stores.users.known().map((person) => shown(desk, person)) }),
  'people.put': (input, connection) => {
    const done = putPerson(desk, whoAsks(connection), input)
    return done.ok ? ok({ userId: done.value.id }) : done
  },
  'people.setBadge': (input, connection) => nothingOf(setBadge(desk, whoAsks(connection), input)),
  'people.setPin': async (input, connection) => nothingOf(await setTemporaryPin(desk, whoAsks(connection), input)),
  'people.setPassword': async (input, connection) =>
    nothingOf(await setTemporaryPassword(desk, whoAsks(connection), input)),
  'people.setActive': (input, connection) => nothingOf(setActive(desk, whoAsks(connection), input)),
  'people.unlock': ({ userId }, connection) => nothingOf(unlock(desk, whoAsks(connection), userId)),
  'people.changePin': async (input) => nothingOf(await changePin(desk, input)),
  'people.idleLock': ({ minutes }, connection) => {
    const { id } = whoAsks(connection)
    desk.transaction((tx) => {
      desk.stores.documents.put('settings', 'idleLock', { minutes }, desk.now())
      audit(desk, tx, { kind: 'audit.idleLockChanged', userId: id, facts: { minutes: String(minutes) } })
    })
    desk.push({ push: 'wire.opened' })
    return ok({})
  },
  'emergency.enter': (input, { id }) => {
    const entered = enterInEmergency(desk, id, input)
    if (!entered.ok) return entered
    const { badge: _badge, ...user } = entered.value.user
    return ok({ ...entered.value, user })
  },
  'emergency.list': () => ok(listEmergencies(desk)),
  'emergency.seen': ({ id }, connection) =>
    acknowledge(desk, whoAsks(connection), id) ? ok({}) : err({ code: 'seen-before', facts: {} }),
})

function whoAsks({ user }: Connection): User {
  if (!user) throw new Error('this needs somebody signed in')
  return user
}

const nothingOf = <E>(done: { readonly ok: true; readonly value: null } | { readonly ok: false; readonly error: E }) =>
  done.ok ? ok({}) : done

function shown(desk: Desk, stored: StoredUser) {
  const { user, pinHash, active, mustChangePin, passwordHash, mustChangePassword, lockedUntilUtc } = stored
  const { badge, ...person } = user
  const now = desk.now()
  const isLocked = lockedUntilUtc !== null && lockedUntilUtc > now.utc
  return {
    ...person,
    hasBadge: badge !== undefined,
    hasPin: pinHash !== null,
    mustChangePin,
    hasPassword: passwordHash !== null,
    mustChangePassword,
    active,
    lockedUntil: isLocked ? instantAt(Date.parse(lockedUntilUtc), now.zone) : null,
  }
}
