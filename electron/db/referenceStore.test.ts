import { describe, expect, it } from 'vitest'
import { importReference } from '#electron/reference/importReference.ts'
import { sourceOfBytes } from '#electron/reference/source.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import { crosswalkCsv, limitRows, limitsCsv, mueCsv, ptpText } from '#test/builders/publicFiles.ts'
import { queryPlan, slowStep } from '#test/builders/queryPlan.ts'
import { createReferenceStore } from './referenceStore.ts'

const at = instantAt(Date.UTC(2025, 8, 20, 14), 'America/Chicago')

function aStore() {
  const db = aRecord()
  const store = createReferenceStore(db.writable, db.transaction)
  const bring = (name: string, text: string, validFrom?: string) =>
    importReference(store, sourceOfBytes(name, Buffer.from(text, 'latin1')), {
      at,
      ...(validFrom === undefined ? {} : { validFrom }),
    })
  const count = (): unknown => db.writable.prepare('select count(*) as many from reference_rows').get()
  return { db, store, bring, count }
}

const period = (text: string): string => `Effective ${text}`
const third = limitsCsv({
  period: period('July 1, 2025 through September 30, 2025'),
  rows: ['J9035,x,10 MG,65.000,20,,,,,,'],
})
const restated = limitsCsv({ rows: limitRows.map((row) => row.replace('70.500', '61.250')).slice(0, 5) })

describe('prices of a day', () => {
  it('come from the quarter of the day, and say from which issue', async () => {
    const { store, bring } = aStore()
    await bring('third.csv', third)
    await bring('fourth.csv', limitsCsv())
    const limitOn = (day: string) =>
      store.byCode('payment-limits', 'J9035', day).map(({ body, issue }) => [body.limit, issue.file])
    expect(limitOn('2025-09-30')).toEqual([['65', 'third.csv']])
    expect(limitOn('2025-10-01')).toEqual([['70.5', 'fourth.csv']])
    expect([limitOn('2025-06-30'), limitOn('2026-01-01')]).toEqual([[], []])
  })

  it('come from the restatement once it is here; the first issue stays', async () => {
    const { store, bring } = aStore()
    await bring('first.csv', limitsCsv())
    const again = await bring('restated.csv', restated)
    if (!again.ok) throw new Error(again.error.cause)
    expect(
      again.value.tables[0]?.changes.map(({ code, before, after }) => [code, before?.limit, after?.limit]),
    ).toEqual([
      ['J9035', '70.5', '61.25'],
      ['J7030', '2.46', undefined],
    ])
    expect(store.issues().map(({ file, changes }) => [file, changes])).toEqual([
      ['restated.csv', { added: 0, removed: 1, changed: 1 }],
      ['first.csv', { added: 6, removed: 0, changed: 0 }],
    ])
    expect(store.byCode('payment-limits', 'J9035', '2025-11-01')[0]?.body.limit).toBe('61.25')
    expect(store.byCode('payment-limits', 'J7030', '2025-11-01')).toEqual([])
  })
})

describe('packages', () => {
  it('are found by NDC with every code they carry', async () => {
    const { store, bring } = aStore()
    await bring('crosswalk.csv', crosswalkCsv())
    expect(store.byOther('ndc-crosswalk', '00004000404', '2025-12-31').map(({ code }) => code)).toEqual([
      'Q5105',
      'Q5106',
    ])
    expect(store.byOther('ndc-crosswalk', '', '2025-12-31')).toEqual([])
  })
})

