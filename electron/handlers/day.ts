import type { User } from '#shared/document/clinic.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { ok } from '#shared/kernel/result.ts'
import { restrictedName } from '#shared/permissions/restricted.ts'
import type { BoardRow } from '../db/boardStore.ts'
import { sessionDelivery } from '../desk/delivery/sessionDelivery.ts'
import type { Desk } from '../desk/desk.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { caresFor } from '../desk/restricted/openRestricted.ts'
import { standingsFor } from '../desk/restricted/restricted.ts'
import { findVisits } from '../desk/schedule/findVisits.ts'
import { closeDay, closingOf } from '../desk/visits/closeDay.ts'
import { boardCardSchema } from '../desk/visits/projectSession.ts'

const mostFound = 50

/** The sessions of one day, and of any day by name, MRN or birth date. A demo clinic schedules its patients again when a new day begins (design 12.1). */
export const dayHandlers = (desk: Desk): Pick<Handlers, 'day.list' | 'day.closing' | 'day.close' | 'visits.find'> => ({
  'day.list': ({ day }, { id, user }) => {
    desk.beginDay()
    if (user && desk.people.seesFirst(id, `day ${day}`))
      noteAlone(desk, { kind: 'audit.daySeen', userId: user.id, facts: { day } })
    return ok({ sessions: shownRows(desk, user, desk.stores.tables.board.ofDay(day)) })
  },
  'day.closing': ({ day }, { user }) => ok(closingOf(desk, day, user)),
  'day.close': (input, { user }) => {
    if (!user) throw new Error('day.close needs somebody signed in')
    return closeDay(desk, input, user)
  },
  'visits.find': ({ text }, { user }) => ok({ sessions: shownRows(desk, user, findVisits(desk, text, mostFound)) }),
})

/** Rows as this person may read them: who is restricted and not open to them stands there without a name (ADR 14). */
function shownRows(desk: Desk, user: User | null, rows: readonly BoardRow[]): DaySession[] {
  const standings = standingsFor(desk, user)
  return rows.map((row) => {
    const standing = standings.of(row)
    const shown = daySession(desk, row)
    if (standing === null) return shown
    if (standing === 'open' || !user) return { ...shown, restricted: standing }
    const hidden = { patientName: restrictedName, mrn: '', birthDate: '', regimen: '' }
    return { ...shown, ...hidden, restricted: standing, clocks: clocksOf(desk, row, user) }
  })
}

/** What rings must ring, whoever's chart it is. */
function clocksOf(desk: Desk, { sessionId, nurseId, card }: BoardRow, { id }: User): NonNullable<DaySession['clocks']> {
  const { running, alarms } = boardCardSchema.parse(card)
  return {
    running: running.map(({ drug, startedAt, plannedEndAt }) => ({ drug, startedAt, plannedEndAt })),
    alarms,
    isOffered: nurseId !== id && caresFor(desk, sessionId, id),
  }
}

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
