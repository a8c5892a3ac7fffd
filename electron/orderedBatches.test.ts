import { expect, it } from 'vitest'
import type { HubClient } from '#electron/sync/hubClient.ts'
import type { HubMethod } from '#shared/ipc/hubContract.ts'
import { err } from '#shared/kernel/result.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

/** A biller at a desk with one signed visit; what the hub says to some methods is lost on the way back. */
async function aBiller() {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const lost = new Set<HubMethod>()
  const clientFor = (): HubClient => ({
    async call(method, input, options) {
      const answer = await wire.clientFor().call(method, input, options)
      return lost.has(method)
        ? err({ kind: 'no-answer', words: 'The hub took too long.', retryAfterSeconds: null })
        : answer
    },
  })
  const key = await wire.hub.enrol('device-1')
  await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(1) }, key)
  const desk = await backendForTest({ clock, hub: await wire.place(), ports: { clientFor } })
  const biller = await desk.signIn('grace-kim')
  const pulled = () => desk.value(biller, 'sync.now', {})
  await pulled()
  const order = { form: 'professional' as const, sessions: [{ sessionId: 'session-1', as: 'claim' as const }] }
  const atHub = async () =>
    (
      (await wire.hub.call('batches.list', { limit: 5 }, key)) as {
        value: { batches: { fileName: string; sha256: string }[] }
      }
    ).value.batches
  const noted = () =>
    desk
      .auditEntries()
      .filter(({ kind }) => kind.startsWith('audit.batch'))
      .map(({ kind, payload, userId }) => [kind, payload, userId])
  const built = async () => {
    const [batch] = await atHub()
    return ['audit.batchBuilt', { file: batch?.fileName, sha256: batch?.sha256 }, 'grace-kim']
  }
  return { desk, biller, lost, order, pulled, noted, built, atHub }
}

const ordered = ['audit.batchOrdered', { visits: '1' }, 'grace-kim']

it('a claim file whose sheet was closed is noted with its hash as soon as the desk hears of it, once', async () => {
  const { desk, biller, order, pulled, noted, built, atHub } = await aBiller()
  const { batchId } = await desk.value(biller, 'batches.begin', order)
  await expect.poll(async () => (await atHub()).length).toBe(1)
  await pulled()
  expect(noted()).toEqual([ordered, await built()])
  await desk.value(biller, 'batches.building', { batchId })
  await pulled()
  expect(noted()).toHaveLength(2)
})

it.each(['batches.begin', 'batches.build'] as const)(
  'an order whose answer to %s was lost is noted, and so is its file',
  async (method) => {
    const { biller, lost, order, pulled, noted, built, atHub } = await aBiller()
    lost.add(method)
    expect(await biller.call(method, order)).toMatchObject({ kind: 'refusal', refusal: { code: 'hub-says-no' } })
    expect(noted()).toEqual([ordered])
    await expect.poll(async () => (await atHub()).length).toBe(1)
    await pulled()
    expect(noted()).toEqual([ordered, await built()])
  },
)

it('a file that was stopped is noted as ordered alone, and not asked for again', async () => {
  const { desk, biller, lost, order, pulled, noted } = await aBiller()
  const { batchId } = await desk.value(biller, 'batches.begin', order)
  await desk.value(biller, 'batches.cancel', { batchId })
  lost.add('batches.list')
  await pulled()
  expect(noted()).toEqual([ordered])
})
