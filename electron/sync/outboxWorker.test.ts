import { describe, expect, it, vi } from 'vitest'
import type { SyncStatus } from '#shared/ipc/shapes.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { type BrDay, beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { hubForTest, type TestHub } from '#test/fakes/hubForTest.ts'
import type { HubClient } from './hubClient.ts'
import { createHubClient } from './hubClient.ts'

const soon = { timeout: 8_000, interval: 20 }

async function aDeskAt(hub: TestHub, options: Parameters<typeof backendForTest>[0] = {}) {
  const desk = await backendForTest({ hub: () => ({ address: hub.address, code: hub.code }), ...options })
  desk.backend.startSync()
  return { desk, nurse: await desk.signIn('dana-reyes') }
}

const statusOf = (desk: TestBackend): Promise<SyncStatus> => desk.value(desk.api('dana-reyes'), 'sync.status', {})

async function aSignedDay(desk: TestBackend): Promise<BrDay> {
  const brDay = await brDayAt(desk, desk.api('dana-reyes'))
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  expect((await brDay.sign('15:05')).kind).toBe('value')
  return brDay
}

const deliveryOf = async (desk: TestBackend, sessionId: string) =>
  (await desk.value(desk.api('dana-reyes'), 'chart.open', { sessionId })).delivery

