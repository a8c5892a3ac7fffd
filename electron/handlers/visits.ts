import type { User } from '#shared/document/clinic.ts'
import type { Connection, Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { knownNames } from '../desk/practice/knownNames.ts'
import { addVisit } from '../desk/visits/addVisit.ts'
import { cameBack } from '../desk/visits/cameBack.ts'
import { expectedPumps } from '../desk/visits/expectedPumps.ts'
import { homePumps } from '../desk/visits/homePumps.ts'

type VisitHandlers = Pick<Handlers, 'pumps.home' | 'pumps.expected' | 'visits.cameBack' | 'visits.add' | 'visits.known'>

/** Visits that are typed in, and what ties visits of one patient together: pumps still out, and a second visit of the day. */
export const visitHandlers = (desk: Desk): VisitHandlers => ({
  'pumps.home': ({ mrn }) => ok({ pumps: [...homePumps(desk, mrn)] }),
  'pumps.expected': ({ day }, { user }) => ok({ pumps: [...expectedPumps(desk, user, day)] }),
  'visits.cameBack': (input, connection) => {
    const made = cameBack(desk, whoAsks(connection), input)
    if (!made.ok) return err({ code: made.error, facts: {} })
    tellOfVisit(desk)
    return ok({ sessionId: made.value })
  },
  'visits.add': (input, connection) => {
    const made = addVisit(desk, whoAsks(connection), input)
    if (!made.ok) return made
    tellOfVisit(desk)
    return ok({ sessionId: made.value })
  },
  'visits.known': () => {
    const { providers, payers } = knownNames(desk)
    return ok({ providers: [...providers], payers: [...payers] })
  },
})

function tellOfVisit(desk: Desk): void {
  desk.push({ push: 'board.changed' })
  desk.push({ push: 'sync.changed' })
  desk.sync.wake()
}

function whoAsks({ user }: Connection): User {
  if (!user) throw new Error('the contract lets nobody in who is not signed in')
  return user
}
