import { describe, expect, it } from 'vitest'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import { createHubClient } from './hubClient.ts'

const days = (count: number): number => count * 24 * 60

/** A desk and its hub on one clock, and what the desk asked of it. */
async function aDeskAndItsHub(refused: readonly string[] = []) {
  const clock = fakeClock('2026-03-02', '08:15')
  const hub = await hubForTest(clock)
  const asked: { method: string; key: string | null }[] = []
  const clientFor = (address: string) => {
    const real = createHubClient(address, fetch)
    return {
      call: (async (method, input, options) => {
        asked.push({ method, key: options.deviceKey })
        if (!refused.includes(method)) return real.call(method, input, options)
        return { ok: false, error: { kind: 'no-answer', words: 'lost', retryAfterSeconds: null } }
      }) satisfies typeof real.call,
    }
  }
  const place = () => ({ address: hub.address, code: hub.code })
  const desk = await backendForTest({ hub: place, clock, ports: { clientFor } })
  const sync = async (): Promise<void> => void (await desk.value(await nurse(desk), 'sync.now', {}))
  await sync()
  return { hub, clock, desk, asked, sync, keys: () => new Set(asked.flatMap(({ key }) => key ?? [])) }
}

const nurse = (desk: TestBackend) => desk.signIn('dana-reyes')
const renewals = (asked: readonly { method: string }[]): number =>
  asked.filter(({ method }) => method === 'device.renewKey').length

describe('the key of a desk at its hub', () => {
  it('is exchanged in its last month, and never before', async () => {
    const { clock, asked, sync, keys } = await aDeskAndItsHub()
    clock.pass(days(59))
    await sync()
    expect([renewals(asked), keys().size]).toEqual([0, 1])
    clock.pass(days(2))
    await sync()
    await sync()
    expect([renewals(asked), keys().size]).toEqual([1, 2])
  })

  it('that was renewed opens the hub long after the first one ended', async () => {
    const { clock, desk, sync } = await aDeskAndItsHub()
    for (const _ of [1, 2, 3]) {
      clock.pass(days(70))
      await sync()
      expect((await desk.value(await nurse(desk), 'sync.status', {})).hub).toBe('reachable')
    }
  })

  it('goes on being used when the next one could not be had, which is asked for again the next day', async () => {
    const { clock, desk, asked, sync, keys } = await aDeskAndItsHub(['device.renewKey'])
    clock.pass(days(61))
    await sync()
    await sync()
    expect([renewals(asked), keys().size]).toEqual([1, 1])
    expect((await desk.value(await nurse(desk), 'sync.status', {})).hub).toBe('reachable')
    clock.pass(days(1))
    await sync()
    expect(renewals(asked)).toBe(2)
  })

  it('of a desk that was away for a quarter of a year has ended: nothing is lost, and a fresh code lets it in', async () => {
    const { clock, desk, hub, sync } = await aDeskAndItsHub()
    clock.pass(days(91))
    const dana = await nurse(desk)
    const { sessions } = await desk.value(dana, 'day.list', { day: '2026-03-02' })
    await desk.value(dana, 'chart.perform', {
      commandId: desk.newId(),
      sessionId: sessions[0]?.sessionId ?? '',
      command: { kind: 'writeNote', text: 'written while nobody could be told' },
      happenedAt: clock.now(),
      source: 'tap',
    })
    await sync()
    const status = await desk.value(await nurse(desk), 'sync.status', {})
    expect(status).toMatchObject({ hub: 'unreachable' })
    expect(status.waiting).toBeGreaterThan(0)
    desk.close()
    const fresh = await hub.newCode()
    const again = await backendForTest({
      folder: desk.folder,
      clock,
      hub: () => ({ address: hub.address, code: fresh }),
    })
    // The first try finds the key ended, the second one uses the code.
    for (const _ of ['ended', 'enrols']) await again.value(await nurse(again), 'sync.now', {})
    expect(await again.value(await nurse(again), 'sync.status', {})).toMatchObject({
      hub: 'reachable',
      waiting: 0,
    })
  })
})
