import { addMinutes, type Instant, instantOnClock } from '#shared/kernel/instant.ts'
import type { Clock } from '#shared/kernel/ports.ts'

export interface FakeClock extends Clock {
  /** Lets minutes pass; fractions are seconds. */
  pass(minutes: number): void
  set(now: Instant): void
}

/** A clock that stands still until a test moves it: "2026-03-02", "08:30" on the clinic's wall. */
export function fakeClock(date = '2026-03-02', time = '08:00', zone = 'America/Chicago'): FakeClock {
  let now = instantOnClock(date, time, zone)
  return {
    now: () => now,
    pass: (minutes) => {
      now = addMinutes(now, minutes)
    },
    set: (instant) => {
      now = instant
    },
  }
}
