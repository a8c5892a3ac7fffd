import type { AppState } from '#renderer/store/appState.ts'
import { chartOf } from '#renderer/store/charts.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'

/** The nurse who holds the visit now, after every handoff; the day list's own until its chart is here. */
export const nurseOf = (row: DaySession, chart: Chart | null): string | null =>
  chart ? chart.ties.nurseId : row.nurseId

/** Whether the visit is this person's: theirs by plan or handoff, or covered over lunch. */
export const isWith = (row: DaySession, chart: Chart | null, userId: string | undefined): boolean =>
  userId !== undefined && (nurseOf(row, chart) === userId || chart?.ties.cover?.toUserId === userId)

/** The day's visits of one person. */
export const visitsOf = (state: AppState, userId: string | undefined): readonly DaySession[] =>
  state.day.filter((row) => isWith(row, chartOf(state, row.sessionId), userId))
