import type { Random } from '#shared/kernel/ports.ts'
import { retryWaitMs } from './nextStep.ts'

/** Whether the way to the hub is open: after a round that nobody answered it rests, longer each time. */
export interface Channel {
  isResting(): boolean
  /** Nobody answered, or our key was not taken. */
  rest(retryAfterSeconds: number | null): void
  /** Somebody answered, or there is a new place to ask. */
  open(): void
  /** True until somebody answers again. */
  isAfterOutage(): boolean
}

/**
 * The rest is counted by a timer and not by the clock on the wall, which people and servers set back.
 * `onRest` is told each time the way is found closed.
 */
export function createChannel(
  { random, later }: { readonly random: Random; readonly later: (ms: number, run: () => void) => () => void },
  onRest: () => void,
): Channel {
  let failures = 0
  let wakeUp: (() => void) | null = null
  const open = (): void => {
    wakeUp?.()
    wakeUp = null
  }
  return {
    isResting: () => wakeUp !== null,
    rest(retryAfterSeconds) {
      open()
      wakeUp = later(retryWaitMs(failures, random, retryAfterSeconds), () => {
        wakeUp = null
      })
      failures += 1
      onRest()
    },
    open() {
      failures = 0
      open()
    },
    isAfterOutage: () => failures > 0,
  }
}
