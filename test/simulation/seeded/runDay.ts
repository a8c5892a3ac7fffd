import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repeatSomething, tapSomething } from './chairSteps.ts'
import { createDay, type Day, type Tally } from './day.ts'
import { endOfDay } from './endOfDay.ts'
import {
  billerLooks,
  clockIsBelieved,
  clockIsSet,
  deskIsRestarted,
  everySessionOpens,
  hubGoesAndComes,
  hubIsEmpty,
  hubIsKilled,
  plugIsPulled,
  syncNow,
} from './otherSteps.ts'
import type { Station } from './station.ts'

export interface DayReport {
  readonly tally: Tally
  readonly journal: readonly string[]
}

export interface DayOptions {
  readonly seed: number
  readonly steps: number
  /** Hears each line of the journal as it is written. */
  readonly tell?: (line: string) => void
}

/** A day failed: the seed, what happened, and how to see it again. */
export class DayFailed extends Error {
  constructor({ seed, steps }: DayOptions, journal: readonly string[], cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const again = `npm run simulate -- --seed ${seed} --steps ${steps}`
    super(`seed ${seed}: ${why}\nAgain: ${again}\n${journal.slice(-60).join('\n')}`, { cause })
  }
}

/** Plays one day of a seed: after every step all promises are checked, and at its end everything has arrived. */
export async function runDay(options: DayOptions): Promise<DayReport> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-day-'))
  const day = await createDay(options.seed, folder, options.tell ?? (() => {}))
  try {
    for (const station of day.stations) await day.startAgain(station)
    await day.endStep()
    const inChairs: string[] = []
    for (let step = 1; step <= options.steps; step++) {
      day.note(`— ${step}`)
      await oneStep(day, inChairs, step)
      await day.endStep()
    }
    await endOfDay(day)
    return { tally: day.tally, journal: day.journal }
  } catch (cause) {
    throw new DayFailed(options, day.journal, cause)
  } finally {
    await day.close()
  }
}

/**
 * Two patients at a time, so that a day brings some to their signature; now and then somebody taps on after that.
 * Whoever is asked at a desk that has not heard of them yet takes one it knows.
 */
function chooseSession({ random }: Day, station: Station, inChairs: string[]): string {
  const all = station.watcher().stores.tables.board.all()
  const isOpen = (sessionId: string): boolean =>
    all.some((row) => row.sessionId === sessionId && !row.isSigned && !over.has(row.state))
  const waiting = all.filter(({ sessionId }) => isOpen(sessionId) && !inChairs.includes(sessionId))
  const patientOf = new Map(all.map((row) => [row.sessionId, row.patientId]))
  for (const [chair, sessionId] of inChairs.entries()) {
    const isOver = !isOpen(sessionId) && waiting.length > 0
    // Both desks scheduled everybody: some come back, and have their pump taken off.
    const again = waiting.filter(({ patientId }) => patientId === patientOf.get(sessionId))
    // A signed visit is looked at again sooner than one that was called off.
    const isSigned = all.some((row) => row.sessionId === sessionId && row.isSigned)
    if (isOver && random.percent(isSigned ? 30 : 60))
      inChairs[chair] = random.pick(again.length > 0 && random.percent(80) ? again : waiting).sessionId
  }
  while (inChairs.length < chairsServed) inChairs.push(random.pick(waiting).sessionId)
  const known = inChairs.filter((id) => all.some(({ sessionId }) => sessionId === id))
  if (known.length > 0 && random.percent(93)) return random.pick(known)
  const ofThem = all.filter(({ patientId }) => known.some((id) => patientOf.get(id) === patientId))
  return random.pick(ofThem.length > 0 && random.percent(60) ? ofThem : all).sessionId
}

const chairsServed = 2
const over = new Set(['held', 'cancelled', 'no_show', 'entered_in_error'])

async function oneStep(day: Day, inChairs: string[], step: number): Promise<void> {
  const { random, world, hub } = day
  await world.pass(
    random.weighted([
      [4, 0],
      [8, random.between(1, 240) / 60],
      [2, random.between(5, 25)],
    ]),
  )
  if (step % 20 === 0) await hub.renewCode()
  const station = random.pick(day.stations)
  const tap = async (): Promise<void> => {
    const sessionId = chooseSession(day, station, inChairs)
    for (let taps = random.between(1, 4); taps > 0; taps--) {
      await tapSomething(day, station, sessionId)
      await world.pass(random.between(0, 60) / 60)
    }
  }
  const whatHappens = random.weighted<() => Promise<void>>([
    [80, tap],
    [4, () => repeatSomething(day, station)],
    [4, () => syncNow(day, station)],
    [hub.isUp() ? 2 : 12, () => hubGoesAndComes(day)],
    [1, () => hubIsEmpty(day)],
    [1, () => hubIsKilled(day)],
    [2, () => clockIsSet(day, station)],
    [1, () => clockIsBelieved(day, station)],
    [2, () => plugIsPulled(day, station)],
    [1, () => deskIsRestarted(day, station)],
    [3, () => billerLooks(day, station)],
    [2, () => everySessionOpens(day, station)],
  ])
  await whatHappens()
}
