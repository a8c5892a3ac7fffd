import { array, assert, constantFrom, date, option, property, record, string, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFormularyFile } from './importFile.ts'
import { type FormularyOverride, overriddenOn, overrideFlaw, writeOverrides } from './overrides.ts'
import { adminClasses, drugColumns } from './parseCatalogue.ts'
import { plainCell, writeCsv } from './writeCsv.ts'

const known = { hcpcs: new Set(['J9312', 'J9305', 'Q5119']), payerIds: new Set(['medicare', 'harbor']) }

const aRow: Readonly<Record<string, string>> = {
  hcpcs: 'J9312',
  generic_name: 'rituximab',
  brand_names: 'Rituxan',
  billing_unit_amount: '10',
  billing_unit: 'mg',
  admin_class: 'antineoplastic',
  usual_routes: 'iv_infusion',
  container_type: 'single_dose',
  vial_sizes: '100 mg|500 mg',
  biosimilar_of_hcpcs: '',
  self_admin_note: '',
  source: 'the label',
  confidence: 'high',
}
const list = (...rows: readonly Readonly<Record<string, string>>[]) => writeCsv(drugColumns, rows)
const refusal = (text: string): string => {
  const read = readFormularyFile(text, known)
  if (read.ok) throw new Error('it was taken')
  return read.error
}

const anOverride: FormularyOverride = {
  hcpcs: 'J9312',
  payerId: null,
  adminClass: 'therapeutic',
  containerType: null,
  from: '2026-01-01',
  to: null,
  source: 'Policy 7',
}

describe('a drug list from a file', () => {
  it('is taken with a drug that has neither class nor billing unit: it may be given, and coding asks', () => {
    const read = readFormularyFile(list({ ...aRow, admin_class: '', billing_unit_amount: '', billing_unit: '' }), known)
    expect(read).toMatchObject({ ok: true, value: { kind: 'drugs', drugs: [{ adminClass: null, billingUnit: null }] } })
  })

  it.each<[string, string, string]>([
    [
      'a class nobody knows',
      list(aRow, { ...aRow, hcpcs: 'J9305', admin_class: 'chemo' }),
      'line 3, column admin_class: "chemo" is not one of',
    ],
    ['half a billing unit', list({ ...aRow, billing_unit: '' }), 'line 2, column billing_unit: "" is not a unit'],
    [
      'a size without its unit',
      list({ ...aRow, vial_sizes: '100' }),
      'line 2, column vial_sizes: "100" is not a list of sizes',
    ],
    ['a code that stands twice', list(aRow, aRow), 'line 3, column hcpcs: J9312 stands twice'],
    [
      'a reference product that is not there',
      list({ ...aRow, biosimilar_of_hcpcs: 'J0001' }),
      'line 2, column biosimilar_of_hcpcs: J0001 is not in the list',
    ],
    ['no rows', list(), 'line 2: the list has no row'],
    [
      'a column too many',
      list(aRow).replace('confidence', 'confidence,price').replace('high', 'high,1'),
      'line 1, column "price": no column of the formulary has that name',
    ],
    ['a column missing', 'hcpcs,generic_name\nJ9312,rituximab\n', 'line 1, column brand_names: it is missing'],
    [
      'a column twice',
      list(aRow).replace('source', 'hcpcs').replace('the label', 'J9312'),
      'line 1, column source: it is missing',
    ],
    ['a row cut short', `${list(aRow)}J9305,pemetrexed\n`, 'line 3: 2 cells where the header has 13'],
    ['an open quotation mark', list(aRow).replace('the label', '"the label'), 'the quotation marks do not match'],
    ['nothing at all', '', 'line 1: the header row is missing'],
  ])('with %s is refused by line, column and cause', (_, text, cause) => expect(refusal(text)).toContain(cause))

  it('is given out as it came in, formulas made text', () => {
    const text = list({ ...aRow, source: '=HYPERLINK("x")', self_admin_note: "'-1" })
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(readFormularyFile(text, known)).toMatchObject({ ok: true, value: { text } })
  })

  it('keeps every cell on the way out and in again', () => {
    const cell = string({ unit: constantFrom(...'=+-@\'"\r\n,|a 0é\t') }).map((text) => text.trim())
    assert(
      property(array(record({ source: cell, self_admin_note: cell }), { minLength: 1, maxLength: 4 }), (rows) => {
        const all = rows.map((row, index) => ({ ...aRow, ...row, hcpcs: `J900${index}` }))
        const read = readFormularyFile(list(...all), known)
        expect(
          read.ok && read.value.kind === 'drugs' && read.value.drugs.map((drug) => [drug.source, drug.selfAdminNote]),
        ).toEqual(rows.map((row) => [row.source, row.self_admin_note]))
      }),
    )
  })

  it('never writes a cell that a spreadsheet runs', () => {
    assert(
      property(string({ unit: constantFrom(..."=+-@'a\t") }), (text) => {
        const [, written = ''] = writeCsv(['cell'], [{ cell: text }]).split('\n')
        expect(written).not.toMatch(/^[=+\-@\t\r]/)
        expect(plainCell(written)).toBe(text)
      }),
    )
  })
})

