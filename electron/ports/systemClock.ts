import { instantAt } from '#shared/kernel/instant.ts'
import type { Clock } from '#shared/kernel/ports.ts'

/** The workstation's own clock, read on the clocks of a zone. */
export const systemClock = (zone: string): Clock => ({ now: () => instantAt(Date.now(), zone) })

/** The zone this machine is set to: what counts until the clinic has said its own. */
export const machineZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
