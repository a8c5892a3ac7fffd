import { epochMs, instantAt } from '#shared/kernel/instant.ts'
import type { Clock } from '#shared/kernel/ports.ts'

/** A clock read in the clinic's own zone, whatever zone the machine is set to. */
export interface ClinicClock extends Clock {
  /** The clinic said where it is. */
  readIn(zone: string): void
}

/** Reads `clock` in `zone`; null = in the clock's own, until the clinic has said where it is. */
export function createClinicClock(clock: Clock, zone: string | null): ClinicClock {
  let here = zone
  return {
    now() {
      const now = clock.now()
      return here === null || now.zone === here ? now : instantAt(epochMs(now), here)
    },
    readIn(next) {
      here = next
    },
  }
}
