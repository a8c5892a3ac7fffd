import { setImmediate as turn } from 'node:timers/promises'
import { addMinutes, epochMs } from '#shared/kernel/instant.ts'
import { type FakeClock, fakeClock } from '#test/fakes/fakeClock.ts'

/** Time, as the desk and the hub see it, and the timers that wait for it. Nothing in it moves by itself. */
export interface World {
  /** The hub's clock, which is right. */
  readonly hubClock: FakeClock
  /** Another clock on a wall, so many minutes ahead of the hub's: people and servers may set it. */
  newClock(minutesAhead: number): FakeClock
  /** The port `later` of a back end: measured in time that passes, not by the clock on the wall. */
  later(milliseconds: number, run: () => void): () => void
  /** Lets minutes pass on every clock; whatever was planned for meanwhile happens. */
  pass(minutes: number): Promise<void>
  /** Something happened: whoever settles waits for what follows from it. */
  stir(): void
  /** Resolves when nothing happens any more without time passing. */
  settled(): Promise<void>
}

interface Timer {
  readonly dueMs: number
  readonly run: () => void
}

/** So many looks a stretch of time has at most: a rest that looks around every two seconds would fill a day. */
const looksPerStretch = 6
const quietTurns = 3

export function createWorld(date = '2026-03-02', time = '07:40'): World {
  const hubClock = fakeClock(date, time)
  const clocks = [hubClock]
  const timers = new Set<Timer>()
  let passedMs = 0
  let stirs = 0
  const settled = async (): Promise<void> => {
    for (let quiet = 0, seen = stirs; quiet < quietTurns; quiet++) {
      await turn()
      if (stirs !== seen) quiet = -1
      seen = stirs
    }
  }
  const moveTo = (toMs: number): void => {
    const minutes = (toMs - passedMs) / 60_000
    passedMs = toMs
    for (const clock of clocks) clock.set(addMinutes(clock.now(), minutes))
  }
  const ringDue = async (): Promise<void> => {
    const due = [...timers].filter(({ dueMs }) => dueMs <= passedMs).sort((a, b) => a.dueMs - b.dueMs)
    for (const timer of due) {
      // An earlier one may have called it off.
      if (!timers.delete(timer)) continue
      timer.run()
      await settled()
    }
  }
  return {
    hubClock,
    newClock(minutesAhead) {
      const clock = fakeClock(date, time)
      clock.set(addMinutes(hubClock.now(), minutesAhead))
      clocks.push(clock)
      return clock
    },
    settled,
    stir: () => void stirs++,
    later(milliseconds, run) {
      const timer = { dueMs: passedMs + milliseconds, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    async pass(minutes) {
      const [from, to] = [passedMs, passedMs + Math.round(minutes * 60_000)]
      while (passedMs < to) {
        const next = Math.min(...[...timers].map(({ dueMs }) => dueMs), to)
        moveTo(Math.min(to, Math.max(next, passedMs + Math.ceil((to - from) / looksPerStretch))))
        await ringDue()
      }
    },
  }
}

/** Hours and minutes and seconds on the clinic's wall, for the journal. */
export function wallTime(clock: FakeClock): string {
  const { offset } = clock.now()
  return new Date(epochMs(clock.now()) + offset * 60_000).toISOString().slice(11, 19)
}
