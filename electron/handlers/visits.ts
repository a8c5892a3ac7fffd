import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { cameBack } from '../desk/visits/cameBack.ts'
import { expectedPumps } from '../desk/visits/expectedPumps.ts'
import { homePumps } from '../desk/visits/homePumps.ts'

/** What ties visits of one patient together: pumps still out, and a second visit of the day. */
export const visitHandlers = (desk: Desk): Pick<Handlers, 'pumps.home' | 'pumps.expected' | 'visits.cameBack'> => ({
  'pumps.home': ({ mrn }) => ok({ pumps: [...homePumps(desk, mrn)] }),
  'pumps.expected': ({ day }, { user }) => ok({ pumps: [...expectedPumps(desk, user, day)] }),
  'visits.cameBack': (input, { user }) => {
    if (!user) throw new Error('the contract lets nobody in who is not signed in')
    const made = cameBack(desk, user, input)
    if (!made.ok) return err({ code: made.error, facts: {} })
    desk.push({ push: 'board.changed' })
    desk.push({ push: 'sync.changed' })
    desk.sync.wake()
    return ok({ sessionId: made.value })
  },
})
