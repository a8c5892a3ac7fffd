import type { CountedSpan } from '../coding/types.ts'

/** From when to when a line's minutes were counted: local times with their offset; null where none were. */
export interface CountedPeriod {
  readonly startedAt: string | null
  readonly stoppedAt: string | null
}

/** The first counted moment of a line and its last: by the moment meant, for in the hour that comes twice the later text may read as the earlier. */
export function countedPeriod(spans: readonly Pick<CountedSpan, 'from' | 'to' | 'counted'>[]): CountedPeriod {
  const counted = spans.filter((span) => span.counted)
  return {
    startedAt: counted.map(({ from }) => from).sort(byMoment)[0] ?? null,
    stoppedAt:
      counted
        .map(({ to }) => to)
        .sort(byMoment)
        .at(-1) ?? null,
  }
}

const byMoment = (a: string, b: string): number => Date.parse(a) - Date.parse(b)
