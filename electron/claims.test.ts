import { describe, expect, it } from 'vitest'
import type { Api } from '#shared/ipc/client.ts'
import { typedBrDayAt } from '#test/builders/aSignedDay.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, finishBrDay } from '#test/builders/chartBrDay.ts'
import { answer277, answer835, payerNumberOf, readClaimFile, usualDecision } from '#test/fakes/clearinghouse.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

interface BilledDay {
  readonly desk: TestBackend
  readonly biller: Api
  readonly sessionId: string
  readonly reference: string
}

/** The worked day signed at a desk, received by a real hub, before a biller. */
async function aBilledDay(): Promise<BilledDay> {
  const hub = await hubForTest()
  const desk = await backendForTest({ hub: () => ({ address: hub.address, code: hub.code }) })
  const nurse = await desk.signIn('dana-reyes')
  const brDay = await typedBrDayAt(desk, nurse)
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  await brDay.sign('15:05')
  await desk.value(nurse, 'sync.now', {})
  const biller = await desk.signIn('grace-kim')
  const { rows } = await desk.value(biller, 'worklist.list', {})
  const row = rows.find(({ sessionId }) => sessionId === brDay.sessionId)
  return { desk, biller, sessionId: brDay.sessionId, reference: row?.claimRef ?? '' }
}

const statusOf = async ({ desk, biller, sessionId }: BilledDay) =>
  (await desk.value(biller, 'worklist.list', {})).rows.find((row) => row.sessionId === sessionId)?.status

const build = ({ desk, biller, sessionId }: BilledDay) =>
  desk.value(biller, 'batches.build', { form: 'professional', sessions: [{ sessionId, as: 'claim' }] })

describe('a signed visit on its way to the payer', () => {
  it('stands on the worklist where its claim stands, and is paid line by line', async () => {
    const day = await aBilledDay()
    const { desk, biller, sessionId } = day
    const load = (text: string) => desk.value(biller, 'answers.load', { fileName: 'answer.x12', text })
    const { batch } = await build(day)
    expect(await statusOf(day)).toBe('in_batch')
    const { text } = await desk.value(biller, 'batches.take', { batchId: batch?.id ?? '' })
    expect(await statusOf(day)).toBe('sent')
    const file = readClaimFile(text)
    await load(answer277(file, 801))
    expect(await statusOf(day)).toBe('accepted')
    const paid = answer835(
      'EFT1',
      901,
      file.claims.map((claim) => ({ claim, status: '1', decide: usualDecision })),
    )
    await load(paid.text)
    expect(await statusOf(day)).toBe('adjudicated')
    const { lines, claims } = await desk.value(biller, 'claim.payments', { sessionId })
    expect(lines.reduce((sum, { paidCents }) => sum + paidCents, 0)).toBe(paid.paidCents)
    expect(claims[0]?.payerNumber).toBe(payerNumberOf(day.reference))
    expect(desk.auditEntries().map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['audit.batchBuilt', 'audit.batchTaken', 'audit.answerLoaded']),
    )
  })

  it('saved as a file is asked about before its charges go, and goes when a person says so', async () => {
    const { desk, biller, sessionId } = await aBilledDay()
    await desk.value(biller, 'claim.export', { sessionId, format: 'csv' })
    const send = (again: boolean) => biller.call('claim.send', { sessionId, destinationId: 'pm', as: 'claim', again })
    expect(await send(false)).toMatchObject({
      refusal: {
        code: 'left-before',
        facts: {
          text: expect.stringMatching(/^Version 1 was saved as a file by Grace Kim on .* gets the visit twice\.$/),
        },
      },
    })
    expect(await send(true)).toMatchObject({ refusal: { facts: { text: 'The hub knows no such destination.' } } })
  })

  it('sent back by the payer is put before the biller, in words', async () => {
    const day = await aBilledDay()
    const { desk, biller, sessionId } = day
    const { batch } = await build(day)
    const { text } = await desk.value(biller, 'batches.take', { batchId: batch?.id ?? '' })
    await desk.value(biller, 'answers.load', {
      fileName: 'answer.x12',
      text: answer277(readClaimFile(text), 801, [day.reference]),
    })
    expect(await statusOf(day)).toBe('rejected')
    const { exceptions, open } = await desk.value(biller, 'exceptions.list', { settled: false })
    expect(open).toBe(1)
    expect(exceptions[0]).toMatchObject({
      sessionId,
      words: 'Rejected, something is not valid: NPI (billing provider).',
    })
    await desk.value(biller, 'exceptions.settle', { id: exceptions[0]?.id ?? '', words: 'NPI corrected.' })
    expect((await desk.value(biller, 'exceptions.list', { settled: false })).exceptions).toEqual([])
  })

  it('is held by one biller at a time, and everybody sees by whom', async () => {
    const { desk, biller, sessionId } = await aBilledDay()
    const manager = await desk.signIn('tom-archer')
    await desk.value(biller, 'claim.hold', { sessionId, take: true, over: false })
    const { holder } = await desk.value(manager, 'claim.hold', { sessionId, take: true, over: false })
    expect(holder?.userName).toBe('Grace Kim')
    const { rows } = await desk.value(manager, 'worklist.list', {})
    expect(rows.find((row) => row.sessionId === sessionId)?.holder).toEqual({ userId: 'grace-kim', name: 'Grace Kim' })
  })

  it('takes the payer’s number from a person', async () => {
    const day = await aBilledDay()
    const { desk, biller, sessionId, reference } = day
    await build(day)
    await desk.value(biller, 'claim.payerNumber', { sessionId, reference, version: 1, payerNumber: '99-PORTAL' })
    const { claims } = await desk.value(biller, 'claim.payments', { sessionId })
    expect(claims[0]).toMatchObject({ payerNumber: '99-PORTAL', payerNumberFrom: 'person' })
    expect(await statusOf(day)).toBe('accepted')
  })

  it('that cannot be read is refused with its place, and nothing changes', async () => {
    const { desk, biller } = await aBilledDay()
    const answer = await biller.call('answers.load', { fileName: 'x', text: 'ISA*' })
    expect(answer).toMatchObject({ kind: 'refusal', refusal: { code: 'answer-unreadable' } })
    expect((await desk.value(biller, 'exceptions.list', { settled: false })).open).toBe(0)
  })
})

describe('a workstation without a hub', () => {
  it('says that claim files are the hub’s', async () => {
    const desk = await backendForTest()
    const biller = await desk.signIn('grace-kim')
    expect(await biller.call('batches.list', {})).toMatchObject({
      kind: 'refusal',
      refusal: { code: 'hub-says-no', facts: { text: expect.stringContaining('hub') } },
    })
  })
})
