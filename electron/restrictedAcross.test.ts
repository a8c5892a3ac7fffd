import { expect, it } from 'vitest'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

const day = '2026-03-02'

/** Two workstations of one hub that know each other's visits. */
async function twoDesks() {
  const clock = fakeClock(day, '08:15')
  const hub = await hubForTest(clock)
  const desks: TestBackend[] = []
  for (const _ of ['one', 'two']) {
    const code = await hub.newCode()
    desks.push(await backendForTest({ clock, hub: () => ({ address: hub.address, code }) }))
  }
  const [one, two] = desks
  if (!one || !two) throw new Error('two desks were made')
  const [priya, dana] = [await one.signIn('priya-nair'), await two.signIn('dana-reyes')]
  const meet = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      await one.value(priya, 'sync.now', {})
      await two.value(dana, 'sync.now', {})
    }
  }
  await meet()
  return { clock, one, two, priya, dana, meet }
}

it('a chart that is restricted on one workstation is restricted on every one, and open again when it is lifted', async () => {
  const { clock, one, two, priya, dana, meet } = await twoDesks()
  const { patients } = await one.value(priya, 'restricted.find', { text: 'Whitcomb' })
  const { patientId = '', mrn = '' } = patients[0] ?? {}
  const { sessions } = await two.value(dana, 'day.list', { day })
  const sessionId = sessions.find((row) => row.mrn === mrn)?.sessionId ?? ''
  const opens = async (): Promise<string> => (await dana.call('chart.open', { sessionId })).kind
  const put = (isRestricted: boolean) =>
    one.value(priya, 'restricted.put', { patientId, mrn, isRestricted, reason: 'A colleague', staffId: 'marcus-hale' })
  expect(await opens()).toBe('value')
  await put(true)
  await meet()
  expect(await opens()).toBe('refusal')
  const marcus = await two.signIn('marcus-hale')
  expect(await marcus.call('chart.open', { sessionId })).toMatchObject({ refusal: { code: 'chart-own' } })
  await two.value(dana, 'restricted.open', { sessionId, reason: 'emergency', words: '' })
  expect(await opens()).toBe('value')
  clock.pass(1)
  await put(false)
  await meet()
  expect((await two.value(dana, 'day.list', { day })).sessions.every((row) => row.restricted === undefined)).toBe(true)
}, 60_000)

it('of two changes the later one holds, in whatever order they arrive', async () => {
  const { clock, one, two, priya, dana, meet } = await twoDesks()
  const ruth = await two.signIn('ruth-bell')
  const { patients } = await one.value(priya, 'restricted.find', { text: 'Whitcomb' })
  const { patientId = '', mrn = '' } = patients[0] ?? {}
  const mark = { patientId, mrn, staffId: null }
  await one.value(priya, 'restricted.put', { ...mark, isRestricted: true, reason: 'Known in public' })
  clock.pass(1)
  await two.value(ruth, 'restricted.put', { ...mark, isRestricted: false, reason: 'Asked for it' })
  await meet()
  expect((await one.value(priya, 'restricted.list', {})).patients).toEqual([])
  expect((await two.value(ruth, 'restricted.list', {})).patients).toEqual([])
  expect((await two.value(dana, 'day.list', { day })).sessions.every((row) => row.restricted === undefined)).toBe(true)
}, 60_000)