describe('a desk and its hub', { timeout: 30_000 }, () => {
  it('enrol by themselves, and the signed day comes back with a receipt for exactly these bytes', async () => {
    const hub = await hubForTest()
    const { desk } = await aDeskAt(hub)
    const { sessionId } = await aSignedDay(desk)
    await vi.waitFor(async () => {
      expect(await deliveryOf(desk, sessionId)).toMatchObject({
        state: 'received',
        receipt: { sessionId, version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        note: null,
      })
    }, soon)
    const held = await hub.store.get(sessionId, 1)
    expect(held?.receipt.sha256).toBe((await deliveryOf(desk, sessionId)).receipt?.sha256)
    await vi.waitFor(async () => expect(await statusOf(desk)).toMatchObject({ hub: 'reachable', waiting: 0 }), soon)
    const biller = await desk.signIn('grace-kim')
    expect((await desk.value(biller, 'worklist.list', {})).rows[0]?.status).toBe('received')
  })

  it('work on without each other, and deliver exactly once when the hub is back', async () => {
    const hub = await hubForTest()
    await hub.down()
    const { desk, nurse } = await aDeskAt(hub)
    const { sessionId } = await aSignedDay(desk)
    await vi.waitFor(async () => expect((await statusOf(desk)).hub).toBe('unreachable'), soon)
    const away = await deliveryOf(desk, sessionId)
    expect(away).toMatchObject({ state: 'waiting', receipt: null })
    await hub.up()
    await vi.waitFor(async () => {
      await desk.value(nurse, 'sync.now', {})
      expect((await statusOf(desk)).waiting).toBe(0)
    }, soon)
    expect((await hub.store.list(0, 10)).sessions).toHaveLength(1)
    expect(await deliveryOf(desk, sessionId)).toMatchObject({ state: 'received', receipt: { version: 1 } })
  })

  it('go on where they were after the desk was killed in the middle of sending', async () => {
    const hub = await hubForTest()
    const hanging: HubClient = { call: () => new Promise(() => {}) }
    const { desk } = await aDeskAt(hub, { ports: { clientFor: () => hanging } })
    const { sessionId } = await aSignedDay(desk)
    desk.close()
    const again = await aDeskAt(hub, { folder: desk.folder, clock: desk.clock })
    await vi.waitFor(
      async () => expect(await deliveryOf(again.desk, sessionId)).toMatchObject({ state: 'received' }),
      soon,
    )
  })

  it('store a session once though every answer is lost the first time', async () => {
    const hub = await hubForTest()
    const lost = new Set<string>()
    const lossy = (address: string): HubClient => {
      const real = createHubClient(address, fetch)
      return {
        async call(method, input, options) {
          const answer = await real.call(method, input, options)
          if (method === 'device.enrol' || lost.has(JSON.stringify(input))) return answer
          lost.add(JSON.stringify(input))
          return { ok: false, error: { kind: 'no-answer', words: 'lost', retryAfterSeconds: null } }
        },
      }
    }
    const { desk, nurse } = await aDeskAt(hub, { ports: { clientFor: lossy } })
    const { sessionId } = await aSignedDay(desk)
    await vi.waitFor(async () => {
      await desk.value(nurse, 'sync.now', {})
      expect((await statusOf(desk)).waiting).toBe(0)
    }, soon)
    expect(await deliveryOf(desk, sessionId)).toMatchObject({ state: 'received', receipt: { version: 1 } })
    expect((await hub.store.list(0, 10)).sessions).toHaveLength(1)
  })

  it('bring a row that is not taken before a person, and the rows behind it go on', async () => {
    const hub = await hubForTest()
    const refusing = (address: string): HubClient => {
      const real = createHubClient(address, fetch)
      return {
        call: async (method, input, options) =>
          method === 'sessions.submit'
            ? { ok: false, error: { kind: 'rejected', words: 'Other content is already stored.' } }
            : real.call(method, input, options),
      }
    }
    const { desk } = await aDeskAt(hub, { ports: { clientFor: refusing } })
    const { sessionId } = await aSignedDay(desk)
    await vi.waitFor(async () => {
      expect(await statusOf(desk)).toMatchObject({
        waiting: 0,
        needsPerson: 1,
        problems: [{ words: 'Other content is already stored.' }],
      })
    }, soon)
    expect(await deliveryOf(desk, sessionId)).toMatchObject({
      state: 'needs_person',
      note: 'Other content is already stored.',
    })
    const biller = await desk.signIn('grace-kim')
    expect((await desk.value(biller, 'worklist.list', {})).rows[0]?.status).toBe('needs_person')
  })

  it('do not let entries wait behind a signature that finds no answer', async () => {
    const hub = await hubForTest()
    let submitted = 0
    const deaf = (address: string): HubClient => {
      const real = createHubClient(address, fetch)
      return {
        async call(method, input, options) {
          if (method !== 'sessions.submit') return real.call(method, input, options)
          submitted += 1
          return { ok: false, error: { kind: 'no-answer', words: 'The hub answered 500.', retryAfterSeconds: null } }
        },
      }
    }
    const { desk, nurse } = await aDeskAt(hub, { ports: { clientFor: deaf } })
    await hub.down()
    await aSignedDay(desk)
    await hub.up()
    const before = submitted
    await vi.waitFor(async () => {
      await desk.value(nurse, 'sync.now', {})
      expect((await statusOf(desk)).waiting).toBe(1)
    }, soon)
    // "Try now" tries each once, not one of them for ever.
    expect(submitted).toBeGreaterThan(before)
  })

  it('never count a receipt for other bytes as delivered', async () => {
    const hub = await hubForTest()
    const bent = (address: string): HubClient => {
      const real = createHubClient(address, fetch)
      return {
        async call(method, input, options) {
          const answer = await real.call(method, input, options)
          if (!answer.ok || method !== 'sessions.submit') return answer
          return { ok: true, value: { ...answer.value, sha256: 'f'.repeat(64) } }
        },
      }
    }
    const { desk } = await aDeskAt(hub, { ports: { clientFor: bent } })
    const { sessionId } = await aSignedDay(desk)
    await vi.waitFor(async () => {
      expect(await deliveryOf(desk, sessionId)).toMatchObject({ state: 'needs_person', receipt: null })
    }, soon)
  })

  it('send again what a hub that was set up anew does not have', async () => {
    const first = await hubForTest()
    const second = await hubForTest()
    let now = first
    const { desk, nurse } = await aDeskAt(first, { hub: () => ({ address: now.address, code: now.code }) })
    await vi.waitFor(async () => expect(await statusOf(desk)).toMatchObject({ hub: 'reachable', waiting: 0 }), soon)
    now = second
    const brDay = await brDayAt(desk, nurse)
    await beginBrDay(brDay)
    await vi.waitFor(async () => {
      expect(await statusOf(desk)).toMatchObject({ waiting: 0, needsPerson: 0 })
    }, soon)
  })

  it('send everything again to a hub that was set up anew, though nothing waits', async () => {
    const first = await hubForTest()
    const second = await hubForTest()
    let now = first
    const { desk, nurse } = await aDeskAt(first, { hub: () => ({ address: now.address, code: now.code }) })
    const { sessionId } = await aSignedDay(desk)
    await vi.waitFor(async () => expect(await statusOf(desk)).toMatchObject({ hub: 'reachable', waiting: 0 }), soon)
    now = second
    await vi.waitFor(async () => {
      await desk.value(nurse, 'sync.now', {})
      expect((await second.store.list(0, 10)).sessions).toMatchObject([{ sessionId, version: 1 }])
      expect(await statusOf(desk)).toMatchObject({ waiting: 0, needsPerson: 0 })
    }, soon)
    const held = await second.store.get(sessionId, 1)
    expect(held?.receipt.sha256).toBe((await deliveryOf(desk, sessionId)).receipt?.sha256)
    expect(held?.receipt.receipt).not.toBe((await first.store.get(sessionId, 1))?.receipt.receipt)
  })

  it('do not wait for a clock that was set back', async () => {
    const hub = await hubForTest()
    await hub.down()
    const { desk, nurse } = await aDeskAt(hub)
    await brDayAt(desk, nurse)
    await vi.waitFor(async () => expect((await statusOf(desk)).hub).toBe('unreachable'), soon)
    desk.clock.pass(-48 * 60)
    await hub.up()
    await vi.waitFor(async () => expect((await statusOf(desk)).waiting).toBe(0), soon)
  })
})
