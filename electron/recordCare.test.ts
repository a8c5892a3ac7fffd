import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aKeyPlace, testKey } from '#test/builders/aRecord.ts'
import { aView } from '#test/builders/aView.ts'
import { backendForTest, demoPins, type TestBackend } from '#test/builders/backendForTest.ts'
import { aSignedDay } from '#test/builders/syncingDesk.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import { databaseFile } from './backend.ts'
import { connect } from './db/connect.ts'
import { restoreRecord } from './desk/record/restoreRecord.ts'
import { createHubClient } from './sync/hubClient.ts'

/** Copies, the key and restoring: the record is kept whatever happens to the workstation (workflow 12.20). */

const anOverride = {
  ...{ id: null, hcpcs: 'J9312', payerId: 'medicare-b', adminClass: 'therapeutic' as const, containerType: null },
  ...{ from: '2026-03-03', to: null, source: 'Letter of 20 February' },
}

const copiesOf = ({ folder }: Pick<TestBackend, 'folder'>): string => join(folder, 'copies')

async function sayNote(desk: TestBackend, text: string): Promise<void> {
  const api = await desk.signIn('dana-reyes')
  const { sessions } = await desk.value(api, 'day.list', { day: '2026-03-02' })
  const command = { kind: 'writeNote' as const, text }
  const happenedAt = desk.clock.now()
  const sessionId = sessions[0]?.sessionId ?? ''
  await desk.value(api, 'chart.perform', { commandId: desk.newId(), sessionId, command, happenedAt, source: 'tap' })
}

const notesIn = (file: string, key = testKey): readonly string[] => {
  const db = connect(file, key, { readonly: true })
  try {
    return db
      .prepare("select body ->> '$.payload.text' from events where kind = 'NoteWritten' order by place")
      .pluck()
      .all() as string[]
  } finally {
    db.close()
  }
}

describe('a copy', () => {
  it('is made by hand: encrypted, checked, named by its day, and kept in the audit', async () => {
    const desk = await backendForTest()
    await sayNote(desk, 'before the copy')
    const admin = await desk.signIn('ruth-bell')
    const made = await desk.value(admin, 'record.copy', {})
    expect(made).toMatchObject({ file: 'chairside-2026-03-02.db', day: '2026-03-02' })
    const file = join(copiesOf(desk), made.file)
    expect(notesIn(file)).toEqual(['before the copy'])
    expect(readFileSync(file).includes('before the copy')).toBe(false)
    expect(readdirSync(copiesOf(desk))).toEqual([made.file])
    expect(await desk.value(admin, 'record.copies', {})).toMatchObject({ copies: [made], failure: null })
    expect(desk.auditEntries().at(-1)).toMatchObject({ kind: 'audit.copyMade', userId: 'ruth-bell' })
  })

  it('is of one moment, while taps go on, and holds none of them up', async () => {
    const desk = await backendForTest()
    await sayNote(desk, 'first')
    const admin = await desk.signIn('ruth-bell')
    const making = desk.value(admin, 'record.copy', {})
    for (const text of ['during 1', 'during 2', 'during 3']) await sayNote(desk, text)
    const { file } = await making
    const kept = notesIn(join(copiesOf(desk), file))
    expect(kept).toEqual(['first', 'during 1', 'during 2', 'during 3'].slice(0, kept.length))
    expect(notesIn(databaseFile(desk.folder))).toEqual(['first', 'during 1', 'during 2', 'during 3'])
    const auditor = await desk.signIn('ines-faro')
    expect(await desk.value(auditor, 'record.verify', {})).toMatchObject({ intact: true })
  })

  it('is not made of a record that was tampered with: the good one stays, and the screen says why', async () => {
    const desk = await backendForTest()
    const admin = await desk.signIn('ruth-bell')
    const { file } = await desk.value(admin, 'record.copy', {})
    const before = readFileSync(join(copiesOf(desk), file))
    const intruder = connect(databaseFile(desk.folder), testKey)
    intruder.exec(`drop trigger events_stay; update events set kind = 'audit.other' where place = 1`)
    intruder.close()
    expect(await admin.call('record.copy', {})).toMatchObject({ kind: 'refusal', refusal: { code: 'copy-failed' } })
    expect(readFileSync(join(copiesOf(desk), file)).equals(before)).toBe(true)
    expect((await desk.value(admin, 'record.copies', {})).failure).toMatch(/cannot be read whole/)
    expect(desk.auditEntries().at(-1)).toMatchObject({ kind: 'audit.copyFailed', payload: { kind: 'corrupt' } })
  })

  it('comes by itself once a day, and two weeks of them are kept', async () => {
    const planned: (() => void)[] = []
    const desk = await backendForTest({
      ports: {
        later(milliseconds, run) {
          if (milliseconds > 0) planned.push(run)
          else setImmediate(run)
          return () => {}
        },
      },
    })
    const folder = copiesOf(desk)
    mkdirSync(folder, { recursive: true })
    for (let day = 1; day <= 20; day++)
      writeFileSync(join(folder, `chairside-2026-01-${String(day).padStart(2, '0')}.db`), '')
    desk.backend.startCopies()
    const look = async (): Promise<void> => {
      const waiting = planned.length
      planned.at(-1)?.()
      while (planned.length === waiting) await new Promise((resolve) => setImmediate(resolve))
    }
    await look()
    expect(readdirSync(folder).sort()).toHaveLength(14)
    expect(existsSync(join(folder, 'chairside-2026-03-02.db'))).toBe(true)
    await look()
    const madeToday = desk.auditEntries().filter(({ kind }) => kind === 'audit.copyMade')
    expect(madeToday).toHaveLength(1)
    desk.clock.set(instantOnClock('2026-03-03', '00:05', 'America/Chicago'))
    await look()
    expect(readdirSync(folder).sort().at(-1)).toBe('chairside-2026-03-03.db')
  })
})

