import type { Output } from '#shared/ipc/contract.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { restrictedName } from '#shared/permissions/restricted.ts'
import type { Desk } from '../desk/desk.ts'
import { audit } from '../desk/record/audit.ts'
import { type Standings, standingsFor } from '../desk/restricted/restricted.ts'
import { scheduleOfDay } from '../desk/schedule/scheduleOfDay.ts'
import { foldOnce } from '../desk/visits/foldOnce.ts'

/** What the scheduler says of a day, and what was left as it is. Taking over is a tap like any other, `chart.perform`. */
export const scheduleHandlers = (desk: Desk): Pick<Handlers, 'schedule.day' | 'schedule.leave'> => ({
  'schedule.day': ({ day }, { user }) => ok(asFarAsOpen(standingsFor(desk, user), scheduleOfDay(desk, day))),
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

/** Of restricted charts that are not open to who asks: that there is news, and no name or number (ADR 14). */
function asFarAsOpen(standings: Standings, told: Output<'schedule.day'>): Output<'schedule.day'> {
  const isHidden = (standing: ReturnType<Standings['ofMrn']>) => standing === 'closed' || standing === 'own'
  return {
    ...told,
    news: told.news.map((one) =>
      isHidden(standings.ofSession(one.sessionId))
        ? { ...one, patientName: restrictedName, differences: [], command: null }
        : one,
    ),
    announced: told.announced.map((one) =>
      isHidden(standings.ofMrn(one.mrn))
        ? { ...one, patientName: restrictedName, mrn: '', birthDate: null, reason: '' }
        : one,
    ),
  }
}
