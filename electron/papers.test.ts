import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseFile } from '#electron/backend.ts'
import { connect } from '#electron/db/connect.ts'
import { testKey } from '#test/builders/aRecord.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { pdfText } from '#test/builders/pdfText.ts'

const pdf = Buffer.from('%PDF-1.4 a sheet that was charted on by hand')
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

async function aVisit() {
  const desk = await backendForTest()
  const dana = await desk.signIn('dana-reyes')
  const brDay = await brDayAt(desk, dana)
  const { sessionId } = brDay
  const attach = (content: Buffer, name = 'sheet.pdf', commandId = desk.newId()) =>
    dana.call('papers.attach', { commandId, sessionId, name, base64: content.toString('base64') })
  const papers = async () => {
    const { events } = await desk.value(dana, 'chart.open', { sessionId })
    return events.flatMap((event) => (event.kind === 'PaperAttached' ? [event.payload] : []))
  }
  const shaOf = async (place: number): Promise<string> => (await papers())[place]?.sha256 ?? ''
  return { desk, dana, brDay, sessionId, attach, papers, shaOf }
}

/** Exchanges one byte of a scan in the record's file, as no program would. */
function alterScan({ folder }: TestBackend, sha256: string): void {
  const db = connect(databaseFile(folder), testKey)
  db.prepare("update paper_scans set content = cast('%PDF-1.5' as blob) where sha256 = ?").run(sha256)
  db.close()
}

