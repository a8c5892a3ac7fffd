import { expect, it } from 'vitest'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'

const seenBy = (desk: TestBackend, who: string): readonly string[] =>
  desk.auditEntries().flatMap(({ kind, userId }) => (userId === who && kind.endsWith('Seen') ? [kind] : []))

it('a chart the lists of the day bring is not a chart somebody looked at', async () => {
  const desk = await backendForTest()
  const dana = await desk.signIn('dana-reyes')
  const { sessions } = await desk.value(dana, 'day.list', { day: '2026-03-02' })
  for (const { sessionId } of sessions) await desk.value(dana, 'day.chart', { sessionId })
  await desk.value(dana, 'day.list', { day: '2026-03-02' })
  expect(seenBy(desk, 'dana-reyes')).toEqual(['audit.daySeen'])
  const { sessionId = '' } = sessions[0] ?? {}
  const listed = await desk.value(dana, 'day.chart', { sessionId })
  expect(await desk.value(dana, 'chart.open', { sessionId })).toEqual(listed)
  await desk.value(dana, 'chart.open', { sessionId })
  expect(seenBy(desk, 'dana-reyes')).toEqual(['audit.daySeen', 'audit.sessionSeen'])
})

it('another sitting looks anew', async () => {
  const desk = await backendForTest()
  const dana = await desk.signIn('dana-reyes')
  const { sessionId } = await brDayAt(desk, dana)
  await desk.value(dana, 'chart.open', { sessionId })
  await desk.value(dana, 'people.lock', {})
  await desk.value(await desk.signIn('dana-reyes'), 'chart.open', { sessionId })
  expect(seenBy(desk, 'dana-reyes').filter((kind) => kind === 'audit.sessionSeen')).toHaveLength(2)
})

it('a chart of a day that is over is only there for whoever opens it', async () => {
  const desk = await backendForTest()
  const { sessionId } = await brDayAt(desk, await desk.signIn('dana-reyes'))
  desk.clock.pass(24 * 60)
  const dana = await desk.signIn('dana-reyes')
  expect(await dana.call('day.chart', { sessionId })).toMatchObject({ refusal: { code: 'day-is-over' } })
  expect((await desk.value(dana, 'chart.open', { sessionId })).version).toBeGreaterThan(0)
})

it('says who of a visit is locked out, until that is over, and who is unknown here', async () => {
  const desk = await backendForTest()
  const dana = await desk.signIn('dana-reyes')
  const day = await brDayAt(desk, dana)
  await beginBrDay(day)
  const { sessionId } = day
  const people = async () => (await desk.value(dana, 'chart.doubtful', { sessionId })).people
  expect(await people()).toEqual([])
  for (let tries = 0; tries < 5; tries++)
    await desk.api('another window').call('people.signIn', { userId: 'dana-reyes', pin: '9999' })
  expect(await people()).toEqual([{ userId: 'dana-reyes', why: 'locked', name: 'Dana Reyes' }])
  desk.clock.pass(16)
  expect(await people()).toEqual([])
  expect(await dana.call('chart.doubtful', { sessionId: 'nothing' })).toMatchObject({
    refusal: { code: 'session-unknown' },
  })
})

it('a biller’s visit is looked at once a sitting, however often its screen asks', async () => {
  const desk = await backendForTest()
  const day = await brDayAt(desk, await desk.signIn('dana-reyes'))
  await beginBrDay(day)
  await finishBrDay(day)
  await day.sign('15:05')
  const grace = await desk.signIn('grace-kim')
  const { sessionId } = day
  await desk.value(grace, 'worklist.open', { sessionId })
  await desk.value(grace, 'worklist.open', { sessionId })
  expect(seenBy(desk, 'grace-kim')).toEqual(['audit.sessionSeen'])
})
