import { type Instant, localDate } from '../kernel/instant.ts'
import type { Chart } from './chart.ts'

/**
 * The day that is billed, YYYY-MM-DD: when treatment started on the clinic's clock (workflow 3). A session across midnight
 * keeps it. Rule set, price quarter, charges and authorization go by it; before the first drug it is the scheduled day.
 */
export function serviceDate({ lines, scheduled }: Pick<Chart, 'lines' | 'scheduled'>): string {
  const starts = lines.flatMap(({ start, given }) => start?.at ?? given?.stamp.at ?? [])
  const first = starts.reduce<Instant | null>((a, b) => (a && a.utc <= b.utc ? a : b), null)
  return first ? localDate(first) : scheduled.day
}
