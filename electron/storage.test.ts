import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentsIn } from '#shared/document/emergencyCopy.ts'
import type { Api } from '#shared/ipc/client.ts'
import type { Push } from '#shared/ipc/envelope.ts'
import { aFolder, aRecord, testKey } from '#test/builders/aRecord.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { sequenceIds } from '#test/fakes/sequenceIds.ts'
import { databaseFile } from './backend.ts'
import { connect, pageBytes } from './db/connect.ts'

/** Disk full and corrupt file: new entries are refused loudly, reading goes on, an emergency copy comes out (workflow 10). */

const newCommandId = sequenceIds(77)

async function idOfHarold(desk: TestBackend, api: Api): Promise<string> {
  const { sessions } = await desk.value(api, 'day.list', { day: '2026-03-02' })
  const found = sessions.find(({ patientName }) => patientName.startsWith('Whitcomb'))
  if (!found) throw new Error('Harold is not on the list')
  return found.sessionId
}

const arrive = (desk: TestBackend, api: Api, sessionId: string) =>
  api.call('chart.perform', {
    commandId: newCommandId(),
    sessionId,
    command: { kind: 'recordArrival', identifiers: ['name', 'birth_date'] },
    happenedAt: desk.clock.now(),
    source: 'tap',
  })

const write = (desk: TestBackend, api: Api, sessionId: string) =>
  api.call('chart.perform', {
    commandId: newCommandId(),
    sessionId,
    command: { kind: 'writeNote', text: 'A note of some length, so that the record grows. '.repeat(5) },
    happenedAt: desk.clock.now(),
    source: 'tap',
  })

