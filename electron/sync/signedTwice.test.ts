import { describe, expect, it, vi } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { testKey } from '#test/builders/aRecord.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { aDeskAt, soon, syncs } from '#test/builders/syncingDesk.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import { databaseFile } from '../backend.ts'
import { connect } from '../db/connect.ts'

type Row = Readonly<Record<string, unknown>>

const withRecord = <T>({ folder }: TestBackend, use: (db: ReturnType<typeof connect>) => T): T => {
  const db = connect(databaseFile(folder), testKey)
  try {
    return use(db)
  } finally {
    db.close()
  }
}

const rowsOf = (desk: TestBackend, table: string): readonly Row[] =>
  withRecord(desk, (db) => db.prepare<[], Row>(`select * from ${table}`).all())

function asBeforeThat(desk: TestBackend, refused: readonly Row[]): void {
  withRecord(desk, (db) => {
    db.exec(`update outbox set state = 'needs_person' where state = 'overtaken';
      delete from documents where kind = 'settings' and id = 'derived'`)
    const refuse = db.prepare('insert into pull_refused values (@id, @words, @held, @seen_utc, @set_aside_utc)')
    for (const row of refused) refuse.run(row)
  })
}

describe('two workstations that signed the same version', { timeout: 60_000 }, () => {
  it.each(['the one that came second', 'the one that came first'] as const)(
    'have nothing left to settle once %s signed the next, which carries both',
    async (amending) => {
      const hub = await hubForTest()
      const first = await aDeskAt(hub)
      const second = await aDeskAt(hub, { clock: first.desk.clock })
      const meet = async (): Promise<void> => {
        for (const { desk, nurse } of [first, second, first, second]) await syncs(desk, nurse)
      }
      const here = await brDayAt(first.desk, first.nurse)
      await beginBrDay(here)
      await finishBrDay(here)
      const { sessionId } = here
      const there = await brDayAt(second.desk, second.nurse)
      const chartAt = async (at: typeof first) =>
        foldChart((await at.desk.value(at.nurse, 'chart.open', { sessionId })).events)
      await vi.waitFor(async () => {
        await meet()
        expect((await chartAt(second))?.discharged).not.toBeNull()
      }, soon)
      await hub.down()
      expect((await here.sign('15:05')).kind).toBe('value')
      await there.tap('15:06', 'writeNote', { text: 'Family called' })
      expect((await there.sign('15:07')).kind).toBe('value')
      await hub.up()
      await vi.waitFor(async () => expect((await syncs(first.desk, first.nurse)).waiting).toBe(0), soon)
      await vi.waitFor(async () => {
        await meet()
        expect((await syncs(second.desk, second.nurse)).problems.map(({ words }) => words)).toEqual([
          expect.stringMatching(/^Another workstation signed version 1 .* Open an amendment/),
          expect.stringMatching(/another content than at the hub/),
        ])
        expect((await chartAt(first))?.versions).toHaveLength(2)
      }, soon)
      const refused = rowsOf(second.desk, 'pull_refused')
      const next = amending === 'the one that came second' ? there : here
      await next.tap('15:20', 'openAmendment', { reason: 'correcting_typing', text: 'Signed twice' })
      expect((await next.sign('15:25')).kind).toBe('value')
      await vi.waitFor(async () => {
        await meet()
        for (const { desk, nurse } of [first, second]) {
          expect(await syncs(desk, nurse)).toMatchObject({ waiting: 0, needsPerson: 0, problems: [] })
          expect((await desk.value(nurse, 'chart.open', { sessionId })).delivery).toMatchObject({
            state: 'received',
            receipt: { version: 2 },
          })
        }
      }, soon)
      const { rows } = await second.desk.value(second.nurse, 'sync.monitor', {})
      expect(rows).toEqual([
        expect.objectContaining({
          kind: 'signed',
          state: 'settled',
          nextTryAt: null,
          words:
            'Version 1 was signed at another workstation too, and came first there. Version 2 carries both, and the hub has it.',
        }),
      ])
      // A program that knew no overtaken signature left both before a person: the update settles them.
      second.desk.close()
      asBeforeThat(second.desk, refused)
      const again = await backendForTest({ folder: second.desk.folder, clock: first.desk.clock })
      const nurse = await again.signIn('dana-reyes')
      await vi.waitFor(async () => {
        expect(await again.value(nurse, 'sync.status', {})).toMatchObject({ waiting: 0, needsPerson: 0, problems: [] })
      }, soon)
      expect((await again.value(nurse, 'sync.monitor', {})).rows).toEqual(rows)
    },
  )

  it('call a person still where the next version was signed without the entries of the one that lost', async () => {
    const hub = await hubForTest()
    const first = await aDeskAt(hub)
    const second = await aDeskAt(hub, { clock: first.desk.clock })
    const here = await brDayAt(first.desk, first.nurse)
    await beginBrDay(here)
    await finishBrDay(here)
    const { sessionId } = here
    const there = await brDayAt(second.desk, second.nurse)
    await vi.waitFor(async () => {
      for (const { desk, nurse } of [first, second]) await syncs(desk, nurse)
      const { events } = await second.desk.value(second.nurse, 'chart.open', { sessionId })
      expect(foldChart(events)?.discharged).not.toBeNull()
    }, soon)
    await hub.down()
    await there.tap('15:06', 'writeNote', { text: 'Family called' })
    expect((await there.sign('15:07')).kind).toBe('value')
    expect((await here.sign('15:05')).kind).toBe('value')
    await here.tap('15:20', 'openAmendment', { reason: 'correcting_typing', text: 'A typing slip' })
    await here.tap('15:21', 'writeNote', { text: 'The slip' })
    expect((await here.sign('15:25')).kind).toBe('value')
    await hub.up()
    await vi.waitFor(async () => expect((await syncs(first.desk, first.nurse)).waiting).toBe(0), soon)
    await vi.waitFor(async () => {
      expect((await syncs(second.desk, second.nurse)).problems.length).toBeGreaterThan(0)
      const { events } = await second.desk.value(second.nurse, 'chart.open', { sessionId })
      expect(foldChart(events)?.versions).toHaveLength(3)
    }, soon)
    const { rows } = await second.desk.value(second.nurse, 'sync.monitor', {})
    expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
      ['signed', 'needs_person'],
      ['foreign', 'needs_person'],
    ])
  })
})
