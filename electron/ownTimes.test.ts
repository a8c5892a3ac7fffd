import { describe, expect, it } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { alarmBounds, type ChairTimes, usualChairTimes } from '#shared/clinical/chairTimes.ts'
import { type BillingClocks, usualBillingClocks } from '#shared/document/billingClocks.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

const alarmsWith = (alarms: Partial<ChairTimes['alarms']>): ChairTimes => ({
  ...usualChairTimes,
  alarms: { ...usualChairTimes.alarms, ...alarms },
})
const office: BillingClocks = {
  answerHours: { acknowledgment: 48, claims: null },
  billingHours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' },
}

async function aDesk() {
  const desk = await backendForTest()
  const [dana, ruth] = [await desk.signIn('dana-reyes'), await desk.signIn('ruth-bell')]
  const day = await brDayAt(desk, dana)
  const times = async () =>
    foldChart((await desk.value(dana, 'chart.open', { sessionId: day.sessionId })).events)?.times
  return { desk, dana, ruth, day, times }
}

const refused = (code: string, facts: object) => ({ kind: 'refusal', refusal: { code, facts } })

describe('the practice’s minutes for the chair', () => {
  it('hold for whoever arrives after the change; a visit that has begun keeps its own', async () => {
    const { desk, ruth, day, times } = await aDesk()
    await desk.value(ruth, 'limits.putTimes', { times: alarmsWith({ silence: 3 }) })
    await day.tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
    expect((await times())?.alarms.silence).toBe(3)
    await desk.value(ruth, 'limits.putTimes', { times: alarmsWith({ silence: 9 }) })
    expect((await times())?.alarms.silence).toBe(3)
    expect((await desk.value(ruth, 'clinic.get', {})).times.alarms.silence).toBe(9)
  })

  it('leave nothing in an entry where they are the usual ones', async () => {
    const { desk, dana, day } = await aDesk()
    await day.tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
    const { events } = await desk.value(dana, 'chart.open', { sessionId: day.sessionId })
    expect(JSON.stringify(events)).not.toContain('"times"')
  })

  it('are told to the lock screen with the alarm', async () => {
    const { desk, ruth, day } = await aDesk()
    await desk.value(ruth, 'limits.putTimes', { times: alarmsWith({ beforeEnd: 25, missingStop: 60 }) })
    await beginBrDay(day)
    const lock = desk.api('lock')
    const { alarms } = await desk.value(lock, 'lock.alarms', {})
    expect(alarms.filter(({ kind }) => kind === 'ten_before_end')).toMatchObject([{ minutes: 25 }])
    const { chairs } = await desk.value(lock, 'lock.chairs', {})
    expect(chairs).toMatchObject([{ marks: { soon: 5, still: 10, missing: 60 } }])
  })

  it('are kept with the old and the new value, and refused with their bounds where they cannot be meant', async () => {
    const { desk, ruth } = await aDesk()
    const before = desk.hashRows()
    const { least, most } = alarmBounds.silence
    expect(await ruth.call('limits.putTimes', { times: alarmsWith({ silence: 16 }) })).toMatchObject(
      refused('time-refused', { about: 'silence', why: 'outside', least: String(least), most: String(most) }),
    )
    expect(desk.hashRows()).toBe(before)
    await desk.value(ruth, 'limits.putTimes', { times: alarmsWith({ silence: 3 }) })
    const kept = desk.auditEntries().filter(({ kind }) => kind === 'audit.limitsChanged')
    expect(kept).toMatchObject([{ userId: 'ruth-bell', payload: { changed: 'silence: 5 → 3' } }])
  })
})

