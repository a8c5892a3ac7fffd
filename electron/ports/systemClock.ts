import { instantAt } from '#shared/kernel/instant.ts'
import type { Clock } from '#shared/kernel/ports.ts'

/** The workstation's own clock, read on the clocks of the clinic's zone. */
export const systemClock = (zone: string): Clock => ({ now: () => instantAt(Date.now(), zone) })
