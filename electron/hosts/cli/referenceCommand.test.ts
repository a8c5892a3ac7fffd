import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createReferenceStore } from '#electron/db/referenceStore.ts'
import { importReference } from '#electron/reference/importReference.ts'
import { sourceOfBytes } from '#electron/reference/source.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { aFolder, aRecord, testKey } from '#test/builders/aRecord.ts'
import { crosswalkCsv, limitRows, limitsCsv } from '#test/builders/publicFiles.ts'
import { zipOf } from '#test/builders/zipOf.ts'
import { keyFileOf } from '../dataFolder.ts'
import { referenceCommand } from './referenceCommand.ts'

function aFile(content: string | Buffer, name = 'file.csv') {
  const path = join(aFolder(), name)
  writeFileSync(path, typeof content === 'string' ? Buffer.from(content, 'latin1') : content)
  return path
}

const answerOf = async (path: string, folder = aFolder()): Promise<unknown> => {
  const outcome = await referenceCommand(path, folder)
  if (!outcome.ok) throw new Error(outcome.error.line)
  return JSON.parse(outcome.value)
}

describe('reference FILE', () => {
  it('prints what the file is, its days, its rows and what was skipped', async () => {
    expect(await answerOf(aFile(crosswalkCsv()))).toEqual({
      kind: 'ndc-crosswalk',
      validFrom: '2025-10-01',
      validTo: '2025-12-31',
      rows: 5,
      skipped: [
        { place: 'row 8', reason: 'J9029: "GG100" is no NDC of 5-4-2 digits' },
        { place: 'row 9', reason: 'J7331: "888867413689" is no NDC of 5-4-2 digits' },
      ],
      changes: { added: 5, removed: 0, changed: 0 },
    })
  })

  it('counts against the issue in the local store, and changes nothing there', async () => {
    const folder = aFolder()
    const record = aRecord(join(folder, 'chairside.db'))
    writeFileSync(keyFileOf(folder), `${testKey}\n`, { mode: 0o600 })
    const store = createReferenceStore(record.writable, record.transaction)
    const at = instantAt(Date.UTC(2025, 8, 20), 'America/Chicago')
    await importReference(store, sourceOfBytes('first.csv', Buffer.from(limitsCsv(), 'latin1')), { at })
    record.close()
    const rows = [...limitRows.slice(1), 'J9999,x,1 MG,1.000,20,,,,,,'].map((row) => row.replace('25.250', '24.250'))
    const changes = { changes: { added: 1, removed: 1, changed: 1 } }
    expect(await answerOf(aFile(limitsCsv({ rows })), folder)).toMatchObject(changes)
    expect(await answerOf(aFile(limitsCsv({ rows })), folder)).toMatchObject(changes)
  })

  it('prints every table of an archive and names what it set aside', async () => {
    const parts = [
      { name: 'limits.csv', content: limitsCsv() },
      { name: 'crosswalk.csv', content: crosswalkCsv() },
      { name: 'readme.pdf', content: '%PDF' },
    ]
    expect(await answerOf(aFile(zipOf(parts), 'file.zip'))).toMatchObject({
      kind: 'payment-limits',
      rows: 6,
      skipped: [{ place: 'readme.pdf', reason: 'it is not a table' }],
      others: [{ kind: 'ndc-crosswalk', rows: 5 }],
    })
  })

  it.each([
    ['text that is no table', 'hello\n', /file\.csv: row 1: no table of a kind known here; it begins with "hello"$/],
    ['an empty file', '', /file\.csv: it is empty$/],
    [
      'a header that lacks a column',
      limitsCsv({ header: 'HCPCS Code,HCPCS Code Dosage' }),
      /: row 8: the column payment limit is missing/,
    ],
    ['a table cut in a row', limitsCsv().slice(0, -20), /: row 14: the file ends in the middle of this row$/],
  ])('refuses %s with the row it stopped at, in one line', async (_, content, line) => {
    const outcome = await referenceCommand(aFile(content), aFolder())
    expect(outcome).toMatchObject({ ok: false, error: { exitCode: 2 } })
    expect(outcome.ok ? '' : outcome.error.line).toMatch(line)
  })

  it('says when there is no such file', async () => {
    const outcome = await referenceCommand(join(aFolder(), 'gone.csv'), aFolder())
    expect(outcome).toMatchObject({
      ok: false,
      error: { exitCode: 2, line: expect.stringContaining('there is no such file') },
    })
  })
})
