import { describe, expect, it } from 'vitest'
import type { Switches } from '#shared/document/codingSwitches.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import type { Api } from '#shared/ipc/client.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { aSignedDay } from '#test/builders/syncingDesk.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

/** The switches of coding, set by an administrator (coding rules, section 10; ADR 34). */

async function aDesk(options: Parameters<typeof backendForTest>[0] = {}) {
  const desk = await backendForTest(options)
  const ruth = await desk.signIn('ruth-bell')
  const set = (payerId: string | null, from: string, switches: Switches) =>
    ruth.call('limits.putSwitches', { entry: { payerId, from, switches } })
  return { desk, ruth, dana: await desk.signIn('dana-reyes'), set }
}

/** The visits of a day with what each was scheduled with. */
async function scheduled(desk: TestBackend, api: Api, day: string) {
  const { sessions } = await desk.value(api, 'day.list', { day })
  const all = await Promise.all(sessions.map(({ sessionId }) => desk.value(api, 'chart.open', { sessionId })))
  return all.flatMap(({ events }) => events.flatMap((one) => (one.kind === 'SessionScheduled' ? [one.payload] : [])))
}

const payerOf = ({ coverages }: Awaited<ReturnType<typeof scheduled>>[number]) =>
  coverages.find(({ order }) => order === 1)?.payer.id

describe('a coding switch', () => {
  it('holds for visits that are scheduled later, by their day and payer; those on the list keep theirs', async () => {
    const { desk, ruth, dana, set } = await aDesk()
    const before = await scheduled(desk, dana, '2026-03-02')
    const { payers } = await desk.value(ruth, 'limits.switches', {})
    const payerId = before.map(payerOf).find((id) => id !== undefined) ?? ''
    expect(payers.map(({ id }) => id)).toContain(payerId)
    expect(await set(null, '2026-03-02', { distinctModifier: 'XS' })).toMatchObject({ kind: 'value' })
    expect(await set(null, '2026-03-04', { distinctModifier: 'XE' })).toMatchObject({ kind: 'value' })
    expect(await set(payerId, '2026-03-03', { missingStop: 'push' })).toMatchObject({ kind: 'value' })
    expect(await scheduled(desk, dana, '2026-03-02')).toEqual(before)
    desk.clock.pass(24 * 60)
    const next = await scheduled(desk, await desk.signIn('dana-reyes'), '2026-03-03')
    expect(next.length).toBeGreaterThan(0)
    for (const one of next) {
      expect(one.profile).toMatchObject({ distinctModifier: 'XS' })
      expect(one.profile.missingStop).toBe(payerOf(one) === payerId ? 'push' : undefined)
    }
    const kept = desk.auditEntries().filter(({ kind }) => kind === 'audit.limitsChanged')
    expect(kept[0]).toMatchObject({
      userId: 'ruth-bell',
      payload: { changed: 'practice, from 2026-03-02, distinctModifier: – → XS' },
    })
  })

  it.each([
    ['of a payer nobody knows', 'nobody', '2026-03-02', { acquired340b: true }, 'payer-unknown'],
    ['from a day that has passed', null, '2026-03-01', { acquired340b: true }, 'day-passed'],
    ['that stands so already', null, '2026-03-02', {}, 'switches-same'],
  ] as const)('%s is refused', async (_what, payerId, from, switches, code) => {
    const { desk, set } = await aDesk()
    const before = desk.hashRows()
    expect(await set(payerId, from, switches)).toMatchObject({ kind: 'refusal', refusal: { code } })
    expect(desk.hashRows()).toBe(before)
  })

  it('is offered for payers of signed visits that are on file nowhere else', async () => {
    const { desk, ruth, dana } = await aDesk()
    await aSignedDay(desk, dana)
    const { payers } = await desk.value(ruth, 'limits.switches', {})
    expect(new Set(payers.map(({ id }) => id)).size).toBe(payers.length)
  })

  it('reaches the other workstations; of two changes for one day the later holds', async () => {
    const clock = fakeClock('2026-03-02', '08:15')
    const hub = await hubForTest(clock)
    const at = async () => {
      const code = await hub.newCode()
      return aDesk({ clock, hub: () => ({ address: hub.address, code }) })
    }
    const [one, two] = [await at(), await at()]
    await one.set(null, '2026-03-02', { distinctModifier: 'XS' })
    await one.set(null, '2026-03-09', { acquired340b: true })
    clock.pass(1)
    await two.set(null, '2026-03-02', { distinctModifier: 'XU' })
    for (let round = 0; round < 3; round++)
      for (const { desk, ruth } of [one, two]) await desk.value(ruth, 'sync.now', {})
    for (const { desk, ruth } of [one, two])
      expect((await desk.value(ruth, 'limits.switches', {})).entries).toEqual([
        { payerId: null, from: '2026-03-02', switches: { distinctModifier: 'XU' } },
        { payerId: null, from: '2026-03-09', switches: { acquired340b: true } },
      ])
  }, 60_000)
})

describe('a plan that is brought in', () => {
  /** A plan alone, as a file; `profile` is what it says of switches. */
  async function aPlan(profile: object) {
    const elsewhere = await aDesk()
    const { sessions } = await elsewhere.desk.value(elsewhere.dana, 'day.list', { day: '2026-03-02' })
    const sessionId = sessions[0]?.sessionId ?? ''
    const { document } = await elsewhere.desk.value(elsewhere.dana, 'session.document', { sessionId })
    const file = structuredClone(document) as unknown as SessionDocument
    const [planned] = file.events
    if (planned?.kind !== 'SessionScheduled') throw new Error('it begins with the plan')
    return { ...file, version: 0, events: [{ ...planned, payload: { ...planned.payload, profile } }] }
  }

  it('and says nothing of switches takes the practice’s, once', async () => {
    const file = await aPlan({})
    const { desk, dana, set } = await aDesk()
    await set(null, '2026-03-02', { distinctModifier: 'XS' })
    const bring = () => dana.call('session.import', { document: file as never })
    expect(await bring()).toMatchObject({ kind: 'value' })
    const profileOf = async () => {
      const { events } = await desk.value(dana, 'chart.open', { sessionId: file.sessionId })
      return events.flatMap((one) => (one.kind === 'SessionScheduled' ? [one.payload.profile] : []))[0]
    }
    expect(await profileOf()).toMatchObject({ distinctModifier: 'XS' })
    await set(null, '2026-03-02', { distinctModifier: 'XU' })
    expect(await bring()).toMatchObject({ kind: 'value' })
    expect(await profileOf()).toMatchObject({ distinctModifier: 'XS' })
  })

  it('and says switches of its own keeps them', async () => {
    const file = await aPlan({ distinctModifier: 'XE' })
    const { desk, dana, set } = await aDesk()
    await set(null, '2026-03-02', { distinctModifier: 'XS' })
    await desk.value(dana, 'session.import', { document: file as never })
    const { events } = await desk.value(dana, 'chart.open', { sessionId: file.sessionId })
    expect(events[0]).toMatchObject({ payload: { profile: { distinctModifier: 'XE' } } })
  })
})
