import { createHash } from 'node:crypto'
import type { HubPorts } from '#hub/ports.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import { sequenceIds } from './sequenceIds.ts'

let spaces = 0x800

/** A hub's ports without surprises: ids and secrets count up, and no two hubs share any. */
export function hubPortsForTest(clock: Clock, log: (line: string) => void, space = spaces++): HubPorts {
  let secrets = 0
  return {
    now: () => clock.now(),
    newId: sequenceIds(space),
    newSecret: () => createHash('sha256').update(`${space} ${secrets++}`).digest('base64url'),
    log,
    random: () => 0.5,
    breathe: () => new Promise((resolve) => void setImmediate(resolve)),
  }
}
