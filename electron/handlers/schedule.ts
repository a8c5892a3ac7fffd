import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { audit } from '../desk/audit.ts'
import type { Desk } from '../desk/desk.ts'
import { foldOnce } from '../desk/foldOnce.ts'
import { scheduleOfDay } from '../desk/schedule/scheduleOfDay.ts'

/** What the scheduler says of a day, and what was left as it is. Taking over is a tap like any other, `chart.perform`. */
export const scheduleHandlers = (desk: Desk): Pick<Handlers, 'schedule.day' | 'schedule.leave'> => ({
  'schedule.day': ({ day }) => ok(scheduleOfDay(desk, day)),
  'schedule.leave': ({ sessionId, about, key }, { user }) => {
    const chart = foldOnce(desk.record(sessionId))
    const news =
      chart &&
      scheduleOfDay(desk, chart.scheduled.day).news.find(
        (one) => one.sessionId === sessionId && one.about === about && one.key === key,
      )
    if (!news) return err({ code: 'news-unknown', facts: {} })
    desk.transaction((tx) => {
      desk.stores.schedule.leave(tx, { sessionId, about, key }, news.sentAt.utc)
      const facts = { what: news.kind }
      audit(desk, tx, { kind: 'audit.scheduleLeft', userId: user?.id ?? null, sessionId, facts })
    })
    desk.push({ push: 'board.changed' })
    return ok({})
  },
})
