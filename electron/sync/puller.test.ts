import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { Command } from '#shared/chart/command.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { err } from '#shared/kernel/result.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { aDeskAt, aSignedDay, soon, syncs, worklistOf } from '#test/builders/syncingDesk.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import type { HubClient } from './hubClient.ts'
import type { PulledEvent } from './takeEvents.ts'

describe('a biller at another workstation', { timeout: 60_000 }, () => {
  it('sees what was signed at the chair, where it came from, and exports the same claim', async () => {
    const hub = await hubForTest()
    const chair = await aDeskAt(hub)
    const office = await aDeskAt(hub, { clock: chair.desk.clock })
    const { sessionId } = await aSignedDay(chair.desk, chair.nurse)
    await vi.waitFor(async () => expect((await syncs(chair.desk, chair.nurse)).waiting).toBe(0), soon)
    await vi.waitFor(async () => {
      await syncs(office.desk, office.biller)
      expect(await worklistOf(office.desk, office.biller)).toHaveLength(1)
    }, soon)
    const [here] = await worklistOf(chair.desk, chair.biller)
    const [there] = await worklistOf(office.desk, office.biller)
    expect(there).toEqual({ ...here, from: 'Chair side 1' })
    expect(here?.from).toBeNull()
    const open = (at: typeof chair) => at.desk.value(at.biller, 'worklist.open', { sessionId })
    expect((await open(office)).document).toEqual((await open(chair)).document)
    for (const format of ['837p', 'csv'] as const) {
      const claim = (at: typeof chair) => at.desk.value(at.biller, 'claim.export', { sessionId, format })
      expect(await claim(office)).toEqual(await claim(chair))
    }
    const chart = await office.desk.value(office.nurse, 'chart.open', { sessionId })
    expect(chart.delivery).toMatchObject({ state: 'received', receipt: { version: 1 } })
    expect(chart.events).toEqual((await chair.desk.value(chair.nurse, 'chart.open', { sessionId })).events)
    expect(
      await office.desk.value(await office.desk.signIn('ines-faro', 'auditor'), 'record.verify', {}),
    ).toMatchObject({
      intact: true,
      devices: 2,
    })
  })

  it('who charted in the visit too sees the receipt of the signature, though only entries left from there', async () => {
    const hub = await hubForTest()
    const chair = await aDeskAt(hub)
    const office = await aDeskAt(hub, { clock: chair.desk.clock })
    const brDay = await brDayAt(chair.desk, chair.nurse)
    await beginBrDay(brDay)
    await vi.waitFor(async () => {
      await syncs(chair.desk, chair.nurse)
      await syncs(office.desk, office.nurse)
      expect((await office.desk.value(office.nurse, 'day.list', { day: '2026-03-02' })).sessions).toContainEqual(
        expect.objectContaining({ sessionId: brDay.sessionId, state: 'in_treatment' }),
      )
    }, soon)
    await (await brDayAt(office.desk, office.nurse)).tap('11:00', 'writeNote', { text: 'Family called' })
    await syncs(office.desk, office.nurse)
    await finishBrDay(brDay)
    expect((await brDay.sign('15:05')).kind).toBe('value')
    await syncs(chair.desk, chair.nurse)
    await vi.waitFor(async () => {
      await syncs(office.desk, office.nurse)
      const { delivery } = await office.desk.value(office.nurse, 'chart.open', { sessionId: brDay.sessionId })
      expect(delivery).toMatchObject({ state: 'received', receipt: { sessionId: brDay.sessionId, version: 1 } })
    }, soon)
  })

  it('does not sign a version that came before the entries it signs', async () => {
    const hub = await hubForTest()
    let entriesStay = false
    const chair = await aDeskAt(hub, {
      bend: (real) => ({
        call: async (method, input, options) =>
          entriesStay && method === 'events.push'
            ? err({ kind: 'no-answer', words: 'Lost on the way.', retryAfterSeconds: null })
            : real.call(method, input, options),
      }),
    })
    const office = await aDeskAt(hub, { clock: chair.desk.clock })
    const brDay = await brDayAt(chair.desk, chair.nurse)
    await beginBrDay(brDay)
    await finishBrDay(brDay)
    const here = async () => (await office.desk.value(office.nurse, 'day.list', { day: '2026-03-02' })).sessions
    await vi.waitFor(async () => {
      await syncs(chair.desk, chair.nurse)
      await syncs(office.desk, office.nurse)
      expect(await here()).toContainEqual(expect.objectContaining({ sessionId: brDay.sessionId, state: 'discharged' }))
    }, soon)
    entriesStay = true
    expect((await brDay.sign('15:05')).kind).toBe('value')
    await vi.waitFor(async () => {
      await syncs(chair.desk, chair.nurse)
      await syncs(office.desk, office.biller)
      expect(await worklistOf(office.desk, office.biller)).toHaveLength(1)
    }, soon)
    const there = await brDayAt(office.desk, office.nurse)
    expect(await there.sign('15:06')).toMatchObject({ refusal: { code: 'signed-elsewhere', facts: { version: '1' } } })
    entriesStay = false
    await vi.waitFor(async () => {
      await syncs(chair.desk, chair.nurse)
      await syncs(office.desk, office.nurse)
      expect(await here()).toContainEqual(expect.objectContaining({ sessionId: brDay.sessionId, state: 'signed' }))
    }, soon)
  })

  it('gets nothing that is not what its receipt says, and hears of it', async () => {
    const hub = await hubForTest()
    const chair = await aDeskAt(hub)
    let bent = true
    const office = await aDeskAt(hub, {
      clock: chair.desk.clock,
      bend: (real) => ({
        async call(method, input, options) {
          const answer = await real.call(method, input, options)
          if (bent && method === 'sessions.get' && answer.ok && 'envelope' in answer.value)
            (answer.value.envelope as { payload: { practice: { phone: string } } }).payload.practice.phone =
              '3125559999'
          return answer
        },
      }),
    })
    await aSignedDay(chair.desk, chair.nurse)
    await vi.waitFor(async () => expect((await syncs(chair.desk, chair.nurse)).waiting).toBe(0), soon)
    await vi.waitFor(async () => {
      expect(await syncs(office.desk, office.biller)).toMatchObject({
        needsPerson: 1,
        problems: [{ words: expect.stringContaining('is not what its receipt says') }],
      })
    }, soon)
    expect(await worklistOf(office.desk, office.biller)).toEqual([])
    bent = false
    await vi.waitFor(async () => expect((await syncs(office.desk, office.biller)).needsPerson).toBe(0), soon)
    expect(await worklistOf(office.desk, office.biller)).toHaveLength(1)
  })
})

