import { describe, expect, it, vi } from 'vitest'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { aDeskAt, soon, syncs, worklistOf } from '#test/builders/syncingDesk.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

describe('a visit that came as a file', { timeout: 60_000 }, () => {
  it('travels with its signature, and goes on at any workstation of the site', async () => {
    const dead = await backendForTest()
    await dead.signIn('dana-reyes')
    const brDay = await brDayAt(dead, dead.api('dana-reyes'))
    await beginBrDay(brDay)
    const { sessionId } = brDay
    const copyOf = async () => (await dead.value(dead.api('dana-reyes'), 'session.document', { sessionId })).document
    const begun = await copyOf()
    await finishBrDay(brDay)
    expect((await brDay.sign('15:05')).kind).toBe('value')
    const signed = await copyOf()

    const hub = await hubForTest()
    const one = await aDeskAt(hub, { clock: dead.clock })
    const two = await aDeskAt(hub, { clock: dead.clock })
    const eventsAt = async (at: typeof one) => (await at.desk.value(at.nurse, 'chart.open', { sessionId })).events
    const agree = async (kind: string): Promise<void> => {
      for (const { desk, nurse } of [one, two]) await syncs(desk, nurse)
      expect((await eventsAt(two)).some((event) => event.kind === kind)).toBe(true)
      expect(await eventsAt(two)).toEqual(await eventsAt(one))
    }
    await one.desk.value(one.nurse, 'session.import', { document: begun as never })
    await one.desk.value(one.nurse, 'chart.perform', {
      commandId: one.desk.newId(),
      sessionId,
      command: { kind: 'writeNote', text: 'Went on here' },
      happenedAt: one.desk.clock.now(),
      source: 'tap',
    })
    await vi.waitFor(() => agree('NoteWritten'), soon)
    await one.desk.value(one.nurse, 'session.import', { document: signed as never })
    await vi.waitFor(() => agree('SessionSigned'), soon)
    expect(await syncs(one.desk, one.nurse)).toMatchObject({ waiting: 0, needsPerson: 0 })
    expect((await worklistOf(two.desk, two.biller)).map((row) => row.sessionId)).toEqual([sessionId])
    expect((await two.desk.value(two.nurse, 'chart.open', { sessionId })).delivery).toMatchObject({
      state: 'received',
      receipt: { version: 1 },
    })
    // The same file once more is nothing new, and nothing leaves again.
    await one.desk.value(one.nurse, 'session.import', { document: signed as never })
    expect((await syncs(one.desk, one.nurse)).waiting).toBe(0)
    // What travels inside a note is for machines: no list of facts shows it.
    const auditor = await two.desk.signIn('ines-faro', 'auditor')
    const { entries } = await two.desk.value(auditor, 'audit.list', {
      group: null,
      userId: null,
      after: null,
      limit: 200,
    })
    const passed = entries.filter(({ kind }) => kind === 'entriesBrought')
    expect(passed.length).toBeGreaterThan(0)
    for (const { facts } of passed) expect(Object.keys(facts)).toEqual(['added'])
    expect(await two.desk.value(auditor, 'record.verify', {})).toMatchObject({ intact: true })
  })
})
