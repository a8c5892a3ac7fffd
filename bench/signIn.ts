import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackend } from '#electron/backend.ts'
import { hashPin, isPin, pinCost } from '#electron/db/password.ts'
import { systemPorts } from '#electron/ports/systemPorts.ts'
import { type Api, createApi } from '#shared/ipc/client.ts'
import { type Input, type Method, type Output, rowOf } from '#shared/ipc/contract.ts'
import { instantAt, localDate } from '#shared/kernel/instant.ts'
import { aPractice } from '#test/builders/aPractice.ts'
import { bigKey } from './bigRecord.ts'
import { type Figure, median, ms, timed } from './figures.ts'

const zone = 'America/Denver'
const runs = 7
const password = 'harbour lights at nine'
const pin = '480216'

/** Milliseconds of one core that a hash keeps busy: what it takes where nothing else runs. */
async function coreTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** A guess must be dear and a sign-in bearable: 300 to 600 ms for one hash. Coming back is a PIN, and the day's first screen. */
export async function signInFigures(): Promise<readonly Figure[]> {
  const hash = await hashPin(password)
  const hashes: number[] = []
  const cores: number[] = []
  for (let run = 0; run < runs; run += 1) {
    cores.push(await coreTime(() => isPin(password, hash)))
    hashes.push(await timed(() => isPin(password, hash)))
  }
  const one = median(hashes)
  const { switches, full, close } = await aClinic()
  close()
  return [
    {
      what: `one memory-hard hash of a password or PIN (${(128 * pinCost.N * pinCost.r) / 1024 / 1024} MiB)`,
      measured: `${ms(median(cores))} of one core (${ms(one)} now)`,
      floor: ms(300),
      ratio: median(cores) / 300,
      budget: '300 to 600 ms: ratio 1 to 2',
    },
    {
      what: 'a full sign-in by password, and the day list',
      measured: ms(full),
      floor: ms(one),
      ratio: full / one,
      budget: '≤ 1.5 × the hash alone',
    },
    {
      what: 'a switch of user: lock, PIN, and the day list',
      measured: ms(median(switches)),
      floor: ms(3000),
      ratio: median(switches) / 3000,
      budget: '≤ 1 (3 s)',
    },
  ]
}

async function aClinic() {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  const ports = systemPorts(join(folder, 'log'), zone)
  const started = await createBackend(ports, {
    folder,
    keys: { obtain: () => ({ ok: true, value: bigKey }) as const, keepNext() {}, adoptNext() {}, dropNext() {} },
    demo: false,
    hub: 'none',
    deviceName: 'Bench',
  })
  if (!started.ok) throw new Error(started.error.sentence)
  const backend = started.value
  const api = createApi(
    {
      request: (request) => backend.dispatch(request, 'bench'),
      subscribe: (listener) => backend.onPush(listener),
    },
    rowOf,
  )
  const [ana] = aPractice.people
  if (!ana) throw new Error('the practice has people')
  await value(api, 'setup.clinic', { ...aPractice, people: [{ ...ana, password }] })
  const { people } = await value(api, 'people.list', {})
  const userId = people[0]?.id ?? ''
  const day = localDate(instantAt(Date.now(), zone))
  const full = await timed(async () => {
    await value(api, 'people.signInFully', { userId, password })
    await value(api, 'day.list', { day })
  })
  const switches: number[] = []
  for (let run = 0; run < runs; run += 1)
    switches.push(
      await timed(async () => {
        await value(api, 'people.lock', {})
        await value(api, 'people.signIn', { userId, pin })
        await value(api, 'day.list', { day })
      }),
    )
  const close = (): void => {
    backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { switches, full, close }
}

async function value<M extends Method>(api: Api, method: M, input: Input<M>): Promise<Output<M>> {
  const answer = await api.call(method, input)
  if (answer.kind === 'value') return answer.value
  throw new Error(`${method}: ${JSON.stringify(answer)}`)
}
