import { isInChair } from '#shared/chart/visitStates.ts'
import type { AppState } from './appState.ts'
import { chartOf } from './charts.ts'

/** Who sits in which chair, by its label, as this screen knows it; the visit named is left out. */
export function takenChairs(state: AppState, exceptSessionId: string): ReadonlyMap<string, string> {
  const others = state.day.filter(({ sessionId }) => sessionId !== exceptSessionId)
  const seated = others.map((row) => ({ row, chart: chartOf(state, row.sessionId) }))
  return new Map(
    seated
      .filter(({ row, chart }) => isInChair(chart?.state ?? row.state))
      .map(({ row, chart }) => [chart?.chair ?? row.chair, row.patientName]),
  )
}
