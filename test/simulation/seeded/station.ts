import { join } from 'node:path'
import type { FakeClock } from '#test/fakes/fakeClock.ts'
import { createLedger, type Ledger } from './ledger.ts'
import type { RandomSource } from './randomSource.ts'
import { createSimulatedDesk, type DeskParts, type SimulatedDesk } from './simulatedDesk.ts'
import { openWatcher, type Watcher } from './watcher.ts'

/** One workstation of a day: its desk, its clock, and what the people at it were told. */
export interface Station {
  readonly name: string
  readonly desk: SimulatedDesk
  readonly clock: FakeClock
  readonly ledger: Ledger
  /** Outbox rows that a person has had to look at: they may be overtaken. */
  readonly overtakable: Set<string>
  /** Two readers of one file; opened again with each life of the desk. */
  watcher(): Watcher
  /** Starts the desk again after a death or an end; it may die once more while it starts. Returns how often it had died. */
  startAgain(): Promise<number>
  /** From now on nobody pulls its plug. */
  beSafe(): void
  close(): void
}

type Parts = Pick<DeskParts, 'world' | 'hub' | 'network' | 'random' | 'folder' | 'idSpace' | 'name'>

export function createStation(parts: Parts, minutesAhead: number, luck: RandomSource): Station {
  const clock = parts.world.newClock(minutesAhead)
  const desk = createSimulatedDesk({ ...parts, clock, folder: join(parts.folder, `desk-${parts.idSpace}`) })
  let watcher: Watcher | null = null
  let isSafe = false
  const deathAtStart = (): number | undefined => (!isSafe && luck.percent(10) ? luck.between(0, 30) : undefined)
  const closeEyes = (): void => {
    watcher?.close()
    watcher = null
  }
  return {
    ...{ name: parts.name, desk, clock, ledger: createLedger(), overtakable: new Set<string>() },
    watcher() {
      watcher ??= openWatcher(desk.file())
      return watcher
    },
    async startAgain() {
      closeEyes()
      let deaths = desk.isAlive() ? 0 : 1
      await desk.start(deathAtStart())
      while (!desk.isAlive()) {
        deaths += 1
        await desk.start(deathAtStart())
      }
      return deaths
    },
    beSafe() {
      isSafe = true
      desk.dieAfter(Number.POSITIVE_INFINITY)
    },
    close() {
      closeEyes()
      desk.close()
    },
  }
}
