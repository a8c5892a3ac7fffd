import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { aClaim, aClaimLine } from '#test/builders/aClaim.ts'
import { chargeColumns } from './chargeColumns.ts'
import { type CsvSite, csvSiteProblems, usualCsvSite } from './csvSite.ts'
import { writeChargesCsv } from './writeCsv.ts'

describe('the charge file', () => {
  const read = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: '\r\n' })

  it('is read back by a CSV parser we did not write, one row a claim line', () => {
    const rows = read(writeChargesCsv([aClaim()]))
    expect(rows).toHaveLength(3)
    expect(rows[2]).toMatchObject({
      line_id: '261120AA001L03',
      procedure: 'J9312',
      mod1: 'JW',
      units: '8',
      charge: '960.50',
      dx1: 'Z51.12',
      dx2: 'C91.10',
      dx_pointers: '2',
      ndc: '50242005121',
      ndc_qty: '8.75',
      ndc_unit: 'ML',
      prior_auth: 'PA7788991',
      dos_from: '11/20/2026',
      dob: '03/14/1952',
    })
    expect(Object.keys(rows[0] ?? {})).toEqual([...chargeColumns])
  })

  it('disarms cells that a spreadsheet would run, and keeps commas and quotes', () => {
    const patient = { ...aClaim().patient, last: '=SUM(A1)', first: 'Ann "Annie", Jr' }
    const [row] = read(writeChargesCsv([aClaim({ patient })]))
    expect(row?.patient_last).toBe("'=SUM(A1)")
    expect(row?.patient_first).toBe('ANN "ANNIE", JR')
  })

  it('takes a version back under its old ids before it charges the next one', () => {
    const newer = aClaim({ version: 2, lines: [aClaimLine('261120AA001L101', { units: 2 })] })
    const rows = read(writeChargesCsv([newer], { previous: () => aClaim() }))
    expect(rows.map(({ line_id, revision, action }) => [line_id, revision, action])).toEqual([
      ['261120AA001L01', '1', 'void'],
      ['261120AA001L02', '1', 'void'],
      ['261120AA001L03', '1', 'void'],
      ['261120AA001L101', '2', 'new'],
    ])
  })
})

describe('a site', () => {
  const site: CsvSite = {
    columns: [
      { column: 'line_id', header: 'Line, id' },
      { column: 'ndc', header: 'NDC' },
      { column: 'dob', header: 'Born' },
    ],
    dates: 'YYYY-MM-DD',
    header: true,
    byteOrderMark: true,
    keepsZeros: true,
  }
  const line = aClaimLine('L1', { ndc: { ndc: '00641037625', quantity: '1', unit: 'ML' } })

  it('names, orders and dates its columns, and keeps zeros where people open the file', () => {
    const text = writeChargesCsv([aClaim({ lines: [line] })], { site })
    expect(text).toBe('\uFEFF"Line, id",NDC,Born\r\nL1,"=""00641037625""",1952-03-14\r\n')
    const bare = { ...site, header: false, byteOrderMark: false, keepsZeros: false, dates: 'YYYYMMDD' } as const
    expect(writeChargesCsv([aClaim({ lines: [line] })], { site: bare })).toBe('L1,00641037625,19520314\r\n')
  })

  it('needs both ids, code, units and charge, under names of their own', () => {
    expect(csvSiteProblems(usualCsvSite)).toEqual([])
    expect(csvSiteProblems(site)).toEqual(
      ['encounter_id', 'procedure', 'units', 'charge'].map((column) => `The column ${column} is missing.`),
    )
    const twice = { ...usualCsvSite, columns: [...usualCsvSite.columns, { column: 'note', header: 'note' } as const] }
    expect(csvSiteProblems(twice)).toEqual(['Two columns are called note.'])
  })
})
