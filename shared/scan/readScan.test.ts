import { describe, expect, it } from 'vitest'
import { checkDigitOf } from './checkDigit.ts'
import { readScan } from './readScan.ts'
import type { Scan, ScanFacts, ScanOf } from './scan.ts'

const gs = '\u001d'
/** A 5-3-2 product of an invented labeler. */
const ten = '9990120101'
const ndc = '99901020101'
const gtinOf = (body: string): string => `${body}${checkDigitOf(body)}`
const gtin = gtinOf(`003${ten}`)

const facts: ScanFacts = {
  today: '2026-03-02',
  products: [{ ndc, gtin }, { ndc: '99901020201' }],
  mrns: ['LS-104417', '10442210'],
  chairs: ['3', 'Bay B'],
}

const read = (typed: string, changes: Partial<ScanFacts> = {}): Scan => {
  const answer = readScan(typed, { ...facts, ...changes })
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}
const product = (typed: string, changes: Partial<ScanFacts> = {}): ScanOf<'product'> => {
  const scan = read(typed, changes)
  if (scan.kind !== 'product') throw new Error(`read as ${scan.kind}`)
  return scan
}
const why = (typed: string, changes: Partial<ScanFacts> = {}) => {
  const answer = readScan(typed, { ...facts, ...changes })
  return answer.ok ? answer.value : answer.error.code
}

describe('the 2D code of a vial', () => {
  const fields = { lot: 'TX2604A', expires: '2027-12-31', serial: '1K7Z' }

  it.each([
    ['with the separator', `01${gtin}1727123110TX2604A${gs}211K7Z`],
    ['with its symbology in front', `]d201${gtin}1727123110TX2604A${gs}211K7Z`],
    ['with a separator in front', `${gs}01${gtin}1727123110TX2604A${gs}211K7Z${gs}`],
    ['with the separator written out', `01${gtin}1727123110TX2604A<GS>211K7Z`],
    ['with identifiers in parentheses', `(01)${gtin}(17)271231(10)TX2604A(21)1K7Z`],
    ['with spaces between', `(01) ${gtin} (17) 271231 (10) TX2604A (21) 1K7Z`],
    ['in another order', `21${fields.serial}${gs}10TX2604A${gs}01${gtin}17271231`],
  ])('reads %s', (_form, typed) => {
    expect(product(typed)).toEqual({
      kind: 'product',
      gtin,
      ndc: { kind: 'known', ndc },
      readings: [fields],
      uncertain: [],
    })
  })

  it('passes over fields it does not need', () => {
    const typed = `01${gtin}1125010115261231310300125030${'12'}${gs}2401X${gs}7141234567${gs}10AB${gs}17271231`
    expect(product(typed).readings).toEqual([{ lot: 'AB', expires: '2027-12-31', serial: null }])
  })

  it('is known by the number of another packaging level too, through the ten digits', () => {
    expect(product(`01${gtinOf(`503${ten}`)}10A`).ndc).toEqual({ kind: 'known', ndc })
  })
})

describe('a scanner that drops the separators', () => {
  it('is certain where only one reading comes out right', () => {
    // With the expiry in it the serial would be 21 characters long, one more than a serial may be.
    const typed = `01${gtin}21SERIALABCDEFG17271231${'10TX26'}`
    expect(product(typed)).toMatchObject({ uncertain: [], readings: [{ serial: 'SERIALABCDEFG', lot: 'TX26' }] })
  })

  it('says which fields are uncertain where a lot may end in two places', () => {
    const scan = product(`01${gtin}1727123110AB21XY`)
    expect(scan.uncertain).toEqual(['lot', 'serial'])
    expect(scan.readings).toEqual(
      expect.arrayContaining([
        { lot: 'AB21XY', expires: '2027-12-31', serial: null },
        { lot: 'AB', expires: '2027-12-31', serial: 'XY' },
      ]),
    )
    expect(scan.readings).toHaveLength(2)
  })

  it('the separator takes the doubt away', () => {
    expect(product(`01${gtin}1727123110AB21XY${gs}`).uncertain).toEqual([])
  })

  it('takes no reading with a day that does not exist', () => {
    expect(product(`01${gtin}10AB17271399`).readings).toEqual([{ lot: 'AB17271399', expires: null, serial: null }])
  })
})

describe('the product number in a GTIN', () => {
  it('ten digits fit three layouts: several known products ask, none is unknown', () => {
    const forms = ['09990120101', '99901020101', '99901201001']
    const of = (...known: readonly string[]) => product(ten, { products: known.map((one) => ({ ndc: one })) }).ndc
    for (const form of forms) expect(of(form)).toEqual({ kind: 'known', ndc: form })
    expect(of(forms[0] ?? '', forms[2] ?? '')).toEqual({ kind: 'several', ndcs: [forms[0], forms[2]] })
    expect(of('11111111111')).toEqual({ kind: 'unknown', candidates: forms })
  })

  it('another country’s number is known only as a whole', () => {
    const foreign = gtinOf('0061414100734')
    expect(product(`01${foreign}10A`).ndc).toEqual({ kind: 'foreign' })
    expect(product(`01${foreign}10A`, { products: [{ ndc, gtin: foreign }] }).ndc).toEqual({ kind: 'known', ndc })
  })
})