describe('an entry that cannot be taken', { timeout: 60_000 }, () => {
  /** Every answer of the hub with one entry exchanged for another one. */
  const exchanging =
    (change: (event: PulledEvent) => PulledEvent) =>
    (real: HubClient): HubClient => ({
      async call(method, input, options) {
        const answer = await real.call(method, input, options)
        const value = answer.ok ? (answer.value as { events?: PulledEvent[] }) : {}
        if (method === 'events.pull' && value.events)
          value.events = value.events.map((event) => (event.seq === 3 ? change(event) : event))
        return answer
      },
    })
  const rehashed = (event: PulledEvent, body: string): PulledEvent => ({
    ...event,
    body,
    hash: createHash('sha256').update(event.prevHash).update(body).digest('hex'),
  })

  it.each<[string, (event: PulledEvent) => PulledEvent, RegExp]>([
    [
      'of a newer program',
      (event) => rehashed(event, event.body.replace(/"kind":"\w+"/, '"kind":"RobotFetched"')),
      /may be older/,
    ],
    [
      'altered on its way',
      (event) => ({ ...event, body: event.body.replace('"v":1', '"v":1 ') }),
      /not as it was written/,
    ],
    ['exchanged for another', (event) => rehashed(event, event.body.replace('"v":1', '"v":1 ')), /does not follow/],
  ])('%s is kept before a person and holds nothing else up', async (_what, change, words) => {
    const hub = await hubForTest()
    const chair = await aDeskAt(hub)
    await vi.waitFor(async () => expect((await syncs(chair.desk, chair.nurse)).waiting).toBe(0), soon)
    const dayAt = async (at: typeof chair) =>
      (await at.desk.value(at.nurse, 'day.list', { day: '2026-03-02' })).sessions.length
    const ownVisits = await dayAt(chair)
    const office = await aDeskAt(hub, { clock: chair.desk.clock, bend: exchanging(change) })
    await vi.waitFor(async () => {
      const { needsPerson, problems } = await syncs(office.desk, office.nurse)
      expect({ needsPerson, problems }).toMatchObject({
        needsPerson: 1,
        problems: [{ words: expect.stringMatching(words) }],
      })
    }, soon)
    expect(await dayAt(office)).toBeGreaterThan(ownVisits)
    const auditor = await office.desk.signIn('ines-faro', 'auditor')
    expect(await office.desk.value(auditor, 'record.verify', {})).toMatchObject({ intact: true, devices: 2 })
  })
})

