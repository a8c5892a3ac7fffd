import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandKind } from '#shared/chart/command.ts'
import type { Reply } from '#shared/ipc/envelope.ts'
import { createFaultyNetwork, type Fate, type FaultyNetwork } from './faultyNetwork.ts'
import { createInvariants } from './invariants.ts'
import { createRandomSource, type RandomSource } from './randomSource.ts'
import { createSimulatedHub, type SimulatedHub } from './simulatedHub.ts'
import { createStation, type Station } from './station.ts'
import { createWorld, type World, wallTime } from './world.ts'

/** One simulated day: two desks, their hub, the wire between them, and what the people were told. */
export interface Day {
  readonly seed: number
  readonly random: RandomSource
  readonly world: World
  readonly hub: SimulatedHub
  readonly network: FaultyNetwork
  /** Both chart on the same patients; their clocks differ. */
  readonly stations: readonly Station[]
  /** A workstation that is new at this hub in the evening and has nothing but what comes from there. */
  readonly newcomer: Station
  readonly tally: Tally
  /** Writes a line of the journal. */
  note(line: string, station?: Station): void
  readonly journal: readonly string[]
  /** Lets the wire move and checks that everything still holds. */
  endStep(): Promise<void>
  /** Starts a desk again after a death or an end. */
  startAgain(station: Station): Promise<void>
  close(): Promise<void>
}

export interface Tally {
  commands: number
  refusals: number
  deaths: number
  signed: number
  /** How often each kind of command was sent, and how often it was taken. */
  readonly drawn: Map<CommandKind, number>
  readonly accepted: Map<CommandKind, number>
  readonly fates: ReadonlyMap<Fate, number>
}

export async function createDay(seed: number, folder: string, tell: (line: string) => void): Promise<Day> {
  mkdirSync(folder, { recursive: true })
  const random = createRandomSource(seed)
  const world = createWorld()
  const hub = await createSimulatedHub(world, join(folder, 'hub'))
  const network = createFaultyNetwork(world, hub, random.fork())
  const station = (name: string, idSpace: number, minutesAhead: number): Station =>
    createStation({ name, idSpace, world, hub, network, random: random.fork(), folder }, minutesAhead, random)
  const stations = [
    station('Chair side 1', 1, 0),
    station('Chair side 2', 2, random.pick([-9, -4, -1, -0.5, 0.5, 2, 4, 7])),
  ]
  const newcomer = station('Evening', 3, 0)
  const journal: string[] = []
  const tally: Tally = {
    ...{ commands: 0, refusals: 0, deaths: 0, signed: 0 },
    ...{ drawn: new Map(), accepted: new Map(), fates: network.met },
  }
  const note = (line: string, at?: Station): void => {
    journal.push(`${wallTime(world.hubClock)} ${at ? `[${at.name.at(-1)} ${wallTime(at.clock)}] ` : ''}${line}`)
    tell(journal.at(-1) ?? '')
  }
  const startAgain = async (one: Station): Promise<void> => {
    const deaths = await one.startAgain()
    tally.deaths += deaths
    if (deaths > 1) note('the desk died while it started', one)
  }
  const invariants = createInvariants(hub)
  let looks = 0
  return {
    ...{ seed, random, world, hub, network, stations, newcomer, tally, journal, note, startAgain },
    async endStep() {
      for (const happened of await network.move()) note(`  → ${happened}`)
      for (const one of stations) {
        if (one.desk.isAlive()) continue
        note('✝ the desk died', one)
        await startAgain(one)
      }
      network.step()
      for (const one of [...stations, newcomer]) {
        const fault = one.desk.faults[0]
        if (fault) throw new Error(`${one.name} met a bug of ours (${fault.code})`, { cause: fault.thrown })
      }
      looks += 1
      const isThorough = network.isWhole() || looks % 3 === 0
      for (const one of stations) invariants.check(one, isThorough)
    },
    async close() {
      for (const one of [...stations, newcomer]) one.close()
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