describe('scans of paper sheets', () => {
  it('are kept by what they are and not by their name, and come back byte for byte', async () => {
    const { desk, dana, sessionId, attach, papers } = await aVisit()
    for (const content of [pdf, png, jpeg]) expect((await attach(content, 'photo.pdf')).kind).toBe('value')
    expect((await papers()).map(({ type, bytes }) => [type, bytes])).toEqual([
      ['pdf', pdf.length],
      ['png', png.length],
      ['jpeg', jpeg.length],
    ])
    for (const [place, { sha256 }] of (await papers()).entries()) {
      const opened = await desk.value(dana, 'papers.open', { sessionId, sha256 })
      expect(Buffer.from(opened.base64, 'base64')).toEqual([pdf, png, jpeg][place])
    }
    expect((await desk.value(await desk.signIn('ruth-bell'), 'record.verify', {})).intact).toBe(true)
  })

  it('that are something else, empty or too large are refused and not kept', async () => {
    const { desk, attach } = await aVisit()
    const before = desk.hashRows()
    expect(await attach(Buffer.from('<html>%PDF-</html>'))).toMatchObject({ refusal: { code: 'scan-unknown-kind' } })
    expect(await attach(Buffer.alloc(0))).toMatchObject({ refusal: { code: 'scan-empty' } })
    const large = Buffer.concat([pdf, Buffer.alloc(660_000)])
    expect(await attach(large)).toMatchObject({ refusal: { code: 'scan-too-large' } })
    expect(desk.hashRows()).toBe(before)
  })

  it('twice is once: the same file again is refused, the same tap again answered', async () => {
    const { desk, attach, papers } = await aVisit()
    const commandId = desk.newId()
    const first = await attach(pdf, 'sheet.pdf', commandId)
    expect(await attach(pdf, 'sheet.pdf', commandId)).toEqual(first)
    expect(await attach(pdf)).toMatchObject({ refusal: { code: 'scan-attached' } })
    expect(await papers()).toHaveLength(1)
  })

  it('cannot be entered without the file, and the file of a refused entry is not kept', async () => {
    const { desk, brDay, attach } = await aVisit()
    const command = { kind: 'attachPaper', sha256: 'a'.repeat(64), name: 'sheet.pdf', type: 'pdf', bytes: 9 } as const
    expect(await brDay.tryTap('08:20', command)).toMatchObject({ refusal: { code: 'scan-not-here' } })
    await brDay.tap('08:21', 'cancel', { reason: 'labs' })
    const before = desk.hashRows()
    expect((await attach(pdf)).kind).toBe('refusal')
    expect(desk.hashRows()).toBe(before)
  })

  it('are a payer’s letter too: attached by the office alone, each kept behind the one before', async () => {
    const { desk, dana, brDay, sessionId } = await aVisit()
    const priya = await desk.signIn('priya-nair', 'charge')
    const { events } = await desk.value(dana, 'chart.open', { sessionId })
    const [scheduled] = events.flatMap((event) => (event.kind === 'SessionScheduled' ? [event.payload] : []))
    const [authorization] = scheduled?.authorizations ?? []
    if (!authorization) throw new Error('the visit has no authorization')
    const letter = (content: Buffer, authorizationId = authorization.id, by = priya) =>
      by.call('papers.attachLetter', {
        ...{ commandId: desk.newId(), sessionId, name: 'letter.pdf', authorizationId },
        base64: content.toString('base64'),
      })
    expect(await letter(pdf, authorization.id, dana)).toMatchObject({ fault: { code: 'not-allowed' } })
    expect(await letter(pdf, 'another')).toMatchObject({ refusal: { code: 'authorization-unknown' } })
    const large = Buffer.concat([pdf, Buffer.alloc(660_000)])
    expect(await letter(large)).toMatchObject({ refusal: { code: 'scan-too-large' } })
    expect((await letter(pdf)).kind).toBe('value')
    expect((await letter(png)).kind).toBe('value')
    const after = await desk.value(dana, 'chart.open', { sessionId })
    const letters = after.events.flatMap((event) => (event.kind === 'PaperAttached' ? [event.payload] : []))
    expect(letters.map(({ type, authorizationId }) => [type, authorizationId])).toEqual([
      ['pdf', authorization.id],
      ['png', authorization.id],
    ])
    const opened = await desk.value(dana, 'papers.open', { sessionId, sha256: letters[0]?.sha256 ?? '' })
    expect(Buffer.from(opened.base64, 'base64')).toEqual(pdf)
    const bare = {
      kind: 'attachLetter',
      ...letters[0],
      sha256: 'a'.repeat(64),
      authorizationId: authorization.id,
    } as const
    expect((await brDay.tryTap('08:20', bare as never)).kind).not.toBe('value')
  })

  it('stay where another visit rests on them, though a second entry of the same file is refused', async () => {
    const { desk, dana, sessionId, attach, shaOf } = await aVisit()
    await attach(pdf)
    const base64 = pdf.toString('base64')
    const unknown = { commandId: desk.newId(), sessionId: desk.newId(), name: 'sheet.pdf', base64 }
    expect((await dana.call('papers.attach', unknown)).kind).toBe('refusal')
    expect((await dana.call('papers.open', { sessionId, sha256: await shaOf(0) })).kind).toBe('value')
  })

  it('one that was altered is named by the check, and not handed out', async () => {
    const { desk, dana, sessionId, attach, shaOf } = await aVisit()
    await attach(pdf)
    const sha256 = await shaOf(0)
    alterScan(desk, sha256)
    const { bad } = await desk.value(await desk.signIn('ruth-bell'), 'record.verify', {})
    expect(bad).toMatchObject({ flaw: 'scan-altered', eventId: sha256 })
    expect(await dana.call('papers.open', { sessionId, sha256 })).toMatchObject({ refusal: { code: 'scan-altered' } })
  })

  it('another visit’s is not handed out, and one that lies elsewhere is said to', async () => {
    const { desk, dana, sessionId, attach, shaOf } = await aVisit()
    await attach(pdf)
    const sha256 = await shaOf(0)
    const { sessions } = await desk.value(dana, 'day.list', { day: '2026-03-02' })
    const other = sessions.find((row) => row.sessionId !== sessionId)?.sessionId ?? ''
    const unknown = { refusal: { code: 'scan-unknown' } }
    expect(await dana.call('papers.open', { sessionId: other, sha256 })).toMatchObject(unknown)
    const { document } = await desk.value(dana, 'session.document', { sessionId })
    const elsewhere = await backendForTest()
    const marcus = await elsewhere.signIn('marcus-hale')
    await elsewhere.value(await elsewhere.signIn('grace-kim'), 'session.import', { document })
    const there = await marcus.call('papers.open', { sessionId, sha256 })
    expect(there).toMatchObject({ refusal: { code: 'scan-elsewhere' } })
  })

  it('stand in the packet of the signed version by name and whole hash, and it stays the same byte for byte', async () => {
    const { desk, dana, brDay, sessionId, attach, shaOf } = await aVisit()
    await attach(pdf)
    await beginBrDay(brDay)
    await finishBrDay(brDay)
    expect((await brDay.sign('15:05')).kind).toBe('value')
    const packet = () => desk.value(dana, 'packet.make', { sessionId })
    const { base64 } = await packet()
    const printed = await pdfText(base64)
    expect(printed).toContain('sheet.pdf')
    // The printer may break a hash across lines.
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    expect(await shaOf(0)).toBe(sha256)
    expect(printed.replaceAll(' ', '')).toContain(`SHA-256${sha256}`)
    expect((await packet()).base64).toBe(base64)
  })
})