describe('the practice’s own rows', () => {
  const day = date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((value) =>
    value.toISOString().slice(0, 10),
  )
  const anyOverride = record({
    hcpcs: constantFrom(...known.hcpcs),
    payerId: option(constantFrom(...known.payerIds)),
    adminClass: constantFrom(...adminClasses),
    containerType: option(constantFrom('single_dose' as const, 'multi_dose' as const)),
    from: day,
    to: option(day),
    source: string({ maxLength: 40 }).map((text) => text.trim()),
  })

  it('come back from their file as they went into it', () => {
    const rows = uniqueArray(anyOverride, { maxLength: 6, selector: ({ hcpcs, payerId }) => `${hcpcs} ${payerId}` })
    assert(
      property(rows, (all) => {
        const overrides = all.filter((row) => overrideFlaw([], row) === null)
        expect(readFormularyFile(writeOverrides(overrides), known)).toEqual({
          ok: true,
          value: { kind: 'overrides', overrides },
        })
      }),
    )
  })

  it.each<[string, Partial<FormularyOverride>, string]>([
    ['an unknown code', { hcpcs: 'J0001' }, 'line 3, column hcpcs: "J0001" is not a code of the drug list'],
    ['an unknown payer', { payerId: 'nobody' }, 'line 3, column payer_id: "nobody" is not a payer of this practice'],
    ['nothing said', { adminClass: null }, 'line 3, column practice_class: neither class nor container is given'],
    ['dates turned round', { to: '2025-12-31' }, 'line 3, column valid_to: it lies before valid_from'],
    [
      'the days of another row',
      { from: '2026-06-01' },
      'line 3, column valid_from: another row of this code and payer',
    ],
    ['no day', { from: 'today' }, 'line 3, column valid_from: "today" is not a date such as 2026-03-02'],
  ])('with %s are refused by line, column and cause', (_, facts, cause) =>
    expect(refusal(writeOverrides([anOverride, { ...anOverride, ...facts }]))).toContain(cause),
  )

  it('hold from their first day to their last, the payer’s own before the practice’s', () => {
    const own = {
      ...anOverride,
      payerId: 'medicare',
      adminClass: 'hydration',
      from: '2026-03-01',
      to: '2026-03-31',
    } as const
    const general = { ...anOverride, containerType: 'multi_dose' } as const
    const on = (day: string, payerId: string | null) => overriddenOn([own, general], { hcpcs: 'J9312', payerId, day })
    expect(on('2026-03-01', 'medicare')).toEqual({ adminClass: 'hydration', containerType: 'multi_dose' })
    expect(on('2026-03-31', 'medicare').adminClass).toBe('hydration')
    expect(on('2026-04-01', 'medicare').adminClass).toBe('therapeutic')
    expect(on('2026-03-15', 'harbor').adminClass).toBe('therapeutic')
    expect(on('2025-12-31', null)).toEqual({ adminClass: null, containerType: null })
  })
})
