import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Backend, createBackend, databaseFile } from '#electron/backend.ts'
import type { BackendPorts } from '#electron/backendPorts.ts'
import { createHubClient } from '#electron/sync/hubClient.ts'
import { users } from '#resources/demo/clinicFacts.ts'
import type { Reply } from '#shared/ipc/envelope.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import { aKeyPlace } from '#test/builders/aRecord.ts'
import { sequenceIds } from '#test/fakes/sequenceIds.ts'
import type { FaultyNetwork } from './faultyNetwork.ts'
import type { RandomSource } from './randomSource.ts'
import type { SimulatedHub } from './simulatedHub.ts'
import type { World } from './world.ts'

export const deskKey = '5e'.repeat(32)

/** One workstation through all its lives: the real back end, which may die between any two things it does. */
export interface SimulatedDesk {
  /** Calls as this person, who is signed in first where needed. null = the desk died before it could answer. */
  call(userId: string, method: string, input: unknown): Promise<Reply | null>
  /** Asks and resolves when it is asked: signed in first where needed. The answer is nobody's concern. */
  ask(userId: string, method: string, input: unknown): Promise<void>
  /** From now on it dies when it has done so many more small things: read its clock, made an id, told a screen. */
  dieAfter(smallThings: number): void
  /** Pulls the plug now, unless it is dead already. */
  die(): void
  isAlive(): boolean
  /** Ends as a program should. */
  close(): void
  /** Starts on what was on the disk; it may die again while it starts. */
  start(dieAfter?: number): Promise<void>
  readonly newId: () => string
  /** The record's file of this life. */
  file(): string
  /** Bugs it met and wrote to its log, with what was thrown. */
  readonly faults: readonly { readonly code: string; readonly thrown: unknown }[]
}

export interface DeskParts {
  readonly world: World
  /** The clock on its wall. */
  readonly clock: Clock
  readonly name: string
  readonly hub: SimulatedHub
  readonly network: FaultyNetwork
  readonly random: RandomSource
  readonly folder: string
  /** Two desks never make the same id. */
  readonly idSpace: number
}

interface Life {
  readonly folder: string
  hasEnded: boolean
  /** The disk as it was at the moment of death. */
  diedTo: string | null
  smallThingsLeft: number
  readonly signedIn: Set<string>
  backend: Backend | null
}

const pins = new Map(users.map(({ id, pin }) => [id, pin]))
/** Answers to people's own mistakes; anything else in the log is a bug of ours. */
const expectedFaults = new Set(['bad-input', 'not-signed-in', 'not-allowed', 'unknown-method', 'too-large'])

export function createSimulatedDesk(parts: DeskParts): SimulatedDesk {
  const { world, folder } = parts
  const faults: { code: string; thrown: unknown }[] = []
  const newId = sequenceIds(parts.idSpace)
  let lives = 0
  const beget = (disk: string, smallThingsLeft: number): Life => {
    lives += 1
    return { folder: disk, hasEnded: false, diedTo: null, smallThingsLeft, signedIn: new Set(), backend: null }
  }
  const firstDisk = join(folder, 'disk-1')
  mkdirSync(firstDisk, { recursive: true })
  let life = beget(firstDisk, Number.POSITIVE_INFINITY)

  const die = (one: Life): void => {
    if (one.diedTo !== null) return
    one.diedTo = join(folder, `disk-${lives + 1}`)
    mkdirSync(one.diedTo)
    const file = databaseFile(one.folder)
    for (const ending of ['', '-wal'])
      if (existsSync(`${file}${ending}`)) copyFileSync(`${file}${ending}`, `${databaseFile(one.diedTo)}${ending}`)
  }

  const end = (one: Life): void => {
    one.hasEnded = true
    one.backend?.close()
  }

  const start = async (dieAfter = Number.POSITIVE_INFINITY): Promise<void> => {
    const before = life
    life = beget(before.diedTo ?? before.folder, dieAfter)
    end(before)
    life.backend = await openBackend(parts, life, { newId, die, faults })
    life.backend.startSync()
  }

  // A PIN is hashed on another thread: whoever does not wait for it has a day that depends on how busy the machine is.
  const signedInAt = async (one: Life, userId: string): Promise<Backend | null> => {
    const { backend, signedIn } = one
    if (!backend) throw new Error('the desk has not been started')
    if (signedIn.has(userId)) return backend
    const reply = await backend.dispatch({ method: 'people.signIn', input: { userId, pin: pins.get(userId) } }, userId)
    if (one.diedTo !== null) return null
    if (reply.kind !== 'value') throw new Error(`${userId} cannot sign in: ${JSON.stringify(reply)}`)
    signedIn.add(userId)
    return backend
  }

  const call = async (one: Life, userId: string, method: string, input: unknown): Promise<Reply | null> => {
    const backend = await signedInAt(one, userId)
    const reply = await backend?.dispatch(throughJson({ method, input }), userId)
    world.stir()
    return reply && one.diedTo === null ? throughJson(reply) : null
  }

  return {
    call: (userId, method, input) => call(life, userId, method, input),
    async ask(userId, method, input) {
      const one = life
      if (await signedInAt(one, userId)) void call(one, userId, method, input).catch(() => null)
    },
    dieAfter: (smallThings) => {
      life.smallThingsLeft = smallThings
    },
    die: () => die(life),
    isAlive: () => life.diedTo === null,
    close: () => end(life),
    start,
    newId,
    file: () => databaseFile(life.folder),
    faults,
  }
}

const throughJson = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T

interface Births {
  readonly newId: () => string
  readonly die: (life: Life) => void
  readonly faults: { code: string; thrown: unknown }[]
}

/**
 * The real back end on this life's disk. It is never stopped in the middle: at the moment of death its disk is copied as
 * a killed program leaves it, and whatever it still does, it does on the old one, where nobody looks any more.
 */
async function openBackend(parts: DeskParts, life: Life, { newId, die, faults }: Births): Promise<Backend> {
  const { world, hub, network, random } = parts
  const isAlive = (): boolean => life.diedTo === null
  const smallThing = <T>(value: T): T => {
    life.smallThingsLeft -= 1
    if (life.smallThingsLeft < 0) die(life)
    return value
  }
  const clock: Clock = { now: () => smallThing(parts.clock.now()) }
  const fetchIt = network.fetchFor(isAlive)
  const ports: BackendPorts = {
    clock,
    newId: () => smallThing(newId()),
    random: () => smallThing(random.next()),
    log: {
      write: () => {},
      fault(code, _faultId, thrown) {
        if (isAlive() && !life.hasEnded && !expectedFaults.has(code)) faults.push({ code, thrown })
      },
    },
    later: (milliseconds, run) => world.later(milliseconds, () => isAlive() && run()),
    clientFor: (address) => createHubClient(address, (...asked) => fetchIt(...smallThing(asked))),
  }
  const made = await createBackend(ports, {
    folder: life.folder,
    keys: aKeyPlace(deskKey),
    demo: true,
    hub: () => hub.place(),
    deviceName: parts.name,
  })
  if (!made.ok) throw new Error(`the desk does not start: ${made.error.kind}`)
  made.value.onPush(() => void smallThing(world.stir()))
  return made.value
}
