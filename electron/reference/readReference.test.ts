import { describe, expect, it } from 'vitest'
import * as files from '#test/builders/publicFiles.ts'
import { readPublicFile } from '#test/builders/readPublicFile.ts'
import { xlsOf } from '#test/builders/xlsOf.ts'
import { xlsxOf, zipOf } from '#test/builders/zipOf.ts'

const only = async (name: string, content: string | Uint8Array) => {
  const read = await readPublicFile(name, content)
  expect(read.refusal).toBeNull()
  const [table] = read.tables
  if (!table || read.tables.length > 1) throw new Error('expected one table')
  return table
}

const quarter = { validFrom: '2025-10-01', validTo: '2025-12-31' }

describe('payment limits', () => {
  it.each([
    ['as published', files.limitsCsv()],
    ['with two nameless columns', files.limitsCsv({ trailing: 2 })],
    ['with the longer preamble of older quarters', files.limitsCsv({ notices: 7 })],
    ['with the line ends of a copy', files.limitsCsv().replaceAll('\r\n', '\n')],
  ])('%s are read whole', async (_, text) => {
    const table = await only('whatever.bin', text)
    expect(table).toMatchObject({ kind: 'payment-limits', ...quarter, rows: 6, skippedRows: 0 })
    expect(table.kept.find(({ code }) => code === 'J0897')?.body).toMatchObject({ limit: '25.25', coinsurance: '17.5' })
  })

  it('keep N/A as no limit published, never as zero, and a line break inside a cell', async () => {
    const { kept } = await only('a', files.limitsCsv())
    expect(kept.find(({ code }) => code === 'A9606')?.body).toMatchObject({
      limit: null,
      notes: 'Contractor sets the price',
    })
  })

  it('keep no words of the AMA', async () => {
    const { kept } = await only('a', files.limitsCsv())
    expect(kept.find(({ code }) => code === '90675')?.body.description).toBeNull()
    expect(kept.find(({ code }) => code === 'J9035')?.body.description).toBe('Bevacizumab injection')
  })

  it('skip a row that cannot be priced and say why', async () => {
    const rows = [
      'J9035,x,10 MG,0.000,20,,,,,,',
      'J9036,x,10 MG,,20,,,,,,',
      'total,x,,1,,,,,,,',
      'J9037,x,1 MG,1.5,20,,,,,,',
    ]
    const table = await only('a', files.limitsCsv({ rows }))
    expect(table.skipped).toEqual([
      { place: 'row 9', reason: 'J9035: "0.000" is no payment limit' },
      { place: 'row 10', reason: 'J9036: "" is no payment limit' },
      { place: 'row 11', reason: '"total" is no HCPCS code' },
    ])
    expect(table.rows).toBe(1)
  })

  it('come out of an old workbook as out of the CSV, whose three decimals count', async () => {
    const rows = [
      ['Payment Allowance Limits for Medicare Part B Drugs'],
      ['Effective October 1, 2025 through December 31, 2025'],
      files.limitHeader.split(','),
      ['J9035', 'Bevacizumab injection', '10 MG', 70.4999999999999, 20],
      ['J9036', 'Otherumab', '1 MG', 0.5903372283976085, 20],
    ]
    const table = await only('a.csv', xlsOf('Oct_25_ASP', rows))
    expect(table).toMatchObject({ kind: 'payment-limits', ...quarter, rows: 2, skippedRows: 0 })
    expect(table.kept.map(({ code, body }) => [code, body.limit])).toEqual([
      ['J9035', '70.5'],
      ['J9036', '0.59'],
    ])
  })
})

describe('crosswalks', () => {
  it('stay one with a damaged row that begins like a line of the fixed-width codes', async () => {
    const table = await only('a', `${files.crosswalkCsv()}J7888867413689,A device,1 MG,1,1,1,1\r\n`)
    expect(table).toMatchObject({ kind: 'ndc-crosswalk', rows: 5, skippedRows: 3 })
  })

  it.each([
    ['this year’s', {}],
    ['one whose first column is a year behind', { codeColumn: '_2024_CODE' }],
    ['one with the NDC under its new name', { ndcColumn: 'NDC' }],
    ['one with 240 nameless columns', { trailing: 240 }],
  ])('%s: packages with an NDC are taken, the rest is listed', async (_, variant) => {
    const table = await only('a', files.crosswalkCsv(variant))
    expect(table).toMatchObject({ kind: 'ndc-crosswalk', ...quarter, rows: 5, skippedRows: 2 })
    expect(table.skipped.map(({ reason }) => reason)).toEqual([
      'J9029: "GG100" is no NDC of 5-4-2 digits',
      'J7331: "888867413689" is no NDC of 5-4-2 digits',
    ])
  })

  it('count units as items times units, keep fractions, and doubt only what rounding does not explain', async () => {
    const { kept } = await only('a', files.crosswalkCsv())
    expect(kept.map(({ code, other, body }) => [code, other, body.unitsPerPackage, body.doubt])).toEqual([
      ['J9035', '00001000101', '10', null],
      ['J9359', '00002000202', '133.33', null],
      ['J3480', '00003000303', '20', 'yes'],
      ['Q5105', '00004000404', '20', null],
      ['Q5106', '00004000404', '2', null],
    ])
    expect(kept[0]?.body.drug).toBe('Somab™')
    expect(kept[2]?.body.drug).toBe('Salt solution')
  })

  it.each([
    ['AWP', 'awp-crosswalk'],
    ['OPPS', 'opps-crosswalk'],
    ['PrEP', 'prep-crosswalk'],
  ])('of %s are kept apart', async (word, kind) => {
    const title = `October 2025 ${word} NDC - HCPCS Crosswalk`
    expect((await only('a', files.crosswalkCsv({ title }))).kind).toBe(kind)
  })
})

