import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { HubClient } from '#electron/sync/hubClient.ts'
import { testKey } from '#test/builders/aRecord.ts'
import { brDayAt } from '#test/builders/chartBrDay.ts'
import { aDeskAt, soon, syncs } from '#test/builders/syncingDesk.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import { databaseFile } from './backend.ts'
import { connect } from './db/connect.ts'

const pdf = Buffer.concat([Buffer.from('%PDF-1.4 charted by hand '), Buffer.alloc(400_000, 7)])
const sha256 = createHash('sha256').update(pdf).digest('hex')

type Bend = (real: HubClient) => HubClient

/** Two workstations of one hub; a sheet was attached at the first. */
async function twoDesks(bends: { readonly first?: Bend; readonly second?: Bend } = {}) {
  const hub = await hubForTest()
  const first = await aDeskAt(hub, bends.first ? { bend: bends.first } : {})
  const second = await aDeskAt(hub, { clock: first.desk.clock, ...(bends.second ? { bend: bends.second } : {}) })
  const { sessionId } = await brDayAt(first.desk, first.nurse)
  const attach = () =>
    first.desk.value(first.nurse, 'papers.attach', {
      commandId: first.desk.newId(),
      sessionId,
      name: 'sheet.pdf',
      base64: pdf.toString('base64'),
    })
  const meet = async (): Promise<void> => {
    for (const { desk, nurse } of [first, second]) await syncs(desk, nurse)
  }
  const entryIsThere = () =>
    vi.waitFor(async () => {
      await meet()
      const { events } = await second.desk.value(second.nurse, 'chart.open', { sessionId })
      expect(events.some(({ kind }) => kind === 'PaperAttached')).toBe(true)
    }, soon)
  const opens = () => second.nurse.call('papers.open', { sessionId, sha256 })
  return { hub, first, second, sessionId, attach, meet, entryIsThere, opens }
}

const never: Bend = (real) => ({
  call: async (method, input, options) =>
    method === 'scans.put'
      ? { ok: false, error: { kind: 'no-answer', words: 'The hub cannot be reached.', retryAfterSeconds: null } }
      : real.call(method, input, options),
})

