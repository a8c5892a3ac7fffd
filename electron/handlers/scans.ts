import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { changeRecalledLots, recalledLots } from '../desk/practice/recalledLots.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { holderOf, opensByBadge } from '../desk/signIn/badges.ts'

type ScanHandlers = Pick<Handlers, 'people.badge' | 'people.ofBadge' | 'recalls.list' | 'recalls.change'>

/** What needs the back end when something is scanned: whose badge it is, and which lots were called back. */
export const scanHandlers = (desk: Desk): ScanHandlers => ({
  'people.badge': ({ badge }, { id }) => {
    const person = holderOf(desk, badge)
    if (!person) return refuseBadge(desk)
    const { user } = person
    const now = desk.now()
    if (!opensByBadge(person, now)) return ok({ userId: user.id, signedIn: null })
    const signedIn = { user, since: now }
    noteAlone(desk, { kind: 'audit.signedInByBadge', userId: user.id })
    desk.people.set(id, signedIn)
    desk.push({ push: 'signedIn.changed' })
    const { badge: _badge, ...shown } = user
    return ok({ userId: user.id, signedIn: { ...signedIn, user: shown } })
  },
  'people.ofBadge': ({ badge }) => {
    const person = holderOf(desk, badge)
    return person ? ok({ userId: person.user.id }) : refuseBadge(desk)
  },
  'recalls.list': () => ok({ lots: [...recalledLots(desk)] }),
  'recalls.change': (input, { user }) => {
    if (!user) throw new Error('recalls.change needs somebody signed in')
    return ok({ lots: [...changeRecalledLots(desk, user.id, input)] })
  },
})

/** Tried and kept: somebody may be guessing. The number itself is not written down. */
function refuseBadge(desk: Desk) {
  noteAlone(desk, { kind: 'audit.badgeRefused', userId: null })
  return err({ code: 'badge-unknown' as const, facts: {} })
}
