import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import type { Random } from '#shared/kernel/ports.ts'
import { retryWaitMs } from './nextStep.ts'

/** Whether the way to the hub is open: after a round that nobody answered it rests, longer each time. */
export interface Channel {
  isPaused(): boolean
  /** Nobody answered, or our key was not taken. */
  pause(retryAfterSeconds: number | null): void
  /** Somebody answered. */
  open(): void
  /** Somebody answered for the first time after a pause. */
  isAfterOutage(): boolean
}

/** `onPause` is told each time the way is found closed. */
export function createChannel(now: () => Instant, random: Random, onPause: (at: Instant) => void): Channel {
  let failures = 0
  let pausedUntilMs = 0
  return {
    isPaused: () => epochMs(now()) < pausedUntilMs,
    pause(retryAfterSeconds) {
      pausedUntilMs = epochMs(now()) + retryWaitMs(failures, random, retryAfterSeconds)
      failures += 1
      onPause(now())
    },
    open() {
      failures = 0
      pausedUntilMs = 0
    },
    isAfterOutage: () => failures > 0,
  }
}
