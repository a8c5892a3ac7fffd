import { describe, expect, it } from 'vitest'
import type { ChartEvent } from '#shared/chart/events.ts'
import { deliveredEntries } from '#shared/chart/fold/delivered.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { documentsIn } from '#shared/document/emergencyCopy.ts'
import type { Api } from '#shared/ipc/client.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { type BrDay, beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { hubForTest, type TestHub } from '#test/fakes/hubForTest.ts'

interface Amending {
  readonly desk: TestBackend
  readonly day: BrDay
  readonly biller: Api
}

/** The worked day, signed as version 1 at 15:05. */
async function signedDay(options: Parameters<typeof backendForTest>[0] = {}): Promise<Amending> {
  const desk = await backendForTest(options)
  const nurse = await desk.signIn('dana-reyes')
  const day = await brDayAt(desk, nurse)
  await beginBrDay(day)
  await finishBrDay(day)
  expect((await day.sign('15:05')).kind).toBe('value')
  return { desk, day, biller: await desk.signIn('grace-kim') }
}

const open = (day: BrDay, time: string): Promise<void> =>
  day.tap(time, 'openAmendment', { reason: 'correcting_typing', text: 'Rituximab started later' })

/** Rituximab began 10:10: an hour less. */
async function startLater({ desk, day }: Amending, time: string): Promise<void> {
  const events = await eventsOf(desk, day.api, day.sessionId)
  const start = events.findLast((one) => one.kind === 'LineStarted' && one.payload.lineId === day.line('rituximab').id)
  desk.clock.set(instantOnClock('2026-03-02', time, 'America/Chicago'))
  await desk.value(day.api, 'chart.perform', {
    commandId: desk.newId(),
    sessionId: day.sessionId,
    command: { kind: 'correctTime', eventId: start?.id ?? '' },
    happenedAt: instantOnClock('2026-03-02', '10:10', 'America/Chicago'),
    source: 'typed',
    late: { reason: 'correcting_typing', basis: 'written_note' },
  })
}

const eventsOf = async (desk: TestBackend, api: Api, sessionId: string): Promise<readonly ChartEvent[]> =>
  (await desk.value(api, 'chart.open', { sessionId })).events

const rowOf = async ({ desk, day, biller }: Amending) =>
  (await desk.value(biller, 'worklist.list', {})).rows.find(({ sessionId }) => sessionId === day.sessionId)

