import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { ok } from '#shared/kernel/result.ts'
import type { BoardRow } from '../db/boardStore.ts'
import { closeDay, closingOf } from '../desk/closeDay.ts'
import type { Desk } from '../desk/desk.ts'
import { noteAlone } from '../desk/noteAlone.ts'
import { boardCardSchema } from '../desk/projectSession.ts'
import { findVisits } from '../desk/schedule/findVisits.ts'
import { sessionDelivery } from '../desk/sessionDelivery.ts'

const mostFound = 50

/** The sessions of one day, and of any day by name, MRN or birth date. A demo clinic schedules its patients again when a new day begins (design 12.1). */
export const dayHandlers = (desk: Desk): Pick<Handlers, 'day.list' | 'day.closing' | 'day.close' | 'visits.find'> => ({
  'day.list': ({ day }, { id, user }) => {
    desk.beginDay()
    if (user && desk.people.seesFirst(id, `day ${day}`))
      noteAlone(desk, { kind: 'audit.daySeen', userId: user.id, facts: { day } })
    return ok({ sessions: desk.stores.tables.board.ofDay(day).map((row) => daySession(desk, row)) })
  },
  'day.closing': ({ day }) => ok(closingOf(desk, day)),
  'day.close': (input, { user }) => {
    if (!user) throw new Error('day.close needs somebody signed in')
    return closeDay(desk, input, user.id)
  },
  'visits.find': ({ text }) => ok({ sessions: findVisits(desk, text, mostFound).map((row) => daySession(desk, row)) }),
})

function daySession(desk: Desk, row: BoardRow): DaySession {
  const { birthDate, regimen, amending } = boardCardSchema.parse(row.card)
  const { sessionId, day, chair, appointmentTime, patientName, mrn, nurseId, state, version } = row
  return {
    sessionId,
    day,
    chair,
    appointmentTime,
    patientName,
    mrn,
    birthDate,
    regimen,
    nurseId,
    state,
    amending,
    version,
    delivery: sessionDelivery(desk, sessionId),
  }
}