describe('the office’s clocks', () => {
  it('count on visits signed after the change, in the hours that were chosen', async () => {
    const { desk, ruth, day } = await aDesk()
    await desk.value(ruth, 'limits.putClocks', { clocks: office })
    await beginBrDay(day)
    await finishBrDay(day)
    expect((await day.sign('15:05')).kind).toBe('value')
    const biller = await desk.signIn('grace-kim')
    const { rows } = await desk.value(biller, 'worklist.list', {})
    const [row] = rows
    expect(row?.hours).toEqual(office.billingHours)
    // Discharged on Monday at three: 2 h, four days of 9 h, 9 h on the next Monday, and the last one on Tuesday.
    expect(row?.dueAt?.utc.slice(0, 10)).toBe('2026-03-10')
    const { practice } = await desk.value(ruth, 'clinic.get', {})
    expect(practice).toMatchObject(office)
  })

  it('are every hour and the usual answers until somebody sets them, and again when they are taken back', async () => {
    const { desk, ruth } = await aDesk()
    await desk.value(ruth, 'limits.putClocks', { clocks: office })
    await desk.value(ruth, 'limits.putClocks', { clocks: usualBillingClocks })
    const { practice } = await desk.value(ruth, 'clinic.get', {})
    expect(practice.billingHours).toBeUndefined()
    expect(practice.answerHours).toEqual(usualBillingClocks.answerHours)
    const kept = desk.auditEntries().filter(({ kind }) => kind === 'audit.limitsChanged')
    expect(kept).toHaveLength(2)
    expect(JSON.stringify(kept[1])).toContain('999 or TA1: 48 h → 24 h')
  })

  it('that cannot be meant are refused with the reason', async () => {
    const { desk, ruth } = await aDesk()
    const before = desk.hashRows()
    const billingHours = { days: [1], from: '17:00', to: '08:00' }
    expect(await ruth.call('limits.putClocks', { clocks: { ...office, billingHours } })).toMatchObject(
      refused('clocks-refused', { why: 'opens-after-closing' }),
    )
    expect(desk.hashRows()).toBe(before)
  })
})

describe('what the chair shows of codes', () => {
  it('is set by an administrator at once, and kept with who did it; the same again is nothing new', async () => {
    const { desk, dana, ruth } = await aDesk()
    const isShown = async () => (await desk.value(dana, 'clinic.get', {})).practice.showNextChangeToNurses
    const put = (showNextChangeToNurses: boolean) =>
      desk.value(ruth, 'limits.putPanel', { panel: { showNextChangeToNurses } })
    expect(await isShown()).toBe(true)
    for (const is of [false, false]) await put(is)
    expect(await isShown()).toBe(false)
    await put(true)
    expect(await isShown()).toBe(true)
    const kept = desk.auditEntries().filter(({ kind }) => kind === 'audit.limitsChanged')
    expect(kept).toMatchObject([
      { userId: 'ruth-bell', payload: { changed: 'next change of a code, to nurses: shown → hidden' } },
      { userId: 'ruth-bell', payload: { changed: 'next change of a code, to nurses: hidden → shown' } },
    ])
  })
})

it('all of it reaches the other workstations, where the later change holds', async () => {
  const clock = fakeClock('2026-03-02', '08:15')
  const hub = await hubForTest(clock)
  const at = async () => {
    const code = await hub.newCode()
    const desk = await backendForTest({ clock, hub: () => ({ address: hub.address, code }) })
    return { desk, ruth: await desk.signIn('ruth-bell') }
  }
  const [one, two] = [await at(), await at()]
  await one.desk.value(one.ruth, 'limits.putTimes', { times: alarmsWith({ silence: 3 }) })
  await one.desk.value(one.ruth, 'limits.putClocks', { clocks: office })
  await one.desk.value(one.ruth, 'limits.putPanel', { panel: { showNextChangeToNurses: false } })
  clock.pass(1)
  await two.desk.value(two.ruth, 'limits.putTimes', { times: alarmsWith({ silence: 9 }) })
  for (let round = 0; round < 3; round++)
    for (const { desk, ruth } of [one, two]) await desk.value(ruth, 'sync.now', {})
  for (const { desk, ruth } of [one, two]) {
    const { times, practice } = await desk.value(ruth, 'clinic.get', {})
    expect(times.alarms.silence).toBe(9)
    expect(practice).toMatchObject({ ...office, showNextChangeToNurses: false })
  }
}, 60_000)
