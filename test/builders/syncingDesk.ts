import { expect, vi } from 'vitest'
import { createHubClient, type HubClient } from '#electron/sync/hubClient.ts'
import type { Api } from '#shared/ipc/client.ts'
import type { SyncStatus } from '#shared/ipc/shapes.ts'
import type { FakeClock } from '#test/fakes/fakeClock.ts'
import { hubForTest, type TestHub } from '#test/fakes/hubForTest.ts'
import { backendForTest, type TestBackend } from './backendForTest.ts'
import { type BrDay, beginBrDay, brDayAt, finishBrDay } from './chartBrDay.ts'

/** How long two workstations and their hub may take to agree. */
export const soon = { timeout: 10_000, interval: 20 }

interface Options {
  readonly clock?: FakeClock
  readonly folder?: string
  readonly bend?: (real: HubClient) => HubClient
}

/** A workstation enrolled at the hub; an empty one schedules nobody and knows only what comes from the others. */
export async function aDeskAt(hub: TestHub, { bend = (real) => real, ...options }: Options = {}) {
  const code = await hub.newCode()
  const desk = await backendForTest({
    hub: () => ({ address: hub.address, code }),
    ports: { clientFor: (address) => bend(createHubClient(address, fetch)) },
    ...options,
  })
  desk.backend.startSync()
  return { desk, nurse: await desk.signIn('dana-reyes'), biller: await desk.signIn('grace-kim', 'biller') }
}

export const syncs = async (desk: TestBackend, api: Api): Promise<SyncStatus> => desk.value(api, 'sync.now', {})

export async function aSignedDay(desk: TestBackend, nurse: Api): Promise<BrDay> {
  const brDay = await brDayAt(desk, nurse)
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  expect((await brDay.sign('15:05')).kind).toBe('value')
  return brDay
}

export const worklistOf = async (desk: TestBackend, api: Api) => (await desk.value(api, 'worklist.list', {})).rows

/** Two workstations of one hub, and a look that is repeated until both have told each other everything. */
export async function twoDesksOfOneHub() {
  const hub = await hubForTest()
  const there = await aDeskAt(hub)
  const here = await aDeskAt(hub, { clock: there.desk.clock })
  const agree = (look: () => Promise<void>) =>
    vi.waitFor(async () => {
      for (const { desk, nurse } of [there, here]) await syncs(desk, nurse)
      await look()
    }, soon)
  return { there, here, agree }
}
