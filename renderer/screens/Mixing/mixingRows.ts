import type { Chart, Line } from '#shared/chart/chart.ts'
import { isToGive } from '#shared/chart/lineStates.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'

/** How far a drug is on its way from the order to the patient, as the mixing room sees it. */
export const mixingStates = ['not_ready', 'to_release', 'to_mix', 'mixed', 'at_chair', 'over'] as const
export type MixingState = (typeof mixingStates)[number]

export interface MixingRow {
  readonly session: DaySession
  readonly chart: Chart
  readonly line: Line
  readonly state: MixingState
}

/** Drugs that a mixing room prepares: the antineoplastic ones, and whatever goes into a diluent. */
export const isMixed = ({ plan }: Pick<Line, 'plan'>): boolean =>
  plan.catalogue.hcpcs !== null && (plan.role === 'antineoplastic' || plan.diluent !== undefined)

const closed: readonly Chart['state'][] = ['cancelled', 'no_show', 'entered_in_error', 'signed']

/** The day's drugs to mix, by appointment and then in the order of the plan: a row never moves while it changes. */
export function mixingRows(
  day: readonly DaySession[],
  chartOf: (sessionId: string) => Chart | null,
): readonly MixingRow[] {
  return [...day]
    .sort((a, b) => a.appointmentTime.localeCompare(b.appointmentTime) || a.chair.localeCompare(b.chair))
    .flatMap((session) => {
      const chart = chartOf(session.sessionId)
      if (!chart || closed.includes(chart.state)) return []
      return chart.lines.filter(isMixed).map((line) => ({ session, chart, line, state: stateOf(chart, line) }))
    })
}

export function stateOf(chart: Chart, line: Line): MixingState {
  if (!isToGive(line)) return 'over'
  if (line.received) return 'at_chair'
  if (line.mixings.length > 0) return 'mixed'
  if (line.released) return 'to_mix'
  return chart.readiness ? 'to_release' : 'not_ready'
}