describe('an amendment at the desk', () => {
  it('is told to the biller’s list with every tap, which hears nothing of a visit nobody signed', async () => {
    const desk = await backendForTest()
    const nurse = await desk.signIn('dana-reyes')
    const heard: unknown[] = []
    nurse.subscribe((push) => heard.push(push))
    const day = await brDayAt(desk, nurse)
    const changed = { push: 'worklist.changed', sessionIds: [day.sessionId] }
    await beginBrDay(day)
    await finishBrDay(day)
    expect(heard).not.toContainEqual(changed)
    expect((await day.sign('15:05')).kind).toBe('value')
    expect(heard.splice(0)).toContainEqual(changed)
    await open(day, '15:18')
    expect(heard).toContainEqual(changed)
  })

  it('holds the billing of the version it amends, and says so; taken back, everything is as before', async () => {
    const signed = await signedDay()
    const before = await rowOf(signed)
    await open(signed.day, '15:18')
    expect(await rowOf(signed)).toMatchObject({
      version: 1,
      status: 'on_hold',
      amending: { by: 'Dana Reyes', text: 'Rituximab started later' },
      missing: ['Version 1 is being amended since 15:18. Wait for version 2, or ask the nurse.'],
    })
    const { desk, day, biller } = signed
    const held = await biller.call('claim.export', { sessionId: day.sessionId, format: 'csv' })
    expect(held).toMatchObject({ kind: 'refusal', refusal: { code: 'claim-held' } })
    const { sessionId } = day
    const [text] = (await rowOf(signed))?.missing ?? []
    const sessions = [{ sessionId, as: 'claim' as const }]
    const { batch, leftOut } = await desk.value(biller, 'batches.build', { form: 'professional', sessions })
    expect([batch, leftOut]).toMatchObject([null, [{ sessionId, words: [text] }]])
    expect(await biller.call('claim.send', { sessionId, destinationId: 'pm', as: 'claim' })).toMatchObject({
      refusal: { code: 'hub-says-no', facts: { text } },
    })
    await day.tap('15:19', 'withdrawAmendment', {})
    expect(await rowOf(signed)).toEqual(before)
    expect((await desk.value(biller, 'claim.export', { sessionId: day.sessionId, format: 'csv' })).text).toContain(
      '96413',
    )
  })

  it('is signed as version 2 with codes of its own; version 1 stays as it was signed', async () => {
    const signed = await signedDay()
    const { desk, day, biller } = signed
    const first = (await desk.value(biller, 'worklist.open', { sessionId: day.sessionId })).document
    await open(day, '15:18')
    await startLater(signed, '15:20')
    expect((await day.sign('15:30')).kind).toBe('value')
    const row = await rowOf(signed)
    expect(row).toMatchObject({ version: 2, amending: null, changed: { since: 1, isBilled: false } })
    expect(row?.changed?.differences.map(({ code, before, after }) => [code, before?.units, after?.units])).toEqual([
      ['96415', 3, 2],
    ])
    const events = await eventsOf(desk, day.api, day.sessionId)
    const versions = foldChart(events)?.versions ?? []
    expect(versions.map(({ payload }) => payload.version)).toEqual([1, 2])
    expect(versions[0]).toEqual((first as { events: ChartEvent[] }).events.at(-1))
  })

  it('after its version left as a claim, the next one is a corrected claim, with what differs', async () => {
    const signed = await signedDay()
    const { desk, day, biller } = signed
    await desk.value(biller, 'claim.export', { sessionId: day.sessionId, format: 'csv' })
    expect(await rowOf(signed)).toMatchObject({ status: 'exported' })
    await open(day, '15:18')
    await startLater(signed, '15:20')
    await day.sign('15:30')
    await open(day, '15:40')
    await day.tap('15:41', 'writeNote', { text: 'Nothing that bills' })
    await day.sign('15:45')
    expect(await rowOf(signed)).toMatchObject({
      version: 3,
      status: 'corrected_claim',
      changed: {
        since: 1,
        isBilled: true,
        differences: [{ code: '96415', before: { units: 3 }, after: { units: 2 } }],
      },
    })
    await desk.value(biller, 'claim.export', { sessionId: day.sessionId, format: 'csv' })
    expect((await rowOf(signed))?.status).not.toBe('corrected_claim')
  })
})

describe('an amendment in progress in an emergency copy', () => {
  it('goes along beside the signed version, and the other workstation goes on with it', async () => {
    const signed = await signedDay()
    const { desk, day } = signed
    await open(day, '15:18')
    await startLater(signed, '15:20')
    const copy = await desk.value(day.api, 'record.emergencyCopy', {})
    const documents = documentsIn(JSON.parse(copy.text))
    if (!documents.ok) throw new Error(documents.error)
    const there = await backendForTest()
    const nurse = await there.signIn('dana-reyes')
    for (const document of documents.value) await there.value(nurse, 'session.import', { document: document as never })
    expect(await eventsOf(there, nurse, day.sessionId)).toEqual(await eventsOf(desk, day.api, day.sessionId))
    const [mine, theirs] = await Promise.all(
      [desk, there].map(async (side) =>
        side.value(await side.signIn('dana-reyes', 'r'), 'session.document', { sessionId: day.sessionId }),
      ),
    )
    expect(theirs?.document).toEqual(mine?.document)
    const other = { ...(await brDayAt(there, nurse)), line: day.line }
    there.clock.set(instantOnClock('2026-03-02', '15:25', 'America/Chicago'))
    expect((await other.sign('15:30')).kind).toBe('value')
  }, 60_000)
})

