import { describe, expect, it } from 'vitest'
import { backendForTest, demoPins } from '#test/builders/backendForTest.ts'
import { crosswalkCsv, limitsCsv, mueCsv } from '#test/builders/publicFiles.ts'
import { readSent, sendPieces, sendPublicFile } from '#test/builders/sendPublicFile.ts'
import { zipOf } from '#test/builders/zipOf.ts'

const aDesk = async () => {
  const desk = await backendForTest()
  return { desk, admin: await desk.signIn('ruth-bell') }
}

describe('bringing in a public file', () => {
  it('keeps it as an issue, says what it was, and leaves an audit entry', async () => {
    const { desk, admin } = await aDesk()
    const parts = [
      { name: 'limits.csv', content: limitsCsv() },
      { name: 'crosswalk.csv', content: crosswalkCsv() },
      { name: 'guide.pdf', content: '%PDF' },
    ]
    expect(await sendPublicFile(admin, 'October 2025.zip', zipOf(parts))).toMatchObject({
      state: 'imported',
      file: 'October 2025.zip',
      tables: [
        { kind: 'payment-limits', rows: 6, skippedRows: 0, changes: { added: 6, removed: 0, changed: 0 } },
        { kind: 'ndc-crosswalk', rows: 5, skippedRows: 2 },
      ],
      setAside: [{ file: 'guide.pdf', reason: 'it is not a table' }],
    })
    const { issues } = await desk.value(admin, 'reference.list', {})
    expect(issues.map(({ kind, rows, importedBy }) => [kind, rows, importedBy])).toEqual([
      ['ndc-crosswalk', 5, 'Ruth Bell'],
      ['payment-limits', 6, 'Ruth Bell'],
    ])
    const { skipped } = await desk.value(admin, 'reference.issue', { issueId: issues[0]?.id ?? 0 })
    expect(skipped).toHaveLength(2)
    expect(desk.auditEntries()).toMatchObject([
      { kind: 'audit.signedIn' },
      {
        kind: 'audit.referenceImported',
        userId: 'ruth-bell',
        payload: { file: 'October 2025.zip', kinds: 'payment-limits, ndc-crosswalk' },
      },
    ])
  })

  it('of the same bytes once more writes nothing', async () => {
    const { desk, admin } = await aDesk()
    await sendPublicFile(admin, 'a.csv', limitsCsv())
    const before = desk.hashRows()
    expect(await sendPublicFile(admin, 'b.csv', limitsCsv())).toMatchObject({ tables: [{ issueId: null }] })
    expect(desk.hashRows()).toBe(before)
  })

  it('that is damaged says at which row, and leaves the record as it was but for its audit entry', async () => {
    const { desk, admin } = await aDesk()
    await sendPublicFile(admin, 'a.csv', limitsCsv())
    const before = desk.hashRows()
    expect(await sendPublicFile(admin, 'b.csv', `${limitsCsv()}J9036,"x`)).toMatchObject({
      state: 'refused',
      row: 15,
      cause: expect.stringContaining('never closed'),
      needsDate: false,
    })
    expect(desk.hashRows()).toBe(before)
    expect(desk.auditEntries().at(-1)).toMatchObject({ kind: 'audit.referenceRefused', payload: { file: 'b.csv' } })
  })

  it('without a date of its own waits for its first day, which is then named once', async () => {
    const { desk, admin } = await aDesk()
    const uploadId = await sendPieces(admin, 'mue.csv', mueCsv())
    expect(await readSent(admin, uploadId)).toMatchObject({ state: 'refused', needsDate: true })
    expect(await readSent(admin, uploadId, '2026-04-01')).toMatchObject({
      state: 'imported',
      tables: [{ kind: 'mue-practitioner', validFrom: '2026-04-01', rows: 4 }],
    })
    expect(await admin.call('reference.import', { uploadId })).toMatchObject({ refusal: { code: 'upload-unknown' } })
    expect(desk.faults).toEqual([])
  })
})

