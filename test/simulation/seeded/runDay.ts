import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repeatSomething, tapSomething } from './chairSteps.ts'
import { createDay, type Day, type Tally } from './day.ts'
import { endOfDay } from './endOfDay.ts'
import {
  billerLooks,
  clockIsSet,
  deskIsRestarted,
  hubGoesAndComes,
  hubIsEmpty,
  plugIsPulled,
  syncNow,
} from './otherSteps.ts'

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
    await day.startAgain()
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

/** Three patients at a time, so that a day brings some to their signature; now and then somebody taps on after that. */
function chooseSession({ watcher, random }: Day, inChairs: string[]): string {
  const all = watcher().stores.tables.board.all()
  const isOpen = (sessionId: string): boolean =>
    all.some((row) => row.sessionId === sessionId && !row.isSigned && !over.has(row.state))
  const waiting = all.map(({ sessionId }) => sessionId).filter((id) => isOpen(id) && !inChairs.includes(id))
  for (const [chair, sessionId] of inChairs.entries())
    if (!isOpen(sessionId) && waiting.length > 0 && random.percent(60))
      inChairs[chair] = waiting.splice(random.between(0, waiting.length - 1), 1)[0] ?? sessionId
  while (inChairs.length < 3) inChairs.push(waiting.splice(random.between(0, waiting.length - 1), 1)[0] ?? '')
  return random.pick(inChairs)
}

const over = new Set(['held', 'cancelled', 'no_show'])

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
  const tap = (): Promise<void> => tapSomething(day, chooseSession(day, inChairs))
  const whatHappens = random.weighted<() => Promise<void>>([
    [80, tap],
    [4, () => repeatSomething(day)],
    [4, () => syncNow(day)],
    [hub.isUp() ? 2 : 12, () => hubGoesAndComes(day)],
    [1, () => hubIsEmpty(day)],
    [2, () => clockIsSet(day)],
    [2, () => plugIsPulled(day)],
    [1, () => deskIsRestarted(day)],
    [3, () => billerLooks(day)],
  ])
  await whatHappens()
}
