import type { Chart } from './chart.ts'
import { standingEvents } from './fold/readHistory.ts'

/** Somebody who made entries that stand in a visit. */
export interface ChartedBy {
  readonly userId: string
  readonly entries: number
}

/**
 * Everybody whose entries stand in the visit, in the order of their first: each tap belongs to whoever was signed in, so
 * one signature under the visit never hides the others (workflow 10, "Nurse handoff").
 */
export function chartedBy({ history }: Pick<Chart, 'history'>): readonly ChartedBy[] {
  const counts = new Map<string, number>()
  for (const { userId, source } of standingEvents(history))
    if (source !== 'system') counts.set(userId, (counts.get(userId) ?? 0) + 1)
  return [...counts].map(([userId, entries]) => ({ userId, entries }))
}
