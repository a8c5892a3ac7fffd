import { describe, expect, it } from 'vitest'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { createPullStore } from '#electron/db/pullStore.ts'
import type { Command } from '#shared/chart/command.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { testKey } from '#test/builders/aRecord.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { tapAs } from '#test/builders/tapAs.ts'
import { databaseFile } from './backend.ts'
import { openDatabase } from './db/openDatabase.ts'

const day = '2026-03-02'

describe('the charge nurse closes a day', () => {
  it('not while a drug runs or somebody sits; afterwards with what is open written down, once and for all desks', async () => {
    const desk = await backendForTest()
    const priya = await desk.signIn('priya-nair')
    const brDay = await brDayAt(desk, await desk.signIn('dana-reyes'))
    await beginBrDay(brDay)
    const close = (note: string, counts: 'agree' | 'differ' = 'agree') => priya.call('day.close', { day, counts, note })
    const open = await desk.value(priya, 'day.closing', { day })
    expect(open.visits.filter(({ holds }) => holds)).toMatchObject([{ kind: 'running', drug: 'Rituximab', chair: '1' }])
    expect(open.closed).toBeNull()
    expect(await close('')).toMatchObject({ refusal: { code: 'day-still-runs', facts: { count: '1' } } })
    await finishBrDay(brDay)
    expect(await close('', 'differ')).toMatchObject({ refusal: { code: 'counts-need-note' } })
    const closed = await close('One ampoule broken, two witnesses', 'differ')
    expect(closed).toMatchObject({
      value: { closed: { userId: 'priya-nair', counts: 'differ', note: 'One ampoule broken, two witnesses' } },
    })
    const entry = desk.auditEntries().findLast(({ kind }) => kind === 'audit.dayClosed')
    expect(entry?.payload).toMatchObject({ day, open: expect.stringContaining('1 unsigned') })
    expect((await desk.value(priya, 'day.closing', { day: '2026-03-01' })).closed).toBeNull()
  })
})

describe('moving a patient', () => {
  it('is refused by the back end too where somebody sits', async () => {
    const desk = await backendForTest()
    const { sessions } = await desk.value(await desk.signIn('dana-reyes'), 'day.list', { day })
    const visitIn = (chair: string) => sessions.find((session) => session.chair === chair)?.sessionId ?? ''
    const arrive: Command = { kind: 'recordArrival', identifiers: ['name', 'birth_date'] }
    for (const chair of ['1', '2'])
      await tapAs(desk, { userId: 'dana-reyes', sessionId: visitIn(chair), time: '08:30' }, arrive)
    const move = (chair: string) =>
      tapAs(desk, { userId: 'priya-nair', sessionId: visitIn('1'), time: '08:31' }, { kind: 'moveChair', chair })
    await expect(move('2')).rejects.toThrow('chair-taken')
    await move('8')
  })
})

describe('the sync monitor', () => {
  it('shows what could not be taken, lets it be set aside, and writes what waits into a file', async () => {
    const first = await backendForTest()
    await brDayAt(first, await first.signIn('dana-reyes'))
    first.close()
    keepAside(first.folder)
    const desk = await backendForTest({ folder: first.folder, clock: first.clock })
    const priya = await desk.signIn('priya-nair')
    const needs = async () => (await desk.value(priya, 'sync.status', {})).needsPerson
    expect(await needs()).toBe(1)
    const { rows } = await desk.value(priya, 'sync.monitor', {})
    expect(rows[0]).toMatchObject({ kind: 'foreign', state: 'needs_person', words: 'It cannot be read here.' })
    expect(rows.filter(({ state, about }) => state === 'waiting' && about !== null)).not.toEqual([])
    const aside = await desk.value(priya, 'sync.setAside', { id: 'event other 7' })
    expect(aside.rows.find(({ kind }) => kind === 'foreign')?.state).toBe('set_aside')
    expect(await needs()).toBe(0)
    expect(await priya.call('sync.setAside', { id: 'nothing' })).toMatchObject({ refusal: { code: 'entry-unknown' } })
    const { fileName, text } = await desk.value(priya, 'sync.export', {})
    expect(fileName).toBe('waiting-2026-03-02.json')
    const file = JSON.parse(text) as { events: { seq: number; hash: string }[]; refused: { id: string }[] }
    expect(file.events.map(({ seq }) => seq)).toEqual(file.events.map((_, index) => (file.events[0]?.seq ?? 0) + index))
    expect(file.events.length).toBeGreaterThan(0)
    expect(file.refused).toMatchObject([{ id: 'event other 7' }])
    expect(desk.auditEntries().map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['audit.entrySetAside', 'audit.waitingExported']),
    )
  })
})

/** Something of another workstation that this program cannot read, as the puller keeps it. */
function keepAside(folder: string): void {
  const opened = openDatabase(databaseFile(folder), testKey, { migrations: deskMigrations() })
  if (!opened.ok) throw new Error(opened.error.kind)
  const now = instantAt(Date.parse('2026-03-02T14:00:00.000Z'), 'America/Chicago')
  const pulls = createPullStore(opened.value.writable)
  const refused = { id: 'event other 7', words: 'It cannot be read here.', held: { kind: 'unknown' } }
  opened.value.transaction((tx) => pulls.refuse(tx, refused, now))
  opened.value.close()
}
