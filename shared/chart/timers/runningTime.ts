import { type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Line } from '../chart.ts'

/** A stretch in which the drug really ran; `to` null = still running. */
export interface RunningSpan {
  readonly from: Instant
  readonly to: Instant | null
}

/** The spans a line ran, pauses cut out; a stop during a pause ends nothing that was not ended by the pause. */
export function runningSpans({ start, stop, pauses }: Pick<Line, 'start' | 'stop' | 'pauses'>): readonly RunningSpan[] {
  const spans: RunningSpan[] = []
  let from: Instant | null = start?.at ?? null
  for (const pause of pauses) {
    if (from) spans.push({ from, to: pause.from.at })
    from = pause.to?.at ?? null
  }
  if (from) spans.push({ from, to: stop?.at ?? null })
  return spans
}

/** Running minutes up to `now`: each span cut to its printed minutes, then added (R1). Never below zero. */
export const runningMinutes = (line: Pick<Line, 'start' | 'stop' | 'pauses'>, now: Instant): number =>
  runningSpans(line).reduce((sum, { from, to }) => sum + Math.max(0, printedMinutesBetween(from, to ?? now)), 0)
