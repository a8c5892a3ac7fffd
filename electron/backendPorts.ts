import type { Clock, NewId, Random } from '#shared/kernel/ports.ts'
import type { ScryptCost } from './db/password.ts'
import type { Log } from './ports/fileLog.ts'
import type { HubClient } from './sync/hubClient.ts'

/** Everything a workstation takes from the world around it. */
export interface BackendPorts {
  readonly clock: Clock
  readonly newId: NewId
  readonly random: Random
  readonly log: Log
  /** What hashing a PIN or a password costs; left out = as dear as `pinCost`. */
  readonly secretCost?: ScryptCost
  /** Runs later; the returned function calls it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void
  readonly clientFor: (hubAddress: string) => HubClient
}
