import type { Chart } from '#shared/chart/chart.ts'
import { acuityOf } from '#shared/chart/safety/acuity.ts'

export interface NurseLoad {
  readonly userId: string
  /** Points of the visits that are still to come or under way. */
  readonly points: number
  readonly visits: number
}

const stillWork = ['scheduled', 'arrived', 'ready', 'in_treatment', 'observation']

/** Whether a visit is still work for its nurse. */
export const isStillWork = ({ state }: Chart): boolean => stillWork.includes(state)

/** How much work each nurse has today, most first; visits that are nobody's yet stand under the empty id. */
export function acuitySums(charts: readonly Chart[]): readonly NurseLoad[] {
  const loads = new Map<string, NurseLoad>()
  for (const chart of charts.filter(isStillWork)) {
    const userId = chart.ties.nurseId ?? ''
    const { points, visits } = loads.get(userId) ?? { points: 0, visits: 0 }
    loads.set(userId, { userId, points: points + acuityOf(chart).score, visits: visits + 1 })
  }
  return [...loads.values()].sort((a, b) => b.points - a.points || a.userId.localeCompare(b.userId))
}
