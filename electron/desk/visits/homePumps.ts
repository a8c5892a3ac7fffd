import type { Chart, Line } from '#shared/chart/chart.ts'
import type { HomePump } from '#shared/ipc/visitShapes.ts'
import type { Desk } from '../desk.ts'
import { numbersOf } from '../schedule/findVisits.ts'
import { foldOnce } from './foldOnce.ts'

/** More visits of one patient than anybody has. */
const mostVisits = 500

/** Pumps that the patient with this MRN took home from any visit known here, less those that came off again; the oldest first. */
export function homePumps(desk: Desk, mrn: string): readonly HomePump[] {
  const numbers = numbersOf(desk, mrn)
  const charts = numbers
    .flatMap((number) => desk.stores.tables.board.search(number, mostVisits).filter((row) => row.mrn === number))
    .flatMap(({ sessionId }) => foldOnce(desk.record(sessionId)) ?? [])
  const off = new Set(
    charts.flatMap(({ care }) => care.disconnects.map((one) => keyOf(one.connectSessionId, one.pumpId))),
  )
  return charts
    .flatMap((chart) => chart.lines.flatMap((line) => pumpOf(chart, line) ?? []))
    .filter((pump) => !off.has(keyOf(pump.connectSessionId, pump.pumpId)))
    .sort((a, b) => (a.connectedAt.utc < b.connectedAt.utc ? -1 : 1))
}

const keyOf = (sessionId: string, pumpId: string): string => `${sessionId} ${pumpId}`

function pumpOf({ sessionId, scheduled }: Chart, { id, plan, start, homePump }: Line): HomePump | null {
  if (!homePump || !start) return null
  const { lineId: _lineId, ...facts } = homePump.facts
  return {
    connectSessionId: sessionId,
    day: scheduled.day,
    lineId: id,
    drug: plan.name,
    ...facts,
    connectedAt: start.at,
    dose: plan.dose,
  }
}
