import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { noteAlone } from '../desk/noteAlone.ts'
import { perform } from '../desk/perform.ts'
import { sessionDelivery } from '../desk/sessionDelivery.ts'

/** One session: read it, and do something in it. */
export const chartHandlers = (desk: Desk): Pick<Handlers, 'chart.open' | 'chart.perform'> => ({
  'chart.open': ({ sessionId }, { id, user }) => {
    const events = desk.record(sessionId)
    if (events.length === 0) return err({ code: 'session-unknown', facts: {} })
    // A screen fetches the chart again after every push; who looked is noted once for each sitting.
    if (user && desk.people.seesFirst(id, sessionId))
      noteAlone(desk, { kind: 'audit.sessionSeen', userId: user.id, sessionId })
    return ok({
      sessionId,
      version: events.length,
      events: [...events],
      delivery: sessionDelivery(desk, sessionId),
    })
  },
  'chart.perform': (input, connection) => perform(desk, input, connection),
})
