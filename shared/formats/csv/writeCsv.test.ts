import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { aClaim } from '#test/builders/aClaim.ts'
import { chargeColumns, writeChargesCsv } from './writeCsv.ts'

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
})