describe('a new key', () => {
  it('opens the record and its new copy; the old one opens neither, and its copies are gone', async () => {
    const keys = aKeyPlace()
    const desk = await backendForTest({ keys })
    await sayNote(desk, 'kept')
    mkdirSync(copiesOf(desk), { recursive: true })
    writeFileSync(join(copiesOf(desk), 'chairside-2026-02-28.db'), 'of the old key')
    const admin = await desk.signIn('ruth-bell')
    const made = await desk.value(admin, 'record.rekey', {})
    expect(keys.key()).not.toBe(testKey)
    expect(() => connect(databaseFile(desk.folder), testKey)).toThrow('not a database')
    expect(readdirSync(copiesOf(desk))).toEqual([made.file])
    expect(notesIn(join(copiesOf(desk), made.file), keys.key())).toEqual(['kept'])
    await sayNote(desk, 'and on')
    desk.close()
    const again = await backendForTest({ folder: desk.folder, keys, clock: desk.clock })
    const auditor = await again.signIn('ines-faro')
    expect(await again.value(auditor, 'record.verify', {})).toMatchObject({ intact: true })
    expect(notesIn(databaseFile(desk.folder), keys.key())).toEqual(['kept', 'and on'])
  })
})

describe('restoring', () => {
  const asked = (desk: TestBackend, more: object = {}) => ({
    copy: join(copiesOf(desk), 'chairside-2026-03-02.db'),
    path: databaseFile(desk.folder),
    key: testKey,
    userId: 'ruth-bell',
    secret: demoPins['ruth-bell'] ?? '',
    alone: false,
    ...more,
  })
  const portsOf = (desk: TestBackend) => ({
    clock: desk.clock,
    newId: desk.newId,
    random: () => 0.5,
    log: { write: () => {}, fault: () => {} },
    later: () => () => {},
    clientFor: (address: string) => createHubClient(address, fetch),
  })

  it('brings last night back for an administrator, and says so in the audit', async () => {
    const desk = await backendForTest()
    await sayNote(desk, 'before')
    await desk.value(await desk.signIn('ruth-bell'), 'record.copy', {})
    await sayNote(desk, 'after')
    desk.close()
    const restored = await restoreRecord(portsOf(desk), asked(desk))
    expect(restored).toMatchObject({ ok: true, value: { brought: 0, isNew: false } })
    const again = await backendForTest({ folder: desk.folder, clock: desk.clock })
    expect(notesIn(databaseFile(desk.folder))).toEqual(['before'])
    expect(again.auditEntries().at(-1)).toMatchObject({ kind: 'audit.recordRestored', userId: 'ruth-bell' })
    const auditor = await again.signIn('ines-faro')
    expect(await again.value(auditor, 'record.verify', {})).toMatchObject({ intact: true })
  })

  it.each([
    ['a wrong PIN', { secret: '0000' }, /does not know ruth-bell with this PIN/],
    [
      'somebody who is no administrator',
      { userId: 'dana-reyes', secret: demoPins['dana-reyes'] },
      /as an administrator/,
    ],
    ['another key', { key: 'ab'.repeat(32) }, /does not open with this workstation’s key/],
    ['no such file', { copy: '/nowhere/copy.db' }, /there is no such file/],
  ])('refuses %s and changes nothing', async (_what, more, sentence) => {
    const desk = await backendForTest()
    await desk.value(await desk.signIn('ruth-bell'), 'record.copy', {})
    await sayNote(desk, 'after')
    desk.close()
    const restored = await restoreRecord(portsOf(desk), asked(desk, more))
    expect(!restored.ok && restored.error).toMatch(sentence)
    expect(notesIn(databaseFile(desk.folder))).toEqual(['after'])
  })

  it('refuses while the desk is running', async () => {
    const desk = await backendForTest()
    await desk.value(await desk.signIn('ruth-bell'), 'record.copy', {})
    expect(await restoreRecord(portsOf(desk), asked(desk))).toMatchObject({
      ok: false,
      error: expect.stringMatching(/already running/),
    })
  })

  async function aDeskWithAHub<T>(afterTheCopy?: (desk: TestBackend) => Promise<T>) {
    const hub = await hubForTest()
    const place = () => ({ address: hub.address, code: hub.code })
    const desk = await backendForTest({ hub: place })
    await sayNote(desk, 'before')
    const api = await desk.signIn('dana-reyes')
    await desk.value(api, 'sync.now', {})
    await desk.value(await desk.signIn('ruth-bell'), 'record.copy', {})
    await sayNote(desk, 'after')
    const mark = (await afterTheCopy?.(desk)) as T
    await desk.value(await desk.signIn('dana-reyes'), 'sync.now', {})
    desk.close()
    return { hub, desk, mark }
  }

  it('gets what was sent after the copy from the hub, and goes on in the same chain', async () => {
    const { hub, desk } = await aDeskWithAHub()
    expect(await restoreRecord(portsOf(desk), asked(desk))).toMatchObject({ ok: true, value: { isNew: false } })
    expect(notesIn(databaseFile(desk.folder))).toEqual(['before', 'after'])
    const again = await backendForTest({
      folder: desk.folder,
      clock: desk.clock,
      hub: () => ({ address: hub.address, code: null }),
    })
    await sayNote(again, 'and on')
    const status = await again.value(await again.signIn('dana-reyes'), 'sync.now', {})
    expect(status).toMatchObject({ waiting: 0, needsPerson: 0 })
    const auditor = await again.signIn('ines-faro')
    expect(await again.value(auditor, 'record.verify', {})).toMatchObject({ intact: true, devices: 1 })
  })

  it('restricts again what was restricted after the copy', async () => {
    const { desk, mark } = await aDeskWithAHub(async (made) => {
      const priya = await made.signIn('priya-nair')
      const { patients } = await made.value(priya, 'restricted.find', { text: 'Whitcomb' })
      const { patientId = '', mrn = '' } = patients[0] ?? {}
      const one = { patientId, mrn, isRestricted: true, reason: 'A colleague', staffId: 'marcus-hale' }
      await made.value(priya, 'restricted.put', one)
      return one
    })
    expect(await restoreRecord(portsOf(desk), asked(desk))).toMatchObject({ ok: true, value: { isNew: false } })
    const again = await backendForTest({ folder: desk.folder, clock: desk.clock })
    const { patients } = await again.value(await again.signIn('priya-nair'), 'restricted.list', {})
    expect(patients).toMatchObject([{ patientId: mark.patientId, mrn: mark.mrn, staff: { id: 'marcus-hale' } }])
  })

  it('sets again what the office set after the copy, and says what does not come back and what to do', async () => {
    const { desk } = await aDeskWithAHub(async (made) => {
      const ruth = await made.signIn('ruth-bell', 'admin')
      made.clock.pass(1)
      await made.value(ruth, 'recalls.change', { ndc: null, lot: 'RX26', note: 'Letter', recalled: true })
      const { practice } = await made.value(ruth, 'clinic.get', {})
      const chairs = [...practice.chairs, { id: null, label: 'Window' }]
      await made.value(ruth, 'chairs.put', { chairs: chairs.map(({ id, label }) => ({ id, label })) })
      await made.value(ruth, 'people.idleLock', { minutes: 2 })
      await made.value(ruth, 'formulary.change', anOverride)
      await made.value(ruth, 'people.setPin', { userId: 'marcus-hale', pin: '830274' })
      await made.value(await made.signIn('grace-kim', 'biller'), 'worklist.saveView', { name: 'Mine', view: aView })
    })
    const restored = await restoreRecord(portsOf(desk), asked(desk))
    expect(restored).toMatchObject({
      value: {
        doAgain: [expect.stringMatching(/: Marcus Hale got another PIN; the one of the copy holds. Give a new/)],
      },
    })
    const again = await backendForTest({ folder: desk.folder, clock: desk.clock })
    const ruth = await again.signIn('ruth-bell')
    expect((await again.value(ruth, 'recalls.list', {})).lots).toMatchObject([{ lot: 'RX26' }])
    const { practice, idleLockMinutes } = await again.value(ruth, 'clinic.get', {})
    expect([practice.chairs.at(-1)?.label, idleLockMinutes]).toEqual(['Window', 2])
    const { overrides } = await again.value(ruth, 'formulary.get', {})
    expect(overrides).toMatchObject([{ hcpcs: 'J9312', adminClass: 'therapeutic' }])
    expect((await again.value(await again.signIn('grace-kim'), 'worklist.views', {})).views).toHaveLength(1)
    expect(again.auditEntries().find(({ kind }) => kind === 'audit.recordRestored')).toMatchObject({
      payload: { changed: expect.stringMatching(/Marcus Hale got another PIN/) },
    })
  })

  it('keeps the authorization that came after treatment and its letter, entered after the copy', async () => {
    const { desk, mark } = await aDeskWithAHub(async (made) => {
      const { sessionId } = await aSignedDay(made, await made.signIn('dana-reyes'))
      await made.value(await made.signIn('ruth-bell', 'admin'), 'record.copy', {})
      const biller = await made.signIn('grace-kim', 'biller')
      const { events } = await made.value(biller, 'chart.open', { sessionId })
      const [own] = events.flatMap((event) => (event.kind === 'SessionScheduled' ? event.payload.authorizations : []))
      if (!own) throw new Error('the visit is authorized')
      made.clock.pass(1)
      const authorization = { ...own, number: 'R-7781', status: 'retro' as const }
      await made.value(biller, 'claim.authorize', { sessionId, authorization, isWithdrawn: false })
      const base64 = Buffer.from('%PDF-1.4 letter').toString('base64')
      await made.value(biller, 'claim.attachLetter', { sessionId, authorizationId: own.id, name: 'l.pdf', base64 })
      // The scan goes beside the entries: it has arrived when the round is over.
      await made.value(biller, 'sync.now', {})
      return sessionId
    })
    expect(await restoreRecord(portsOf(desk), asked(desk))).toMatchObject({ ok: true, value: { doAgain: [] } })
    const again = await backendForTest({ folder: desk.folder, clock: desk.clock })
    const biller = await again.signIn('grace-kim')
    const { entries } = await again.value(biller, 'claim.authorizations', { sessionId: mark })
    expect(entries.map(({ authorization, by }) => [authorization.number, by])).toEqual([['R-7781', 'Grace Kim']])
    const { facts } = await again.value(biller, 'worklist.open', { sessionId: mark })
    expect(facts.authorizations?.map(({ authorization }) => authorization.number)).toEqual(['R-7781'])
    const { letters } = await again.value(biller, 'papers.letters', { sessionId: mark })
    expect(letters.map(({ name, authorization }) => [name, authorization.number])).toEqual([['l.pdf', 'R-7781']])
  })

  it('changes nothing while the hub does not answer; alone, the workstation goes on under a new id', async () => {
    const { hub, desk } = await aDeskWithAHub()
    await hub.down()
    const refused = await restoreRecord(portsOf(desk), asked(desk))
    expect(!refused.ok && refused.error).toMatch(/Nothing was changed. Try again when it answers, or say --alone/)
    expect(notesIn(databaseFile(desk.folder))).toEqual(['before', 'after'])
    expect(await restoreRecord(portsOf(desk), asked(desk, { alone: true }))).toMatchObject({ value: { isNew: true } })
    await hub.up()
    const code = await hub.newCode()
    const again = await backendForTest({
      folder: desk.folder,
      clock: desk.clock,
      hub: () => ({ address: hub.address, code }),
    })
    await sayNote(again, 'and on')
    const api = await again.signIn('dana-reyes')
    await again.value(api, 'sync.now', {})
    expect(notesIn(databaseFile(desk.folder)).toSorted()).toEqual(['after', 'and on', 'before'])
    const auditor = await again.signIn('ines-faro')
    expect(await again.value(auditor, 'record.verify', {})).toMatchObject({ intact: true, devices: 2 })
  })
})

it('says how far a check is while it runs', async () => {
  const desk = await backendForTest()
  const admin = await desk.signIn('ruth-bell')
  expect(await desk.value(admin, 'record.working', {})).toEqual({ progress: null })
  const verdict = desk.value(admin, 'record.verify', {})
  expect((await verdict).intact).toBe(true)
})

it('a check that is called off says nothing, changes nothing, and another can begin', async () => {
  const desk = await backendForTest()
  const admin = await desk.signIn('ruth-bell')
  // It waits for the copy, so that it is called off before it can have ended.
  const copy = admin.call('record.copy', {})
  const check = admin.call('record.verify', {})
  await desk.value(admin, 'record.stopVerify', {})
  expect(await check).toMatchObject({ kind: 'refusal', refusal: { code: 'called-off' } })
  expect((await copy).kind).toBe('value')
  expect(desk.auditEntries().filter(({ kind }) => kind === 'audit.recordVerified')).toEqual([])
  expect(await desk.value(admin, 'record.working', {})).toEqual({ progress: null })
  expect(await desk.value(admin, 'record.verify', {})).toMatchObject({ intact: true })
})