describe('two workstations at one chair', { timeout: 60_000 }, () => {
  it('come to one chart, and two stops of one drug are a contradiction a person settles', async () => {
    const hub = await hubForTest()
    const one = await aDeskAt(hub)
    const two = await aDeskAt(hub, { clock: one.desk.clock })
    const meet = async (): Promise<void> => {
      for (const desk of [one, two, one, two]) await syncs(desk.desk, desk.nurse)
    }
    const brDay = await brDayAt(one.desk, one.nurse)
    await beginBrDay(brDay)
    const { sessionId } = brDay
    const chartAt = (at: typeof one) => at.desk.value(at.nurse, 'chart.open', { sessionId })
    await vi.waitFor(async () => {
      await meet()
      expect((await chartAt(two)).events).toEqual((await chartAt(one)).events)
    }, soon)
    const tapAt = (at: typeof one, command: Command) =>
      at.desk.value(at.nurse, 'chart.perform', {
        commandId: at.desk.newId(),
        sessionId,
        command,
        happenedAt: at.desk.clock.now(),
        source: 'tap',
      })
    const agree = async (conflicts: number): Promise<void> => {
      await meet()
      const [here, there] = [(await chartAt(one)).events, (await chartAt(two)).events]
      expect(there).toEqual(here)
      expect(foldChart(here)?.conflicts).toHaveLength(conflicts)
    }
    await hub.down()
    const { id: lineId, dose } = brDay.line('rituximab')
    await tapAt(one, { kind: 'stopLine', lineId, doseGiven: dose })
    one.desk.clock.pass(2)
    await tapAt(two, { kind: 'stopLine', lineId, doseGiven: dose })
    await tapAt(two, { kind: 'writeNote', text: 'Written at the desk' })
    await hub.up()
    await vi.waitFor(() => agree(1), soon)
    const [conflict] = foldChart((await chartAt(two)).events)?.conflicts ?? []
    expect(conflict).toMatchObject({ kind: 'LineStopped', lineId })
    // The proposal is the one that happened first; the other stays readable.
    const keepEventId = conflict?.eventIds[0] ?? ''
    await tapAt(two, { kind: 'resolveConflict', keepEventId, reason: 'The pump says so' })
    await vi.waitFor(() => agree(0), soon)
    const chart = foldChart((await chartAt(one)).events)
    expect(chart?.lines.find(({ id }) => id === lineId)?.stop?.eventId).toBe(keepEventId)
    expect(chart?.history.filter(({ struckBy }) => struckBy !== null)).toHaveLength(1)
  })

  it('go on where they were after one of them was killed, and know as of when they know each other', async () => {
    const hub = await hubForTest()
    const one = await aDeskAt(hub)
    const two = await aDeskAt(hub, { clock: one.desk.clock })
    const brDay = await brDayAt(one.desk, one.nurse)
    await vi.waitFor(async () => expect((await syncs(one.desk, one.nurse)).waiting).toBe(0), soon)
    two.desk.close()
    await beginBrDay(brDay)
    await vi.waitFor(async () => expect((await syncs(one.desk, one.nurse)).waiting).toBe(0), soon)
    const again = await aDeskAt(hub, { clock: one.desk.clock, folder: two.desk.folder })
    const { sessionId } = brDay
    await vi.waitFor(async () => {
      await syncs(again.desk, again.nurse)
      expect((await again.desk.value(again.nurse, 'chart.open', { sessionId })).events).toEqual(
        (await one.desk.value(one.nurse, 'chart.open', { sessionId })).events,
      )
    }, soon)
    const { desks } = await syncs(again.desk, again.nurse)
    expect(desks).toMatchObject([{ name: 'Chair side 1', asOf: { utc: expect.any(String) } }])
  })
})
