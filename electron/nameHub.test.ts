import { expect, it, vi } from 'vitest'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { aSignedDay, soon } from '#test/builders/syncingDesk.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

it('a hub that was not there at the set-up is named later, and what waited goes to it', async () => {
  const hub = await hubForTest()
  const desk = await backendForTest({ hub: () => null })
  desk.backend.startSync()
  await aSignedDay(desk, await desk.signIn('dana-reyes'))
  const ruth = await desk.signIn('ruth-bell')
  expect(await desk.value(ruth, 'hub.get', {})).toEqual({ address: null, isFixed: false })
  const early = await ruth.call('hub.put', { address: hub.address, code: null })
  expect(early).toMatchObject({ kind: 'refusal', refusal: { code: 'hub-code-missing' } })
  const code = await hub.newCode()
  expect(await desk.value(ruth, 'hub.put', { address: hub.address, code })).toEqual({ answers: true })
  expect(await desk.value(ruth, 'hub.get', {})).toEqual({ address: hub.address, isFixed: false })
  await vi.waitFor(async () => {
    expect(await desk.value(ruth, 'sync.now', {})).toMatchObject({ hub: 'reachable', waiting: 0, needsPerson: 0 })
  }, soon)
  const noted = desk.auditEntries().filter(({ kind }) => kind === 'audit.hubNamed')
  expect(noted).toMatchObject([{ payload: { address: hub.address, before: 'none', code: 'new' } }])
  expect(JSON.stringify(noted)).not.toContain(code)
})

it('the same hub at another address keeps its code, and what waits goes there when it answers', async () => {
  const hub = await hubForTest()
  const desk = await backendForTest({ hub: () => null })
  desk.backend.startSync()
  const ruth = await desk.signIn('ruth-bell')
  const nowhere = 'http://127.0.0.1:9'
  expect(await desk.value(ruth, 'hub.put', { address: nowhere, code: await hub.newCode() })).toEqual({ answers: false })
  await aSignedDay(desk, await desk.signIn('dana-reyes'))
  expect(await desk.value(ruth, 'hub.put', { address: hub.address, code: null })).toEqual({ answers: true })
  await vi.waitFor(async () => {
    expect(await desk.value(ruth, 'sync.now', {})).toMatchObject({ waiting: 0, needsPerson: 0 })
  }, soon)
})

it('where the program was started with a hub, or with none, that stands', async () => {
  const named = await backendForTest({ hub: () => ({ address: 'http://127.0.0.1:9', code: null, isNamed: true }) })
  const alone = await backendForTest()
  for (const desk of [named, alone]) {
    const ruth = await desk.signIn('ruth-bell')
    expect(await desk.value(ruth, 'hub.get', {})).toMatchObject({ isFixed: true })
    const answer = await ruth.call('hub.put', { address: 'http://127.0.0.1:8', code: 'ABCDEF' })
    expect(answer).toMatchObject({ kind: 'refusal', refusal: { code: 'hub-fixed' } })
  }
})
