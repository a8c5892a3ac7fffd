import { epochMs, type Instant, instantAt } from '#shared/kernel/instant.ts'
import type { Clock } from '#shared/kernel/ports.ts'

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
