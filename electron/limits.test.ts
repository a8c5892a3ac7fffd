import { describe, expect, it } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { vitalAlerts } from '#shared/chart/timers/vitalAlerts.ts'
import { type ClinicalLimits, usualLimits } from '#shared/clinical/clinicalLimits.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { brDayAt } from '#test/builders/chartBrDay.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

const pulseUrgentFrom = (pulse: number, limits: ClinicalLimits = usualLimits): ClinicalLimits => ({
  ...limits,
  vitals: { ...limits.vitals, pulse: { warn: [50, 111], urgent: [40, pulse] } },
})

/** A visit that has arrived, and its alarms after each pulse that was recorded. */
async function arrived() {
  const desk = await backendForTest()
  const dana = await desk.signIn('dana-reyes')
  const ruth = await desk.signIn('ruth-bell')
  const day = await brDayAt(desk, dana)
  await day.tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  const alarms = async (): Promise<number> => {
    const chart = foldChart((await desk.value(dana, 'chart.open', { sessionId: day.sessionId })).events)
    return chart ? vitalAlerts(chart, desk.clock.now()).length : 0
  }
  const put = (limits: ClinicalLimits) => ruth.call('limits.put', { limits })
  return { desk, dana, ruth, day, alarms, put }
}

describe('the practice’s own limits', () => {
  it('hold for the next entry, and judge nothing anew that was recorded before', async () => {
    const { day, alarms, put } = await arrived()
    await day.tap('08:24', 'recordVitals', { setType: 'baseline', pulse: 135 })
    expect(await alarms()).toBe(1)
    expect((await put(pulseUrgentFrom(140))).kind).toBe('value')
    expect(await alarms()).toBe(1)
    await day.tap('08:30', 'recordVitals', { setType: 'prn', pulse: 135 })
    expect(await alarms()).toBe(1)
    await put(usualLimits)
    await day.tap('08:35', 'recordVitals', { setType: 'prn', pulse: 135 })
    expect(await alarms()).toBe(2)
  })

  it('are kept with the old and the new value, by whom and from when', async () => {
    const { desk, put } = await arrived()
    await put(pulseUrgentFrom(140))
    await put(pulseUrgentFrom(140))
    const kept = desk.auditEntries().filter(({ kind }) => kind === 'audit.limitsChanged')
    expect(kept).toMatchObject([
      { userId: 'ruth-bell', payload: { changed: 'pulse urgent high: 131 → 140', from: desk.clock.now().utc } },
    ])
  })

  it('that cannot be meant are refused with their name', async () => {
    const { desk, dana, put } = await arrived()
    const before = desk.hashRows()
    expect(await put(pulseUrgentFrom(105))).toMatchObject({
      refusal: { code: 'limits-crossed', facts: { about: 'pulse' } },
    })
    expect(await put(pulseUrgentFrom(300))).toMatchObject({ refusal: { facts: { about: 'pulse' } } })
    const weight = { warn: 12, stop: 10 }
    expect(await put({ ...usualLimits, weight })).toMatchObject({ refusal: { facts: { about: 'weight' } } })
    const anc = { warnBelow: '0.5', stopBelow: '1.0' }
    const labs = { ...usualLimits.labs, anc }
    expect(await put({ ...usualLimits, labs })).toMatchObject({ refusal: { facts: { about: 'anc' } } })
    expect(desk.hashRows()).toBe(before)
    expect((await desk.value(dana, 'clinic.get', {})).limits).toEqual(usualLimits)
  })

  it('reach the other workstations, where the later change holds', async () => {
    const clock = fakeClock('2026-03-02', '08:15')
    const hub = await hubForTest(clock)
    const desks = []
    for (const _ of ['one', 'two']) {
      const code = await hub.newCode()
      desks.push(await backendForTest({ clock, hub: () => ({ address: hub.address, code }) }))
    }
    const [one, two] = desks
    if (!one || !two) throw new Error('two desks were made')
    const [ruth, there] = [await one.signIn('ruth-bell'), await two.signIn('ruth-bell')]
    const meet = async (): Promise<void> => {
      for (let round = 0; round < 3; round++) {
        await one.value(ruth, 'sync.now', {})
        await two.value(there, 'sync.now', {})
      }
    }
    await one.value(ruth, 'limits.put', { limits: pulseUrgentFrom(140) })
    clock.pass(1)
    await two.value(there, 'limits.put', { limits: pulseUrgentFrom(145) })
    await meet()
    for (const [desk, api] of [[one, ruth] as const, [two, there] as const])
      expect((await desk.value(api, 'clinic.get', {})).limits.vitals.pulse.urgent).toEqual([40, 145])
  }, 60_000)
})
