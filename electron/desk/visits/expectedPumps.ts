import type { User } from '#shared/document/clinic.ts'
import type { ExpectedPump } from '#shared/ipc/visitShapes.ts'
import { localDate } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'
import { shownName, standingsFor } from '../restricted/restricted.ts'
import { numbersOf } from '../schedule/findVisits.ts'
import { boardCardSchema } from './projectSession.ts'

/** Pumps sent home with an appointment on that day or before and not off yet, the longest due first, with the patient's visit of the day where one is planned. */
export function expectedPumps(desk: Desk, user: User | null, day: string): readonly ExpectedPump[] {
  const { board } = desk.stores.tables
  const standings = standingsFor(desk, user)
  const rows = board.withPumps(day).map((row) => ({ row, card: boardCardSchema.parse(row.card) }))
  const off = new Set(
    rows.flatMap(({ card }) => card.pumpsOff.map(({ connectSessionId, pumpId }) => `${connectSessionId} ${pumpId}`)),
  )
  const visits = board.ofDay(day)
  return rows
    .flatMap(({ row, card }) => {
      const due = card.pumpsHome.filter(
        ({ disconnectAt, pumpId }) => localDate(disconnectAt) <= day && !off.has(`${row.sessionId} ${pumpId}`),
      )
      if (due.length === 0) return []
      const standing = standings.of(row)
      const isShown = standing === null || standing === 'open'
      const numbers = numbersOf(desk, row.mrn)
      const visit = visits.find(({ mrn, sessionId }) => numbers.includes(mrn) && sessionId !== row.sessionId)
      return due.map(({ disconnectAt, drug, pumpId }) => ({
        connectSessionId: row.sessionId,
        disconnectAt,
        patientName: shownName(row, standing),
        drug: isShown ? drug : null,
        pumpId: isShown ? pumpId : null,
        visit: visit ? { sessionId: visit.sessionId, appointmentTime: visit.appointmentTime } : null,
      }))
    })
    .sort((a, b) => (a.disconnectAt.utc < b.disconnectAt.utc ? -1 : 1))
}
