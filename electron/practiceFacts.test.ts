import { expect, it } from 'vitest'
import { practiceFactsOf } from '#shared/document/practiceFacts.ts'
import type { Api } from '#shared/ipc/client.ts'
import { aVisitToAdd } from '#test/builders/aVisitToAdd.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { twoDesksOfOneHub } from '#test/builders/syncingDesk.ts'

async function practiceOf(desk: TestBackend, api: Api) {
  return (await desk.value(api, 'clinic.get', {})).practice
}

async function anAdministrator() {
  const desk = await backendForTest()
  const ruth = await desk.signIn('ruth-bell')
  return { desk, ruth, before: practiceFactsOf(await practiceOf(desk, ruth)) }
}

it('name, address and numbers change at once, with what was before in the audit, and last over a start', async () => {
  const { desk, ruth, before } = await anAdministrator()
  const practice = { ...before, name: 'Harbor Hematology', npi: '1999999976', clock: '12h' as const }
  await desk.value(ruth, 'limits.putPractice', { practice })
  expect(await practiceOf(desk, ruth)).toMatchObject(practice)
  const [noted] = desk.auditEntries().filter(({ kind }) => kind === 'audit.limitsChanged')
  expect(noted).toMatchObject({ userId: 'ruth-bell' })
  expect(Object(noted?.payload).changed).toBe(
    `name: ${before.name} → Harbor Hematology; npi: ${before.npi} → 1999999976; clock: 24h → 12h`,
  )
  desk.close()
  const again = await backendForTest({ folder: desk.folder, clock: desk.clock })
  expect(await practiceOf(again, again.api())).toMatchObject(practice)
})

it('another time zone is read from then on, and what was recorded keeps its own', async () => {
  const { desk, ruth, before } = await anAdministrator()
  const dana = await desk.signIn('dana-reyes')
  const { sessionId } = await desk.value(dana, 'visits.add', aVisitToAdd())
  await desk.value(ruth, 'limits.putPractice', { practice: { ...before, zone: 'America/Denver' } })
  expect((await desk.value(ruth, 'clinic.get', {})).now.zone).toBe('America/Denver')
  const { events } = await desk.value(dana, 'chart.open', { sessionId })
  expect(events[0]?.happenedAt.zone).toBe('America/Chicago')
})

it.each([
  ['npi-wrong', { npi: '1999999977' }],
  ['zone-unknown', { zone: 'America/Nowhere' }],
  ['practice-same', {}],
] as const)('what cannot be meant changes nothing: %s', async (code, changes) => {
  const { desk, ruth, before } = await anAdministrator()
  const rows = desk.hashRows()
  const answer = await ruth.call('limits.putPractice', { practice: { ...before, ...changes } })
  expect(answer).toMatchObject({ kind: 'refusal', refusal: { code } })
  expect(desk.hashRows()).toBe(rows)
})

it('is so on the other workstations too, with their clock in its zone', async () => {
  const { here, there, agree } = await twoDesksOfOneHub()
  const ruth = await here.desk.signIn('ruth-bell')
  const before = practiceFactsOf(await practiceOf(here.desk, ruth))
  const practice = { ...before, name: 'Harbor Hematology', zone: 'America/Denver' }
  await here.desk.value(ruth, 'limits.putPractice', { practice })
  await agree(async () => {
    const clinic = await there.desk.value(there.nurse, 'clinic.get', {})
    expect([clinic.practice.name, clinic.now.zone]).toEqual(['Harbor Hematology', 'America/Denver'])
  })
})
