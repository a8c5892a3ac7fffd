import { epochMs, type Instant, instantAt } from './instant.ts'
import type { Clock } from './ports.ts'

/** A clock that showed `startAt` at the moment this was called and runs on from there (design 12.1). */
export function startClockAt(clock: Clock, startAt: Instant): Clock {
  const ahead = epochMs(startAt) - epochMs(clock.now())
  return {
    now() {
      const real = clock.now()
      return instantAt(epochMs(real) + ahead, real.zone)
    },
  }
}

/** Whether a text names an instant a demo’s clock may start at, with or without its offset. */
export const isClockText = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text))

/** What is said where it does not. */
export const clockTextExpected = 'expected an instant such as 2026-03-02T08:30:00-06:00'
