import { expect, it } from 'vitest'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer835, readClaimFile, usualDecision } from '#test/fakes/clearinghouse.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

it('the claim to the next payer stands on the worklist once the first has decided, and goes with the next file', async () => {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(1, { twoPayers: true }) }, key)
  const desk = await backendForTest({ clock, hub: await wire.place(), ports: { clientFor: wire.clientFor } })
  const biller = await desk.signIn('grace-kim')
  await desk.value(biller, 'sync.now', {})
  const sessions = [{ sessionId: 'session-1', as: 'claim' as const }]
  const build = async () => {
    const { batch } = await desk.value(biller, 'batches.build', { form: 'professional', sessions })
    return readClaimFile((await desk.value(biller, 'batches.take', { batchId: batch?.id ?? '' })).text).claims
  }
  const row = async () => (await desk.value(biller, 'worklist.list', {})).rows[0]
  const decide = async (trace: string, control: number, claims: Awaited<ReturnType<typeof build>>) => {
    const decided = claims.map((claim) => ({ claim, status: '1', decide: usualDecision }))
    const { text } = answer835(trace, control, decided)
    await desk.value(biller, 'answers.load', { fileName: 'paid.835', text })
  }
  const first = await build()
  expect(await row()).toMatchObject({ status: 'sent', nextPayer: null })
  await decide('EFT1', 1, first)
  expect(await row()).toMatchObject({ status: 'second_payer', nextPayer: 'Lake Mutual', missing: [] })
  const second = await build()
  expect(second.map(({ reference }) => reference)).toEqual(['260302AA001-2'])
  expect(await row()).toMatchObject({ status: 'sent', nextPayer: null })
  await decide('LM1', 2, second)
  expect(await row()).toMatchObject({ status: 'adjudicated', nextPayer: null })
})

it('is not forgotten because money moved on the version before', async () => {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  const submit = (version: number) =>
    wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(1, { twoPayers: true, version }) }, key)
  await submit(1)
  const desk = await backendForTest({ clock, hub: await wire.place(), ports: { clientFor: wire.clientFor } })
  const biller = await desk.signIn('grace-kim')
  await desk.value(biller, 'sync.now', {})
  const build = async () => {
    const sessions = [{ sessionId: 'session-1', as: 'claim' as const }]
    const { batch } = await desk.value(biller, 'batches.build', { form: 'professional', sessions })
    return readClaimFile((await desk.value(biller, 'batches.take', { batchId: batch?.id ?? '' })).text).claims
  }
  const decide = async (trace: string, status: string, claims: Awaited<ReturnType<typeof build>>) => {
    const decided = claims.map((claim) => ({ claim, status, decide: usualDecision }))
    const { text } = answer835(trace, Number(trace.slice(3)), decided)
    await desk.value(biller, 'answers.load', { fileName: `${trace}.835`, text })
  }
  const row = async () => (await desk.value(biller, 'worklist.list', {})).rows[0]
  const first = await build()
  await decide('EFT1', '1', first)
  await submit(2)
  await desk.value(biller, 'sync.now', {})
  const second = await build()
  expect(await row()).toMatchObject({ status: 'sent', nextPayer: null })
  await decide('EFT2', '1', second)
  await decide('EFT3', '22', first)
  expect(await row()).toMatchObject({ status: 'second_payer', nextPayer: 'Lake Mutual' })
})
