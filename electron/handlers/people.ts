import type { User } from '#shared/document/clinic.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { checkPin } from '../desk/checkPin.ts'
import type { Desk } from '../desk/desk.ts'
import { noteAlone } from '../desk/noteAlone.ts'
import { boardCardSchema } from '../desk/projectSession.ts'
import { today } from '../desk/today.ts'

type PeopleHandlers = Pick<
  Handlers,
  'people.list' | 'people.signIn' | 'people.current' | 'people.lock' | 'lock.chairs' | 'lock.alarms'
>

/** Signing in by PIN, locking, and what the lock screen may show. Who is signed in belongs to the connection. */
export const peopleHandlers = (desk: Desk): PeopleHandlers => ({
  'people.list': () => ok({ people: desk.stores.users.active().map(withoutBadge) }),
  'people.signIn': async ({ userId, pin }, { id }) => {
    const checked = await checkPin(desk, { userId, pin, purpose: 'sign in' })
    if (!checked.ok) return err(checked.error)
    const signedIn = { user: checked.value, since: desk.now() }
    noteAlone(desk, { kind: 'audit.signedIn', userId })
    desk.people.set(id, signedIn)
    desk.people.pinGiven(userId, signedIn.since)
    desk.push({ push: 'signedIn.changed' })
    return ok({ ...signedIn, user: withoutBadge(signedIn.user) })
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
    return ok({
      chairs: rows.flatMap(({ chair, card }) => {
        const { initials, running } = boardCardSchema.parse(card)
        return running.map((line) => ({ chair, initials, ...line }))
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

/** A badge opens the desk: its number never leaves the back end. */
const withoutBadge = ({ badge: _badge, ...user }: User): User => user
