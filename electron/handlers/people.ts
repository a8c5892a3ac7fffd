import type { User } from '#shared/document/clinic.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { today } from '../desk/practice/today.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { standingsFor } from '../desk/restricted/restricted.ts'
import { checkPassword, checkPin } from '../desk/signIn/checkSecret.ts'
import { askedOf, changePassword, lacksPassword } from '../desk/signIn/fullSignIn.ts'
import { boardCardSchema } from '../desk/visits/projectSession.ts'

type PeopleHandlers = Pick<
  Handlers,
  | 'people.list'
  | 'people.signIn'
  | 'people.signInFully'
  | 'people.changePassword'
  | 'people.current'
  | 'people.lock'
  | 'lock.chairs'
  | 'lock.alarms'
>

/** Signing in by password or PIN, locking, and what the lock screen may show. Who is signed in belongs to the connection. */
export const peopleHandlers = (desk: Desk): PeopleHandlers => ({
  'people.list': (_input, { user }) => {
    const { users } = desk.stores
    const asks = (userId: string) => {
      const person = users.get(userId)
      return person ? askedOf(desk, person) : 'pin'
    }
    const here = users.active()
    const isHere = new Set(here.map(({ id }) => id))
    return ok({
      people: here.map((user) => ({ ...withoutBadge(user), asks: asks(user.id) })),
      former: user ? users.all().flatMap(({ id, name }) => (isHere.has(id) ? [] : [{ id, name }])) : [],
    })
  },
  'people.signIn': async ({ userId, pin }, { id }) => {
    const person = desk.stores.users.get(userId)
    if (person?.active && askedOf(desk, person) === 'password') return err({ code: 'full-sign-in-needed', facts: {} })
    const checked = await checkPin(desk, { userId, pin, purpose: 'sign in' })
    if (!checked.ok) return err(checked.error)
    if (person && lacksPassword(desk, person)) return err({ code: 'password-missing', facts: {} })
    if (desk.demo) desk.stores.users.fullSignIn(userId, desk.now())
    return ok(enter(desk, id, checked.value, 'pin'))
  },
  'people.signInFully': async ({ userId, password }, { id }) => {
    const checked = await checkPassword(desk, { userId, password, purpose: 'sign in' })
    if (!checked.ok) return err(checked.error)
    desk.stores.users.fullSignIn(userId, desk.now())
    const entered = enter(desk, id, checked.value, 'password')
    desk.push({ push: 'people.changed' })
    return ok(entered)
  },
  'people.changePassword': async (input) => {
    const changed = await changePassword(desk, input)
    return changed.ok ? ok({}) : changed
  },
  'people.current': (_input, { id }) => {
    const signedIn = desk.people.get(id)
    return ok({ signedIn: signedIn && { ...signedIn, user: withoutBadge(signedIn.user) } })
  },
  'people.lock': (_input, { id, user }) => {
    if (user) noteAlone(desk, { kind: 'audit.locked', userId: user.id })
    desk.people.lock(id)
    desk.push({ push: 'signedIn.changed' })
    return ok({})
  },
  'lock.chairs': () => {
    const rows = desk.stores.tables.board.ofDay(today(desk))
    const standings = standingsFor(desk, null)
    return ok({
      chairs: rows.flatMap((row) => {
        const { initials, running } = boardCardSchema.parse(row.card)
        const shown = standings.of(row) === null ? initials : noInitials
        return running.map((line) => ({ chair: row.chair, initials: shown, ...line }))
      }),
    })
  },
  'lock.alarms': () => {
    const rows = desk.stores.tables.board.ofDay(today(desk))
    return ok({
      alarms: rows.flatMap(({ chair, card }) =>
        boardCardSchema.parse(card).alarms.map((alarm) => ({ chair, ...alarm })),
      ),
    })
  },
})

/** Of a restricted chart not even these. */
const noInitials = '–'

function enter(desk: Desk, connectionId: string, user: User, by: 'pin' | 'password') {
  const signedIn = { user, since: desk.now() }
  noteAlone(desk, { kind: 'audit.signedIn', userId: user.id, facts: { by } })
  desk.people.set(connectionId, signedIn)
  desk.push({ push: 'signedIn.changed' })
  return { ...signedIn, user: withoutBadge(user) }
}

/** A badge opens the desk: its number never leaves the back end. */
const withoutBadge = ({ badge: _badge, ...user }: User): User => user