describe('drugs without a code', () => {
  it('have their price by name and their packages by NDC', async () => {
    const pricing = await only('a', files.nocPricingCsv)
    expect(pricing).toMatchObject({ kind: 'noc-pricing', ...quarter, rows: 1 })
    expect(pricing.kept[0]).toMatchObject({ other: 'Newdrug (Elm)', body: { limit: '1002.462' } })
    const packages = await only('a', files.nocCrosswalkCsv)
    expect(packages).toMatchObject({ kind: 'noc-crosswalk', ...quarter, rows: 1 })
    expect(packages.kept[0]).toMatchObject({ other: '00009000909', body: { unitsPerPackage: '200' } })
  })
})

describe('units a day', () => {
  it.each([
    ['Practitioner Services MUE Values', 'mue-practitioner'],
    ['Outpatient Hospital Services MUE Values', 'mue-outpatient-hospital'],
    ['DME Supplier Services MUE Values', 'mue-dme-supplier'],
  ])('%s are read as CSV and as a workbook alike', async (setting, kind) => {
    const csv = await only('MCR_MUE_Eff_04-01-2026.csv', files.mueCsv(setting))
    const sheet = [['A notice'], files.mueHeader(setting), ...files.mueRows]
    const workbook = await only('a.zip', xlsxOf('PractitionerSvcEff-04-01-2026', sheet))
    for (const table of [csv, workbook])
      expect(table).toMatchObject({ kind, validFrom: '2026-04-01', validTo: '2026-06-30', rows: 4, skippedRows: 0 })
    expect(csv.kept.map(({ body }) => body)).toEqual(workbook.kept.map(({ body }) => body))
    expect(csv.kept[2]).toMatchObject({ code: 'J1180', body: { units: '0', mai: '3' } })
  })

  it('have no date when neither sheet nor file names it', async () => {
    expect(await only('a.csv', files.mueCsv())).toMatchObject({
      kind: 'mue-practitioner',
      validFrom: null,
      validTo: null,
    })
  })
})

describe('pairs of codes', () => {
  it('are taken when one of them is of infusion practice, and the others are listed', async () => {
    const table = await only('ccipra-v322r0-f1.txt', files.ptpText)
    expect(table).toMatchObject({ kind: 'ncci-ptp', validFrom: '2026-07-01', rows: 3, skippedRows: 1 })
    expect(table.kept[1]).toMatchObject({
      code: '96413',
      other: '96360',
      body: { effective: '2006-01-01', deleted: null, modifier: '1', before1996: 'yes' },
    })
    expect(table.skipped).toEqual([{ place: 'row 8', reason: 'neither code is of infusion practice' }])
  })
})

describe('HCPCS Level II', () => {
  it('as lines: descriptions are joined, modifiers and last days kept', async () => {
    const table = await only('HCPC2020_ANWEB.txt', files.hcpcsText)
    expect(table).toMatchObject({ kind: 'hcpcs', validFrom: '2020-01-01', rows: 2, skippedRows: 0 })
    expect(table.kept.map(({ code, body }) => [code, body.type, body.long, body.lastDay])).toEqual([
      ['JW', 'modifier', 'Drug amount discarded', null],
      ['J9010', 'code', 'Injection, oldmab, 10 mg', '2015-12-31'],
    ])
  })

  it('as a workbook', async () => {
    const table = await only('a', xlsxOf('HCPC2025_OCT_ANWEB', files.hcpcsCells))
    expect(table).toMatchObject({ kind: 'hcpcs', ...quarter, rows: 2, skippedRows: 0 })
    expect(table.kept.map(({ code, body }) => [code, body.type, body.lastDay])).toEqual([
      ['JZ', 'modifier', null],
      ['J1300', 'code', '2025-03-31'],
    ])
  })
})

describe('Addendum B', () => {
  it('is read in code page 437, money with its dollar sign', async () => {
    const table = await only('July 2025 Web Addendum B.csv', files.addendumCsv)
    expect(table).toMatchObject({ kind: 'opps-addendum-b', validFrom: '2025-07-01', validTo: '2025-09-30', rows: 3 })
    expect(table.kept[0]?.body).toMatchObject({ description: 'Bevacizumab injection', status: 'K', rate: '73.049' })
    expect(table.kept.map(({ body }) => [body.status, body.coinsurance])).toEqual([
      ['K', null],
      ['K', '17.508'],
      ['N', null],
    ])
  })
})

describe('an archive', () => {
  it('gives its tables; twins, papers and unknown files are set aside', async () => {
    const read = await readPublicFile(
      'a.zip',
      zipOf([
        {
          name: 'x/limits.xls',
          content: xlsOf('a', [
            ['Effective October 1, 2025 through December 31, 2025'],
            files.limitHeader.split(','),
            ['J9035', 'x', '1 MG', 1.5, 20],
          ]),
        },
        { name: 'x/limits.csv', content: files.limitsCsv() },
        { name: 'x/crosswalk.csv', content: files.crosswalkCsv() },
        { name: 'x/readme.pdf', content: '%PDF-1.7' },
        { name: 'x/words.txt', content: 'hello\nthere\n' },
      ]),
    )
    expect(read.refusal).toBeNull()
    expect(read.tables.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['payment-limits', 6],
      ['ndc-crosswalk', 5],
    ])
    expect(read.setAside.map(({ file }) => file)).toEqual(['readme.pdf', 'words.txt', 'limits.xls'])
    expect(read.setAside[2]?.reason).toBe('the same table as limits.csv')
  })
})