describe('an amendment and the hub', () => {
  const at = (hub: TestHub, code = hub.code) => ({ hub: () => ({ address: hub.address, code }) })

  it('sends version 2 after version 1; both are kept there', async () => {
    const hub = await hubForTest()
    const signed = await signedDay(at(hub))
    const { desk, day } = signed
    await open(day, '15:18')
    await startLater(signed, '15:20')
    await day.sign('15:30')
    await desk.value(day.api, 'sync.now', {})
    await desk.value(day.api, 'sync.now', {})
    const { sessions } = await hub.store.list(0, 10)
    expect(sessions.map(({ version }) => version)).toEqual([1, 2])
    expect(sessions.map(({ receipt }) => receipt.difference)).toEqual([null, null])
    expect((await desk.value(day.api, 'chart.open', { sessionId: day.sessionId })).delivery).toMatchObject({
      receipt: { version: 2 },
    })
  })

  it('an entry made elsewhere before the signature and delivered after it holds the claim until it is amended', async () => {
    const hub = await hubForTest()
    const desk = await backendForTest(at(hub))
    const nurse = await desk.signIn('dana-reyes')
    const day = await brDayAt(desk, nurse)
    await beginBrDay(day)
    await finishBrDay(day)
    await desk.value(nurse, 'sync.now', {})
    const there = await backendForTest({ ...at(hub, await hub.newCode()), clock: desk.clock })
    const marcus = await there.signIn('marcus-hale')
    await there.value(marcus, 'sync.now', {})
    await hub.down()
    const other = { ...(await brDayAt(there, marcus)), line: day.line }
    expect(other.sessionId).toBe(day.sessionId)
    await other.tap('14:50', 'writeNote', { text: 'Said before anybody signed' })
    expect((await day.sign('15:05')).kind).toBe('value')
    const signed = { desk, day, biller: await desk.signIn('grace-kim') }
    expect((await rowOf(signed))?.missing.join(' ')).not.toContain('after version 1')
    await hub.up()
    for (const side of [other, day, day]) await (side === other ? there : desk).value(side.api, 'sync.now', {})
    expect(await rowOf(signed)).toMatchObject({
      status: 'on_hold',
      missing: [expect.stringMatching(/^An entry of 14:50 reached this record after version 1 was signed/)],
    })
    const chart = foldChart(await eventsOf(desk, nurse, day.sessionId))
    expect(chart && deliveredEntries(chart).map(({ userId }) => userId)).toEqual(['marcus-hale'])
    await open(day, '15:18')
    expect((await day.sign('15:30')).kind).toBe('value')
    const row = await rowOf(signed)
    expect(row?.version).toBe(2)
    expect(row?.missing.join(' ')).not.toContain('reached this record')
    const after = foldChart(await eventsOf(desk, nurse, day.sessionId))
    expect(after && deliveredEntries(after)).toEqual([])
  }, 60_000)

  it('two workstations that signed version 2 each: the second is told in words, and version 3 settles it', async () => {
    const hub = await hubForTest()
    const here = await signedDay(at(hub))
    await here.desk.value(here.day.api, 'sync.now', {})
    const there = await backendForTest({ ...at(hub, await hub.newCode()), clock: here.desk.clock })
    const nurse = await there.signIn('dana-reyes')
    await there.value(nurse, 'sync.now', {})
    await there.value(nurse, 'sync.now', {})
    const other = { ...here, desk: there, day: { ...(await brDayAt(there, nurse)), line: here.day.line } }
    expect(other.day.sessionId).toBe(here.day.sessionId)
    await hub.down()
    for (const [index, side] of [here, other].entries()) {
      await open(side.day, `15:1${index}`)
      if (index === 0) await startLater(side, '15:20')
      else await side.day.tap('15:21', 'writeNote', { text: 'Said there' })
      expect((await side.day.sign(`15:3${index}`)).kind).toBe('value')
    }
    await hub.up()
    for (const side of [here, other, here, other]) await side.desk.value(side.day.api, 'sync.now', {})
    const status = await there.value(nurse, 'sync.now', {})
    expect(status.problems.map(({ words }) => words).join(' ')).toContain('version 3 carries both')
    const events = await eventsOf(there, nurse, other.day.sessionId)
    expect(foldChart(events)?.conflicts).toMatchObject([{ kind: 'SessionSigned' }])
    await open(other.day, '15:40')
    expect((await other.day.sign('15:45')).kind).toBe('value')
    await there.value(nurse, 'sync.now', {})
    expect((await hub.store.list(0, 10)).sessions.map(({ version }) => version)).toEqual([1, 2, 3])
    const third = foldChart(await eventsOf(there, nurse, other.day.sessionId))
    expect(third?.conflicts).toEqual([])
    expect(third?.notes.map(({ text }) => text)).toEqual(['Said there'])
    expect(third?.lines.some(({ start }) => start?.at.utc === '2026-03-02T16:10:00.000Z')).toBe(true)
  }, 60_000)
})