describe('a scan of a paper sheet', { timeout: 60_000 }, () => {
  it('goes to the hub, lies there once and sealed, and opens at another workstation byte for byte', async () => {
    const { hub, first, second, sessionId, attach, entryIsThere, opens } = await twoDesks()
    await attach()
    await entryIsThere()
    const opened = await vi.waitFor(async () => {
      const answer = await opens()
      if (answer.kind !== 'value') throw new Error(JSON.stringify(answer))
      return answer.value
    }, soon)
    expect(Buffer.from(opened.base64, 'base64').equals(pdf)).toBe(true)
    expect(await syncs(first.desk, first.nurse)).toMatchObject({ waiting: 0, needsPerson: 0 })
    const kept = await hub.store.look(
      (function* () {
        return (yield { text: 'select sha256, sealed, bytes from scan', values: [] }) as readonly {
          readonly sealed: string
        }[]
      })(),
    )
    expect(kept).toMatchObject([{ sha256, bytes: pdf.length }])
    expect(kept[0]?.sealed).not.toContain(pdf.toString('base64').slice(0, 60))
    // Fetched once: it lies here now, and opens without the hub.
    await hub.down()
    expect((await opens()).kind).toBe('value')
    const auditor = await second.desk.signIn('ines-faro', 'auditor')
    expect((await second.desk.value(auditor, 'record.verify', {})).intact).toBe(true)
    expect(sessionId).not.toBe('')
  })

  it('that was not sent yet is said to be on its workstation; entries do not wait for it', async () => {
    const { first, attach, entryIsThere, opens } = await twoDesks({ first: never })
    await attach()
    await entryIsThere()
    expect(await opens()).toMatchObject({ refusal: { code: 'scan-elsewhere', facts: { desk: 'Chair side 1' } } })
    expect((await syncs(first.desk, first.nurse)).waiting).toBe(1)
  })

  it('that the hub will not take holds up none behind it, and still waits', async () => {
    const refusesFirst: Bend = (real) => ({
      call: async (method, input, options) =>
        method === 'scans.put' && (input as { readonly sha256: string }).sha256 === sha256
          ? { ok: false, error: { kind: 'rejected', words: 'Too large for the hub.' } }
          : real.call(method, input, options),
    })
    const { first, second, sessionId, attach, entryIsThere } = await twoDesks({ first: refusesFirst })
    await attach()
    const other = Buffer.from('%PDF-1.4 the second sheet')
    first.desk.clock.pass(1)
    await first.desk.value(first.nurse, 'papers.attach', {
      commandId: first.desk.newId(),
      sessionId,
      name: 'second.pdf',
      base64: other.toString('base64'),
    })
    await entryIsThere()
    const otherSha = createHash('sha256').update(other).digest('hex')
    await vi.waitFor(async () => {
      for (const { desk, nurse } of [first, second]) await syncs(desk, nurse)
      expect((await second.nurse.call('papers.open', { sessionId, sha256: otherSha })).kind).toBe('value')
    }, soon)
    expect((await syncs(first.desk, first.nurse)).waiting).toBe(1)
  })

  it('cannot be fetched while the hub does not answer, and is not taken when it is another file', async () => {
    let other = false
    const bend: Bend = (real) => ({
      async call(method, input, options) {
        const answer = await real.call(method, input, options)
        if (method !== 'scans.get' || !answer.ok || !other) return answer
        return { ok: true, value: { base64: Buffer.from('%PDF-1.4 another').toString('base64') } as never }
      },
    })
    const { hub, second, attach, entryIsThere, opens, meet } = await twoDesks({ second: bend })
    await attach()
    await entryIsThere()
    await meet()
    other = true
    expect(await opens()).toMatchObject({ refusal: { code: 'scan-altered' } })
    const db = connect(databaseFile(second.desk.folder), testKey, { readonly: true })
    expect(db.prepare('select count(*) as count from paper_scans').get()).toEqual({ count: 0 })
    db.close()
    await hub.down()
    expect(await opens()).toMatchObject({ refusal: { code: 'scan-not-reached', facts: { desk: 'Chair side 1' } } })
  })

  it('of a restricted chart is given for a reason alone', async () => {
    const { first, second, attach, entryIsThere, meet, opens } = await twoDesks()
    await attach()
    await entryIsThere()
    const priya = await first.desk.signIn('priya-nair', 'charge')
    const { patients } = await first.desk.value(priya, 'restricted.find', { text: 'Whitcomb' })
    const { patientId = '', mrn = '' } = patients[0] ?? {}
    const mark = { patientId, mrn, isRestricted: true, reason: 'A colleague', staffId: null }
    await first.desk.value(priya, 'restricted.put', mark)
    await vi.waitFor(async () => {
      await meet()
      expect(await opens()).toMatchObject({ refusal: { code: 'chart-restricted' } })
    }, soon)
    const db = connect(databaseFile(second.desk.folder), testKey, { readonly: true })
    expect(db.prepare('select count(*) as count from paper_scans').get()).toEqual({ count: 0 })
    db.close()
  })

  /** Another file under the hash, at the first desk. */
  function alter(folder: string): void {
    const db = connect(databaseFile(folder), testKey)
    db.prepare('update paper_scans set content = ? where sha256 = ?').run(Buffer.from('%PDF-1.4 another'), sha256)
    db.close()
  }

  it('that is another file now goes nowhere, counts as with nobody, and stands before a person with its visit', async () => {
    let isHeld = true
    const held: Bend = (real) => ({
      call: (method, input, options) => (isHeld ? never(real) : real).call(method, input, options),
    })
    const { first, attach, entryIsThere, opens } = await twoDesks({ first: held })
    await attach()
    await entryIsThere()
    alter(first.desk.folder)
    isHeld = false
    await vi.waitFor(async () => expect((await syncs(first.desk, first.nurse)).needsPerson).toBe(1), soon)
    const { waiting, problems } = await syncs(first.desk, first.nurse)
    expect([waiting, problems]).toMatchObject([0, [{ words: expect.stringMatching(/Attach the paper sheet/) }]])
    const { rows } = await first.desk.value(first.nurse, 'sync.monitor', {})
    expect(rows.filter(({ kind }) => kind === 'scan')).toMatchObject([
      { state: 'needs_person', about: expect.any(String) },
    ])
    expect(await opens()).toMatchObject({ refusal: { code: 'scan-elsewhere' } })
  })

  it('that was altered after it was sent comes back from the hub, and the audit says so', async () => {
    const { first, sessionId, attach, entryIsThere } = await twoDesks()
    await attach()
    await entryIsThere()
    await vi.waitFor(async () => expect((await syncs(first.desk, first.nurse)).waiting).toBe(0), soon)
    alter(first.desk.folder)
    const opened = await first.desk.value(first.nurse, 'papers.open', { sessionId, sha256 })
    expect(Buffer.from(opened.base64, 'base64').equals(pdf)).toBe(true)
    const auditor = await first.desk.signIn('ines-faro', 'auditor')
    expect((await first.desk.value(auditor, 'record.verify', {})).intact).toBe(true)
    expect(first.desk.auditEntries().filter(({ kind }) => kind === 'audit.scanMended')).toHaveLength(1)
  })
})