describe('an import', () => {
  it('of the same bytes twice is one issue', async () => {
    const { store, bring } = aStore()
    await bring('a.csv', limitsCsv())
    expect(await bring('b.csv', limitsCsv())).toMatchObject({ ok: true, value: { tables: [{ issueId: null }] } })
    expect(store.issues()).toHaveLength(1)
  })

  it('that is refused leaves nothing, however far it came', async () => {
    const { store, bring, count } = aStore()
    const many = Array.from(
      { length: 30_000 },
      (_, row) => `J${String(row % 10_000).padStart(4, '0')},x,1 MG,1.5,20,,,,,,`,
    )
    const cut = limitsCsv({ rows: many }).slice(0, -12)
    expect(await bring('a.csv', cut)).toMatchObject({
      ok: false,
      error: { row: 30_008, cause: 'the file ends in the middle of this row' },
    })
    expect([store.issues(), count()]).toEqual([[], { many: 0 }])
  })

  it('that was interrupted counts for nothing and is removed', async () => {
    const { store, count } = aStore()
    const writer = store.begin({
      kind: 'payment-limits',
      validFrom: '2025-10-01',
      validTo: null,
      file: 'a',
      sha256: 'h',
      importedAt: at,
    })
    writer?.add([{ code: 'J9035', other: '', body: { limit: '1' } }])
    expect(store.byCode('payment-limits', 'J9035', '2025-10-02')).toEqual([])
    expect([store.removeUnfinished(), store.removeUnfinished(), count()]).toEqual([1, 0, { many: 0 }])
  })

  it('of a table without a date asks for its first day', async () => {
    const { store, bring, count } = aStore()
    expect(await bring('mue.csv', mueCsv())).toMatchObject({
      ok: false,
      error: { cause: expect.stringContaining('does not say from when') },
    })
    expect(count()).toEqual({ many: 0 })
    await bring('mue.csv', mueCsv(), '2026-04-01')
    expect(store.byCode('mue-practitioner', 'J9035', '2026-05-01')[0]?.body.units).toBe('150')
  })

  it('stays as it was imported', async () => {
    const { db, bring } = aStore()
    await bring('a.csv', limitsCsv())
    expect(() => db.writable.exec('update reference_issues set valid_to = null')).toThrow('never changed')
    expect(() => db.writable.exec('delete from reference_issues')).toThrow('never deleted')
  })
})

describe('code pairs, which come in several files', () => {
  it('are held against the file that spans the same codes, and looked up there', async () => {
    const { store, bring } = aStore()
    const head = ptpText.split('\r\n').slice(0, 6).join('\r\n')
    const part = (...codes: readonly string[]): string =>
      `${head}\r\n${codes.map((code) => `${code}\t96360\t\t20060101\t*\t1\tx\r\n`).join('')}`
    await bring('v320r0-f1.txt', part('36591', '96372'))
    await bring('v320r0-f2.txt', part('96413', '99213'))
    await bring('v321r0-f2.txt', part('96413', '96415'))
    expect(store.issues().map(({ file, changes }) => [file, changes])).toEqual([
      ['v321r0-f2.txt', { added: 1, removed: 1, changed: 0 }],
      ['v320r0-f2.txt', { added: 2, removed: 0, changed: 0 }],
      ['v320r0-f1.txt', { added: 2, removed: 0, changed: 0 }],
    ])
    const [newest] = store.issues()
    expect(newest && store.before(newest)?.file).toBe('v320r0-f2.txt')
    expect(store.byCode('ncci-ptp', '36591', '2026-02-01').map(({ issue }) => issue.file)).toEqual(['v320r0-f1.txt'])
    expect(store.byCode('ncci-ptp', '99213', '2026-02-01').map(({ issue }) => issue.file)).toEqual(['v320r0-f2.txt'])
  })
})

describe('looking up', () => {
  it('reads by index alone', () => {
    const { db } = aStore()
    const day = `select * from reference_issues where is_complete = 1 and kind = ? and valid_from <= ?
      and (valid_to is null or valid_to >= ?) and first_code <= ? and last_code >= ? order by valid_from desc, id desc limit 1`
    for (const sql of [
      day,
      'select * from reference_rows where issue_id = ? and code = ? order by other, nth',
      `select * from reference_rows where issue_id = ? and other = ? and other <> '' order by code, nth`,
    ])
      expect(queryPlan(db.writable, sql)).not.toMatch(slowStep)
  })
})