describe('Disk full / corrupt file', () => {
  /** A desk whose disk can be told what a full or a write-protected one would answer. */
  async function aDeskOnSuchADisk() {
    const folder = aFolder()
    const record = aRecord(databaseFile(folder))
    const desk = await backendForTest({ folder, record })
    const pushes: Push[] = []
    desk.backend.onPush((push) => pushes.push(push))
    const say = (pragma: string): void => void record.writable.pragma(pragma)
    return {
      desk,
      pushes,
      fill: () => say(`max_page_count = ${Number(record.writable.pragma('page_count', { simple: true }))}`),
      free: () => say('max_page_count = 1000000'),
      protect: () => say('query_only = on'),
      release: () => say('query_only = off'),
    }
  }

  it('refuses new entries loudly when the disk is full, reads on, and saves again by itself', async () => {
    const { desk, pushes, fill, free } = await aDeskOnSuchADisk()
    const dana = await desk.signIn('dana-reyes')
    const sessionId = await idOfHarold(desk, dana)
    fill()
    // Pages that are half empty take some more.
    let answer = await write(desk, dana, sessionId)
    for (let more = 0; answer.kind === 'value' && more < 300; more += 1) answer = await write(desk, dana, sessionId)
    expect(answer).toMatchObject({ kind: 'fault', fault: { code: 'disk-full' } })
    expect(pushes).toContainEqual({ push: 'record.changed' })
    expect(await desk.value(dana, 'record.state', {})).toMatchObject({ trouble: { kind: 'disk-full', lostRows: 0 } })
    const { version } = await desk.value(dana, 'chart.open', { sessionId })
    free()
    expect((await write(desk, dana, sessionId)).kind).toBe('value')
    expect(await desk.value(dana, 'record.state', {})).toEqual({ trouble: null })
    expect((await desk.value(dana, 'chart.open', { sessionId })).version).toBe(version + 1)
  })

  it('lets people sign in and read while nothing can be written, and notes who looked as soon as it can', async () => {
    const { desk, protect, release } = await aDeskOnSuchADisk()
    const before = desk.auditEntries().length
    protect()
    const marcus = await desk.signIn('marcus-hale')
    const sessionId = await idOfHarold(desk, marcus)
    expect((await desk.value(marcus, 'chart.open', { sessionId })).events.length).toBeGreaterThan(0)
    expect(await arrive(desk, marcus, sessionId)).toMatchObject({ kind: 'fault', fault: { code: 'cannot-save' } })
    expect(desk.auditEntries()).toHaveLength(before)
    release()
    expect((await arrive(desk, marcus, sessionId)).kind).toBe('value')
    const owed = desk.auditEntries().slice(before)
    expect(owed.map(({ kind, userId }) => [kind, userId])).toEqual([
      ['audit.signedIn', 'marcus-hale'],
      ['audit.daySeen', 'marcus-hale'],
      ['audit.sessionSeen', 'marcus-hale'],
    ])
    expect(owed[0]?.payload).toEqual({ by: 'pin', heldSince: desk.clock.now().utc })
  })

  it('counts wrong PINs in memory while nothing can be written, and locks out all the same', async () => {
    const { desk, protect } = await aDeskOnSuchADisk()
    const screen = desk.api('a screen')
    protect()
    const answers: unknown[] = []
    for (let tries = 0; tries < 6; tries += 1) {
      const answer = await screen.call('people.signIn', { userId: 'dana-reyes', pin: '9090' })
      answers.push(answer.kind === 'refusal' ? answer.refusal.code : answer)
    }
    expect(answers).toEqual(['pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-wrong', 'locked-out', 'locked-out'])
    const right = await screen.call('people.signIn', { userId: 'dana-reyes', pin: '1111' })
    expect(right).toMatchObject({ kind: 'refusal', refusal: { code: 'locked-out' } })
  })

  it('forgets no lock-out, and hides none, when the disk takes counts again', async () => {
    const { desk, protect, release } = await aDeskOnSuchADisk()
    const screen = desk.api('a screen')
    const wrong = async (): Promise<string> => {
      const answer = await screen.call('people.signIn', { userId: 'dana-reyes', pin: '9090' })
      return answer.kind === 'refusal' ? answer.refusal.code : answer.kind
    }
    protect()
    await desk.signIn('dana-reyes', 'elsewhere')
    for (let tries = 0; tries < 3; tries += 1) expect(await wrong()).toBe('pin-wrong')
    release()
    expect(await wrong()).toBe('pin-wrong')
    expect(await wrong()).toBe('locked-out')
    expect(await wrong()).toBe('locked-out')
    desk.clock.pass(16)
    expect((await screen.call('people.signIn', { userId: 'dana-reyes', pin: '1111' })).kind).toBe('value')
    for (let tries = 0; tries < 4; tries += 1) expect(await wrong()).toBe('pin-wrong')
    expect(await wrong()).toBe('locked-out')
    expect(await wrong()).toBe('locked-out')
  }, 30_000)

  it('opens a damaged file for reading, says what was lost, and takes no entry', async () => {
    const { folder, sessionId } = await aDamagedRecord()
    const untouched = readFileSync(databaseFile(folder))
    const desk = await backendForTest({ folder, orReadOnly: true })
    const dana = await desk.signIn('dana-reyes')
    const state = await desk.value(dana, 'record.state', {})
    expect(state.trouble?.kind).toBe('damaged')
    expect(state.trouble?.lostRows).toBeGreaterThan(0)
    const chart = await desk.value(dana, 'chart.open', { sessionId })
    expect(chart.events.length).toBeGreaterThan(0)
    expect(await arrive(desk, dana, sessionId)).toMatchObject({ kind: 'fault', fault: { code: 'cannot-save' } })
    expect((await desk.value(dana, 'chart.open', { sessionId })).version).toBe(chart.version)
    desk.close()
    expect(readFileSync(databaseFile(folder)).equals(untouched)).toBe(true)
  })

  it('gives an emergency copy that another workstation takes, entry for entry', async () => {
    const { folder, sessionId } = await aDamagedRecord()
    const damaged = await backendForTest({ folder, orReadOnly: true })
    const dana = await damaged.signIn('dana-reyes')
    const chart = await damaged.value(dana, 'chart.open', { sessionId })
    const copy = await damaged.value(dana, 'record.emergencyCopy', {})
    expect(copy.visits).toBeGreaterThan(5)
    const documents = documentsIn(JSON.parse(copy.text))
    if (!documents.ok) throw new Error(documents.error)

    const other = await backendForTest()
    const marcus = await other.signIn('marcus-hale')
    for (const document of documents.value) await other.value(marcus, 'session.import', { document: document as never })
    const there = await other.value(marcus, 'chart.open', { sessionId })
    expect(there.events).toEqual(chart.events)
  })

  /** A clinic's day with one page of its log of entries gone bad. */
  async function aDamagedRecord(): Promise<{ readonly folder: string; readonly sessionId: string }> {
    const folder = aFolder()
    const whole = await backendForTest({ folder })
    const dana = await whole.signIn('dana-reyes')
    const sessionId = await idOfHarold(whole, dana)
    await arrive(whole, dana, sessionId)
    const wanda = await idOfWanda(whole, dana)
    for (let notes = 0; notes < 40; notes += 1) await write(whole, dana, wanda)
    whole.close()
    const bad = pageOfANote(folder)
    const bytes = readFileSync(databaseFile(folder))
    bytes.fill(7, (bad - 1) * pageBytes + 1000, (bad - 1) * pageBytes + 1100)
    writeFileSync(databaseFile(folder), bytes)
    return { folder, sessionId }
  }

  async function idOfWanda(desk: TestBackend, api: Api): Promise<string> {
    const { sessions } = await desk.value(api, 'day.list', { day: '2026-03-02' })
    const found = sessions.find(({ patientName }) => patientName === 'Nowak, Wanda')
    if (!found) throw new Error('Wanda is not on the list')
    return found.sessionId
  }

  /** The number of a page of the table of events that holds Wanda's notes and nothing of Harold's. */
  function pageOfANote(folder: string): number {
    const db = connect(databaseFile(folder), testKey, { readonly: true })
    try {
      const pages = db
        .prepare(`select pageno from dbstat where name = 'events' and pagetype = 'leaf' order by pageno desc`)
        .pluck()
        .all() as number[]
      const page = pages[2]
      if (page === undefined) throw new Error('the table of events has too few pages')
      return page
    } finally {
      db.close()
    }
  }
})
