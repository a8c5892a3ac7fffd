import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { type Instant, instantAt } from '#shared/kernel/instant.ts'

/** The hub's only sources of surprise: its clock, its ids and its secrets. Tests pass their own. */
export interface HubPorts {
  now(): Instant
  newId(): string
  /** A fresh secret, URL-safe text of 43 characters (32 random bytes). */
  newSecret(): string
  /** One line for the operator's log: a code and ids, never patient data. */
  log(line: string): void
  /** At least 0 and below 1: when what did not arrive is tried again. */
  random(): number
  /** Lets everything that waits have its turn: between two slices of long work. */
  breathe(): Promise<void>
}

export function systemPorts(zone: string, log: (line: string) => void): HubPorts {
  return {
    now: () => instantAt(Date.now(), zone),
    newId: () => v7(),
    newSecret: () => randomBytes(32).toString('base64url'),
    log,
    random: () => Math.random(),
    breathe: () => new Promise((resolve) => void setImmediate(resolve)),
  }
}

/** Lower-case hex SHA-256 of a text: how keys and codes are kept, and how content is named. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