describe('linear codes', () => {
  it.each([
    ['UPC-A', gtin.slice(2)],
    ['EAN-13', gtin.slice(1)],
    ['GTIN-14', gtin],
    ['UPC-A as a scanner marks it', `]E0${gtin.slice(1)}`],
    ['ten digits', ten],
    ['eleven digits', ndc],
    ['hyphens 5-3-2', '99901-201-01'],
    ['hyphens 5-4-2', '99901-0201-01'],
  ])('%s', (_form, typed) => {
    expect(product(typed)).toMatchObject({ ndc: { kind: 'known', ndc }, readings: [{ lot: null, expires: null }] })
  })

  it('hyphens say where the zero goes: 4-4-2 and 5-4-1', () => {
    expect(product('1234-5678-90').ndc).toEqual({ kind: 'unknown', candidates: ['01234567890'] })
    expect(product('12345-6789-0').ndc).toEqual({ kind: 'unknown', candidates: ['12345678900'] })
  })
})

describe('labels of the practice', () => {
  it('patient, chair and badge say what they are', () => {
    expect(read('PATIENT:LS-104417')).toEqual({ kind: 'patient', mrn: 'LS-104417' })
    expect(read('patient: ls-104417')).toEqual({ kind: 'patient', mrn: 'LS-104417' })
    expect(read('PATIENT:X-9')).toEqual({ kind: 'patient', mrn: 'X-9' })
    expect(read('CHAIR:bay b')).toEqual({ kind: 'chair', chair: 'Bay B' })
    expect(read('BADGE:RN-1001')).toEqual({ kind: 'badge', badge: 'RN-1001' })
  })

  it('a wristband with the record number alone is the patient of the day', () => {
    expect(read('LS-104417')).toEqual({ kind: 'patient', mrn: 'LS-104417' })
    expect(read('10442210')).toEqual({ kind: 'patient', mrn: '10442210' })
    expect(why('LS-999999')).toBe('unknown-code')
  })

  it('a record number that is also a product number on the shelf is neither', () => {
    expect(why(ndc, { mrns: [ndc] })).toBe('two-meanings')
    expect(read('12345678901', { mrns: ['12345678901'] })).toEqual({ kind: 'patient', mrn: '12345678901' })
  })

  it('a badge number without a mark is one only where a badge is asked for', () => {
    expect(read('RN-1001', { expects: 'badge' })).toEqual({ kind: 'badge', badge: 'RN-1001' })
    expect(read('0041882712', { expects: 'badge' })).toEqual({ kind: 'badge', badge: '0041882712' })
    expect(why('RN-1001')).toBe('unknown-code')
    expect(read('LS-104417', { expects: 'badge' })).toEqual({ kind: 'patient', mrn: 'LS-104417' })
  })
})

describe('what means nothing says why', () => {
  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    [']d2', 'empty'],
    ['x'.repeat(401), 'too-long'],
    ['caf\u00e9', 'strange-character'],
    ['hello', 'unknown-code'],
    ['+A123BJC5D6E71', 'other-standard'],
    ['PATIENT:', 'label-empty'],
    ['123456', 'digit-count'],
    ['123456789-01', 'hyphens-wrong'],
    [`${gtin.slice(2, 13)}${(Number(gtin.at(-1)) + 1) % 10}`, 'check-digit'],
    [`01${gtin.slice(0, 13)}${(Number(gtin.at(-1)) + 1) % 10}`, 'check-digit'],
    [gtinOf('061414100734'), 'not-a-drug-number'],
    [`01${gtin}99`, 'field-empty'],
    [`01${gtin}0412`, 'field-unknown'],
    [`01${gtin}1727`, 'field-cut-off'],
    [`01${gtin}10${gs}17271231`, 'field-empty'],
    [`01${gtin}10${'A'.repeat(21)}`, 'field-too-long'],
    [`01${gtin}30AB`, 'field-not-digits'],
    [`01${gtin}10A#B`, 'field-character'],
    [`01${gtin}10A${gs}10B`, 'field-twice'],
    [`01${gtin}17271301`, 'date-impossible'],
    [`(17)271231(10)A`, 'product-missing'],
    [`(99999)1`, 'unknown-code'],
  ])('%j: %s', (typed, code) => {
    expect(why(typed)).toBe(code)
  })
})
