import { expect, it } from 'vitest'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer835, readClaimFile, usualDecision } from '#test/fakes/clearinghouse.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

/** A biller at a desk whose hub has a visit of two payers; claim files are built of it, taken and decided. */
async function aBiller() {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  const submit = (version: number) =>
    wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(1, { twoPayers: true, version }) }, key)
  await submit(1)
  const desk = await backendForTest({ clock, hub: await wire.place(), ports: { clientFor: wire.clientFor } })
  const biller = await desk.signIn('grace-kim')
  const pull = () => desk.value(biller, 'sync.now', {})
  await pull()
  const sessions = [{ sessionId: 'session-1', as: 'claim' as const }]
  const build = async () => {
    const { batch } = await desk.value(biller, 'batches.build', { form: 'professional', sessions })
    return readClaimFile((await desk.value(biller, 'batches.take', { batchId: batch?.id ?? '' })).text).claims
  }
  const row = async () => (await desk.value(biller, 'worklist.list', {})).rows[0]
  let control = 0
  const decide = async (status: string, claims: Awaited<ReturnType<typeof build>>) => {
    control += 1
    const decided = claims.map((claim) => ({ claim, status, decide: usualDecision }))
    const { text } = answer835(`EFT${control}`, control, decided)
    await desk.value(biller, 'answers.load', { fileName: `${control}.835`, text })
  }
  return { submit, pull, build, row, decide }
}

it('the claim to the next payer stands on the worklist once the first has decided, and goes with the next file', async () => {
  const { build, row, decide } = await aBiller()
  const first = await build()
  expect(await row()).toMatchObject({ status: 'sent', nextPayer: null })
  await decide('1', first)
  expect(await row()).toMatchObject({ status: 'second_payer', nextPayer: 'Lake Mutual', missing: [] })
  const second = await build()
  expect(second.map(({ reference }) => reference)).toEqual(['260302AA001-2'])
  expect(await row()).toMatchObject({ status: 'sent', nextPayer: null })
  await decide('2', second)
  expect(await row()).toMatchObject({ status: 'adjudicated', nextPayer: null })
})

it('is not forgotten because money moved on the version before', async () => {
  const { submit, pull, build, row, decide } = await aBiller()
  const first = await build()
  await decide('1', first)
  await submit(2)
  await pull()
  const second = await build()
  expect(await row()).toMatchObject({ status: 'sent', nextPayer: null })
  await decide('1', second)
  await decide('22', first)
  expect(await row()).toMatchObject({ status: 'second_payer', nextPayer: 'Lake Mutual' })
})
