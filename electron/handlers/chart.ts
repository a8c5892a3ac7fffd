import type { Output } from '#shared/ipc/contract.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { sessionDelivery } from '../desk/delivery/sessionDelivery.ts'
import type { Desk } from '../desk/desk.ts'
import { today } from '../desk/practice/today.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { restrictionOf } from '../desk/restricted/restricted.ts'
import { doubtfulUsers } from '../desk/visits/doubtfulUsers.ts'
import { foldOnce } from '../desk/visits/foldOnce.ts'
import { perform } from '../desk/visits/perform.ts'
import { photoOnFile } from '../desk/visits/photoOnFile.ts'

/** One session: look at it, have it for the lists of its day, and do something in it. */
export const chartHandlers = (
  desk: Desk,
): Pick<Handlers, 'chart.open' | 'day.chart' | 'chart.doubtful' | 'chart.perform'> => ({
  'chart.open': ({ sessionId }, { id, user }) => {
    const found = chartOf(desk, sessionId)
    if (!found) return err({ code: 'session-unknown', facts: {} })
    // A screen fetches the chart again after every push; who looked is noted once for each sitting.
    if (user && desk.people.seesFirst(id, sessionId))
      noteAlone(desk, { kind: 'audit.sessionSeen', userId: user.id, sessionId })
    return ok(found)
  },
  'day.chart': ({ sessionId }) => {
    const found = chartOf(desk, sessionId)
    const chart = found && foldOnce(desk.record(sessionId))
    if (!found || !chart) return err({ code: 'session-unknown', facts: {} })
    return chart.scheduled.day < today(desk) ? err({ code: 'day-is-over', facts: {} }) : ok(found)
  },
  'chart.doubtful': ({ sessionId }) => {
    const chart = foldOnce(desk.record(sessionId))
    return chart ? ok({ people: [...doubtfulUsers(desk, chart)] }) : err({ code: 'session-unknown', facts: {} })
  },
  'chart.perform': async (input, connection) =>
    // A scan comes with its file, by `papers.attach`, which looks at what it is.
    input.command.kind === 'attachPaper' || input.command.kind === 'attachLetter'
      ? err({ code: 'scan-not-here', facts: {} })
      : perform(desk, input, connection),
})

function chartOf(desk: Desk, sessionId: string): Output<'chart.open'> | null {
  const events = desk.record(sessionId)
  if (events.length === 0) return null
  const photo = photoOnFile(desk, sessionId)
  const restricted = restrictionOf(desk, sessionId) !== null
  return {
    sessionId,
    version: events.length,
    events: [...events],
    delivery: sessionDelivery(desk, sessionId),
    restricted,
    ...(photo === null ? {} : { photoOnFile: photo }),
  }
}
