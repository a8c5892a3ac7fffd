import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHubStore } from '#hub/openStore.ts'
import { sha256 } from '#hub/ports.ts'
import { addMinutes, type Instant, instantAt } from '#shared/kernel/instant.ts'
import { startHub } from '#test/e2e/programs.ts'
import { type Figure, median, ms, timed } from './figures.ts'
import { type Asked, type AtHub, askBare, type BenchDesk, benchDesk, desksAt, keyOf, nextPush } from './hubDesks.ts'

const devices = 100
const morning = 12
const pushesMeanwhile = 4
const entriesOfPush = 5
const rounds = 3
const idleRounds = 5
/** How often a desk asks when nothing is new (electron/sync/puller.ts). */
const pullEveryMs = 10_000

/**
 * A hundred desks at one hub over HTTP, all at once: each pulls what the others wrote while each goes on sending. The hub is
 * the program people start, on its embedded store. The floor is Node's own server, asked the same requests by the same
 * desks, answering as many bytes.
 */
export async function hubFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  const desks = await morningAt(folder)
  const hub = await startHub(folder)
  try {
    return await measured(hub.address, desks)
  } finally {
    await hub.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The store as it is when the desks come: all enrolled, a morning of each taken in. */
async function morningAt(folder: string): Promise<readonly BenchDesk[]> {
  const opened = await openHubStore({ folder })
  if (!opened.ok) throw new Error(opened.error)
  const store = opened.value
  const at: Instant = instantAt(Date.now(), 'America/Chicago')
  const expiresAt = addMinutes(at, 24 * 60)
  const entries = morning + rounds * pushesMeanwhile * entriesOfPush
  const desks = Array.from({ length: devices }, (_, place) => benchDesk(`desk-${place}`, entries, at))
  for (const desk of desks) {
    const { name, chain } = desk
    await store.addEnrolmentCode(name, expiresAt)
    const key = { keyHash: sha256(keyOf(name)), expiresAt }
    const enrolled = await store.enrol(name, { id: name, name, key, at })
    if (!enrolled.ok) throw new Error(enrolled.error)
    await store.pushEvents(name, chain.slice(0, morning), at)
    desk.stored = morning
  }
  await store.close()
  return desks
}

async function measured(address: string, desks: readonly BenchDesk[]): Promise<readonly Figure[]> {
  const bare = await startBare()
  try {
    return [...(await busyFigures(address, bare.address, desks)), await idleFigure(address, bare.address, desks)]
  } finally {
    await bare.stop()
  }
}

async function busyFigures(address: string, bare: string, desks: readonly BenchDesk[]): Promise<readonly Figure[]> {
  const took = { hub: [] as number[], bare: [] as number[], push: [] as number[], barePush: [] as number[] }
  let [refused, entries] = [0, 0]
  for (let round = 0; round < rounds; round += 1) {
    entries = desks.reduce((sum, { stored }) => sum + stored, 0)
    const hub = desksAt(address)
    took.hub.push(await timed(() => Promise.all(desks.map((desk) => pullAndPush(hub, desk)))))
    const { asked, busy } = hub.talk()
    refused += busy
    took.push.push(...pushTimes(asked))
    const began = performance.now()
    const answered = await askBare(bare, asked, devices)
    took.bare.push(performance.now() - began)
    took.barePush.push(...pushTimes(answered))
  }
  const own = `sends ${pushesMeanwhile} × ${entriesOfPush} of its own`
  return [
    {
      what: `${devices} desks at once over HTTP: each pulls ${entries} entries of all and ${own}, median of ${rounds}`,
      measured: `${ms(median(took.hub))}, told to come again ${Math.round(refused / rounds)} times`,
      floor: `${ms(median(took.bare))} a bare Node server, the same requests and bytes`,
      ratio: median(took.hub) / median(took.bare),
      budget: 'shown',
    },
    {
      what: `a push of ${entriesOfPush} while all of them pull, the middle one`,
      measured: `${ms(median(took.push))}, the slowest ${ms(Math.max(...took.push))}`,
      floor: `${ms(median(took.barePush))}, the slowest ${ms(Math.max(...took.barePush))}, at the bare server under the same requests`,
      ratio: median(took.push) / median(took.barePush),
      budget: 'shown: a push waits its turn',
    },
  ]
}

async function idleFigure(address: string, bare: string, desks: readonly BenchDesk[]): Promise<Figure> {
  const took = { hub: [] as number[], bare: [] as number[] }
  const [first] = desks
  const end = first ? await desksAt(address).pull(first.name, 0) : 0
  for (let round = 0; round < idleRounds; round += 1) {
    const hub = desksAt(address)
    took.hub.push(await timed(() => Promise.all(desks.map(({ name }) => hub.pull(name, end)))))
    took.bare.push(await timed(() => askBare(bare, hub.talk().asked, devices)))
  }
  return {
    what: `${devices} desks ask at once when nothing is new, as each does every 10 s`,
    measured: `${ms(median(took.hub))}, a bare Node server ${ms(median(took.bare))}`,
    floor: ms(pullEveryMs),
    ratio: median(took.hub) / pullEveryMs,
    budget: 'below 0.1',
  }
}

/** Sends its own while it fetches the others'. */
async function pullAndPush(hub: AtHub, desk: BenchDesk): Promise<void> {
  const send = async (): Promise<void> => {
    for (let push = 0; push < pushesMeanwhile; push += 1) await hub.push(desk.name, nextPush(desk, entriesOfPush))
  }
  await Promise.all([hub.pull(desk.name, 0), send()])
}

const pushTimes = (asked: readonly Asked[]): readonly number[] =>
  asked.filter(({ method }) => method === 'events.push').map(({ tookMs }) => tookMs)

async function startBare(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'bareHub.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    address: said.toString().trim(),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
