import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Reply } from '#shared/ipc/envelope.ts'
import { createFaultyNetwork, type Fate, type FaultyNetwork } from './faultyNetwork.ts'
import { checkInvariants } from './invariants.ts'
import { createLedger, type Ledger, type Performed } from './ledger.ts'
import { createRandomSource, type RandomSource } from './randomSource.ts'
import { createSimulatedDesk, type SimulatedDesk } from './simulatedDesk.ts'
import { createSimulatedHub, type SimulatedHub } from './simulatedHub.ts'
import { openWatcher, type Watcher } from './watcher.ts'
import { createWorld, type World, wallTime } from './world.ts'

/** One simulated day: a desk, its hub, the wire between them, and what the people were told. */
export interface Day {
  readonly seed: number
  readonly random: RandomSource
  readonly world: World
  readonly hub: SimulatedHub
  readonly network: FaultyNetwork
  readonly desk: SimulatedDesk
  readonly ledger: Ledger
  /** Commands nobody answered, because the desk died: the nurse does not know whether they happened. */
  readonly unanswered: { readonly userId: string; readonly input: Performed }[]
  readonly tally: Tally
  /** A workstation that is new at this hub and has nothing but what comes from there. */
  readonly otherDesk: SimulatedDesk
  /** Two readers of one file; opened again with each life of the desk. */
  watcher(): Watcher
  /** Writes a line of the journal. */
  note(line: string): void
  readonly journal: readonly string[]
  /** Lets the wire move and checks that everything still holds. */
  endStep(): Promise<void>
  /** Starts the desk again after a death or an end. */
  startAgain(): Promise<void>
  close(): Promise<void>
}

export interface Tally {
  commands: number
  refusals: number
  deaths: number
  signed: number
  readonly fates: ReadonlyMap<Fate, number>
}

export async function createDay(seed: number, folder: string, tell: (line: string) => void): Promise<Day> {
  mkdirSync(folder, { recursive: true })
  const random = createRandomSource(seed)
  const world = createWorld()
  const hub = await createSimulatedHub(world, join(folder, 'hub'))
  const network = createFaultyNetwork(world, hub, random.fork())
  const desk = createSimulatedDesk({ world, hub, network, random: random.fork(), folder, idSpace: 1 })
  const otherRandom = createRandomSource(seed + 1)
  const otherDesk = createSimulatedDesk({
    ...{ world, hub, network, random: otherRandom, idSpace: 2 },
    folder: join(folder, 'other'),
  })
  const ledger = createLedger()
  const journal: string[] = []
  const overtakable = new Set<string>()
  const tally: Tally = { commands: 0, refusals: 0, deaths: 0, signed: 0, fates: network.met }
  let watcher: Watcher | null = null
  const eyes = (): Watcher => {
    watcher ??= openWatcher(desk.file())
    return watcher
  }
  const note = (line: string): void => {
    journal.push(`${wallTime(world.deskClock)} ${line}`)
    tell(journal.at(-1) ?? '')
  }
  const startAgain = async (): Promise<void> => {
    watcher?.close()
    watcher = null
    if (!desk.isAlive()) tally.deaths += 1
    await desk.start(random.percent(10) ? random.between(0, 30) : undefined)
    if (desk.isAlive()) return
    note('  the desk died while it started')
    await startAgain()
  }
  return {
    ...{ seed, random, world, hub, network, desk, otherDesk, ledger, tally, journal, note, startAgain },
    unanswered: [],
    watcher: eyes,
    async endStep() {
      for (const happened of await network.move()) note(`  → ${happened}`)
      if (!desk.isAlive()) {
        note('  ✝ the desk died')
        await startAgain()
      }
      network.step()
      const fault = desk.faults[0]
      if (fault) throw new Error(`the desk met a bug of ours (${fault.code})`, { cause: fault.thrown })
      checkInvariants({ watcher: eyes(), ledger, hub, overtakable, now: () => world.deskClock.now() })
    },
    async close() {
      watcher?.close()
      desk.close()
      otherDesk.close()
      await hub.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a reply says, short enough for the journal. */
export function said(reply: Reply | null): string {
  if (!reply) return 'no answer'
  if (reply.kind === 'value') return 'done'
  if (reply.kind === 'fault') return `fault: ${reply.fault.code}`
  const { code, facts } = reply.refusal
  return `no: ${[code, facts.block, facts.warning, facts.reason].filter(Boolean).join(' ')}`
}