describe('an upload', () => {
  const begin = { name: 'a.csv', size: 10 }
  const piece = Buffer.from('12345').toString('base64')

  it('makes the next one wait, until it is cancelled or its page has been gone for two minutes', async () => {
    const { desk, admin } = await aDesk()
    const first = await desk.value(admin, 'reference.beginUpload', begin)
    const busy = { refusal: { code: 'upload-busy', facts: { by: 'Ruth Bell', file: 'a.csv' } } }
    expect(await admin.call('reference.beginUpload', begin)).toMatchObject(busy)
    await desk.value(admin, 'reference.cancel', first)
    expect(await desk.value(admin, 'reference.status', {})).toEqual({ state: 'cancelled', file: 'a.csv' })
    await desk.value(admin, 'reference.beginUpload', begin)
    expect(await admin.call('reference.beginUpload', begin)).toMatchObject(busy)
    desk.clock.pass(3)
    expect((await admin.call('reference.beginUpload', begin)).kind).toBe('value')
  })

  it('takes its pieces in order and no more than it said', async () => {
    const { desk, admin } = await aDesk()
    const { uploadId } = await desk.value(admin, 'reference.beginUpload', begin)
    const send = (place: number) => admin.call('reference.addPiece', { uploadId, place, base64: piece })
    const outOfPlace = (received: string) => ({ refusal: { code: 'piece-out-of-place', facts: { received } } })
    expect(await send(5)).toMatchObject(outOfPlace('0'))
    expect(await send(0)).toMatchObject({ value: { received: 5 } })
    expect(await send(0)).toMatchObject(outOfPlace('5'))
    expect(await admin.call('reference.import', { uploadId })).toMatchObject(outOfPlace('5'))
    expect(await send(5)).toMatchObject({ value: { received: 10 } })
    expect(await send(10)).toMatchObject(outOfPlace('10'))
  })

  it('that is cancelled while it is read keeps nothing', async () => {
    const { desk, admin } = await aDesk()
    const before = desk.hashRows()
    const many = Array.from({ length: 60_000 }, (_, n) => `J${String(n % 10_000).padStart(4, '0')},x,1 MG,1.5,20,,,,,,`)
    const uploadId = await sendPieces(admin, 'a.csv', limitsCsv({ rows: many }))
    const read = readSent(admin, uploadId)
    await desk.value(admin, 'reference.cancel', { uploadId })
    expect(await read).toEqual({ state: 'cancelled', file: 'a.csv' })
    expect(desk.hashRows()).toBe(before)
    expect((await admin.call('reference.beginUpload', begin)).kind).toBe('value')
  })

  it('larger than any public file is turned away before its first piece', async () => {
    const { admin } = await aDesk()
    expect(await admin.call('reference.beginUpload', { name: 'a', size: 2 ** 40 })).toMatchObject({
      refusal: { code: 'upload-too-large', facts: { most: '512' } },
    })
  })
})

const calls = {
  'reference.list': {},
  'reference.issue': { issueId: 1 },
  'reference.status': {},
  'reference.beginUpload': { name: 'a.csv', size: 4 },
  'reference.addPiece': { uploadId: 'none', place: 0, base64: 'QUFB' },
  'reference.import': { uploadId: 'none' },
  'reference.cancel': { uploadId: 'none' },
} as const

const looking = ['reference.list', 'reference.issue', 'reference.status']
const mayLook = ['ruth-bell', 'tom-archer']

describe('who may', () => {
  it.each(Object.keys(demoPins))(
    '%s: looking and bringing in are the administrator’s, the manager may look',
    async (person) => {
      const desk = await backendForTest()
      const before = desk.hashRows()
      await desk.signIn(person)
      for (const [method, input] of Object.entries(calls)) {
        const reply = await desk.transport(person).request({ method, input })
        const isAllowed = person === 'ruth-bell' || (mayLook.includes(person) && looking.includes(method))
        const code = reply.kind === 'fault' ? reply.fault.code : reply.kind
        expect([method, code === 'not-allowed']).toEqual([method, !isAllowed])
      }
      expect(desk.hashRows()).toBe(before)
    },
  )

  it('nobody may without being signed in', async () => {
    const desk = await backendForTest()
    for (const [method, input] of Object.entries(calls))
      expect(await desk.transport('stranger').request({ method, input })).toMatchObject({
        fault: { code: 'not-signed-in' },
      })
  })
})

describe('a request of a wrong form', () => {
  it.each([
    ['reference.beginUpload', { name: '', size: 1 }, /^name /],
    ['reference.beginUpload', { name: 'a', size: -1 }, /^size /],
    ['reference.addPiece', { uploadId: 'u', place: 0, base64: '%%%' }, /^base64 /],
    ['reference.addPiece', { uploadId: 'u', place: 0, base64: 'A'.repeat(600_000) }, /^base64 /],
    ['reference.import', { uploadId: 'u', validFrom: 'today' }, /^validFrom /],
    ['reference.import', { uploadId: 'u', validFrom: '2026-13-45' }, /^validFrom /],
    ['reference.issue', { issueId: 'one' }, /^issueId /],
  ])('%s %o names the field', async (method, input, message) => {
    const { desk } = await aDesk()
    expect(await desk.transport('ruth-bell').request({ method, input })).toMatchObject({
      fault: { code: 'bad-input', message: expect.stringMatching(message) },
    })
  })

  it('an issue that is not there is a clear no', async () => {
    const { admin } = await aDesk()
    expect(await admin.call('reference.issue', { issueId: 77 })).toMatchObject({ refusal: { code: 'issue-unknown' } })
  })
})
