import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '#electron/db/connect.ts'
import type { HubPlace } from '#electron/sync/hubPlace.ts'
import { type HttpAnswer, httpAnswer } from '#hub/httpAnswer.ts'
import { openHubStore } from '#hub/openStore.ts'
import { sealOf } from '#hub/outgoing/seal.ts'
import { createHubService, type HubService } from '#hub/service.ts'
import type { HubStore } from '#hub/store.ts'
import { type HubError, type Receipt, receiptSchema } from '#shared/ipc/hubContract.ts'
import { err, type Result } from '#shared/kernel/result.ts'
import { hubPortsForTest } from '#test/fakes/hubPortsForTest.ts'
import type { World } from './world.ts'

/** The real hub, which can be away for a while and can lose everything it had. */
export interface SimulatedHub {
  /** As the file beside the demo's record announces it: the code is always a good one. */
  place(): HubPlace
  /** One request as the network hands it over. */
  call(method: string, body: string, deviceKey: string | null): Promise<HttpAnswer>
  isUp(): boolean
  goDown(): void
  comeUp(): void
  /** It announces another code, as it does every half hour. */
  renewCode(): Promise<void>
  /** Set up anew, with nothing in it, at the same address. */
  beginAgain(): Promise<void>
  /** Killed, whatever it was doing, and started on what was on its disk at that moment. */
  killAndRestart(): Promise<void>
  /** Every receipt it ever gave for something it had stored. */
  readonly receipts: readonly Receipt[]
  /** The furthest place of a desk's chain it ever had. */
  readonly furthestSeq: () => number
  /** What it keeps now. */
  contents(): HubStore
  /** A desk's events as it keeps them now, in their order. */
  chainOf(deviceId: string): readonly HeldEvent[]
  close(): Promise<void>
}

export interface HeldEvent {
  readonly id: string
  readonly hash: string
  readonly body: string
}

/** One life of it. A killed one ends its work where nobody looks, and is closed with the day. */
interface Running {
  readonly folder: string
  readonly store: HubStore
  readonly service: HubService
}

export async function createSimulatedHub(world: World, folder: string): Promise<SimulatedHub> {
  const receipts: Receipt[] = []
  let [furthest, starts, up] = [0, 0, true]
  // The same every time the run is repeated, whatever ran before it in this process.
  const start = async (disk?: string): Promise<Running> => {
    starts += 1
    const place = join(folder, `hub-${starts}`)
    if (disk !== undefined) cpSync(disk, place, { recursive: true })
    const opened = await openHubStore({ folder: place })
    if (!opened.ok) throw new Error(opened.error)
    const ports = hubPortsForTest(world.hubClock, () => {}, 0x700 + starts)
    const site = await opened.value.site({ id: 'lakeside', name: 'Simulated hub' })
    return { folder: place, store: opened.value, service: createHubService(opened.value, site, ports, sealOf(place)) }
  }
  const killed: Running[] = []
  let running = await start()
  const freshCode = (): Promise<string> => running.service.newEnrolmentCode(24 * 60)
  let code = await freshCode()
  const note = (method: string, value: unknown): void => {
    if (method === 'sessions.submit') receipts.push(receiptSchema.parse(value))
    if (method === 'events.push') furthest = Math.max(furthest, (value as { lastSeq: number }).lastSeq)
  }
  return {
    place: () => ({ address: 'http://hub.test', code }),
    async call(method, body, deviceKey) {
      const answer = await answerOf(running.service, method, body, deviceKey)
      if (answer.ok) note(method, answer.value)
      if (answer.ok && method === 'device.enrol') code = await freshCode()
      return httpAnswer(answer)
    },
    isUp: () => up,
    goDown: () => {
      up = false
    },
    comeUp: () => {
      up = true
    },
    async renewCode() {
      code = await freshCode()
    },
    async beginAgain() {
      await running.store.close()
      running = await start()
      code = await freshCode()
    },
    async killAndRestart() {
      killed.push(running)
      running = await start(running.folder)
      code = await freshCode()
    },
    receipts,
    furthestSeq: () => furthest,
    contents: () => running.store,
    chainOf: (deviceId) => readChain(running.folder, deviceId),
    async close() {
      for (const { store } of [...killed, running]) await store.close()
    },
  }
}

/** What its door does around the service: reads the body, and calls what breaks inside a fault of its own. */
async function answerOf(
  service: HubService,
  method: string,
  body: string,
  deviceKey: string | null,
): Promise<Result<unknown, HubError>> {
  try {
    return await service.call(method, JSON.parse(body), { deviceKey })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'unknown'
    return err({ code: 'internal', message: `The hub broke: ${message}` })
  }
}

function readChain(folder: string, deviceId: string): readonly HeldEvent[] {
  const key = readFileSync(join(folder, 'hub.key'), 'utf8').trim()
  const db = connect(join(folder, 'hub.db'), key, { readonly: true })
  try {
    return db
      .prepare<[string], HeldEvent>('select id, hash, body from event where device_id = ? order by seq')
      .all(deviceId)
  } finally {
    db.close()
  }
}
