import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigitOf } from './checkDigit.ts'
import { elevenDigitForms } from './ndc.ts'
import { readScan } from './readScan.ts'
import { type Scan, type ScanFacts, scanRefusals } from './scan.ts'

const today = '2026-03-02'
const gs = '\u001d'
const facts: ScanFacts = { today, products: [], mrns: [], chairs: [] }

const cset82 = [...'!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz']
const text = (characters: readonly string[]) =>
  fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 20 }).map((some) => some.join(''))
const plainText = text([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-'])

const ten = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 }).map((some) => some.join(''))
const day = fc.record({ month: fc.integer({ min: 1, max: 12 }), year: fc.integer({ min: 1977, max: 2076 }) })

interface Label {
  readonly ten: string
  readonly lot: string
  readonly serial: string
  readonly month: number
  readonly year: number
}
const labels = (value: fc.Arbitrary<string>): fc.Arbitrary<Label> =>
  fc.tuple(ten, value, value, day).map(([digits, lot, serial, date]) => ({ ten: digits, lot, serial, ...date }))

const gtinOf = (digits: string): string => `003${digits}${checkDigitOf(`003${digits}`)}`
/** Day 00: the label says the month alone. */
const yymm00 = ({ month, year }: Label): string => `${String(year).slice(2)}${String(month).padStart(2, '0')}00`
const lastDay = ({ month, year }: Label): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)

const printed = (label: Label, between: string): string =>
  `01${gtinOf(label.ten)}17${yymm00(label)}10${label.lot}${between}21${label.serial}`
const named = (label: Label): string =>
  `(01)${gtinOf(label.ten)}(17)${yymm00(label)}(10)${label.lot}(21)${label.serial}`

const certain = (label: Label) => ({
  ok: true,
  value: {
    kind: 'product',
    gtin: gtinOf(label.ten),
    ndc: { kind: 'unknown', candidates: [...new Set(elevenDigitForms(label.ten))] },
    readings: [{ lot: label.lot, expires: lastDay(label), serial: label.serial }],
    uncertain: [],
  },
})

describe('whatever a label says, it is read back', () => {
  it('with the separator sent, from every allowed character', () => {
    fc.assert(
      fc.property(labels(text(cset82)), (label) => {
        // A separator as some scanners write it out would be taken for one.
        fc.pre(!/<GS>/.test(label.lot + label.serial))
        expect(readScan(printed(label, gs), facts)).toEqual(certain(label))
      }),
    )
  })

  it('with the identifiers in parentheses', () => {
    fc.assert(
      fc.property(labels(plainText), (label) => {
        expect(readScan(named(label), facts)).toEqual(certain(label))
      }),
    )
  })

  it('with the separator dropped: what is printed is among the readings, and a single one is the printed one', () => {
    fc.assert(
      fc.property(labels(text(cset82)), (label) => {
        fc.pre(!/<GS>/.test(label.lot + label.serial))
        const read = readScan(printed(label, ''), facts)
        if (!read.ok || read.value.kind !== 'product') throw new Error(JSON.stringify(read))
        const meant = { lot: label.lot, expires: lastDay(label), serial: label.serial }
        expect(read.value.readings).toContainEqual(meant)
        if (read.value.uncertain.length === 0) expect(read.value.readings).toEqual([meant])
      }),
    )
  })

  it('and its eleven digits come from the drug list, wherever the hyphens are', () => {
    fc.assert(
      fc.property(labels(plainText), fc.integer({ min: 0, max: 2 }), (label, layout) => {
        const ndc = elevenDigitForms(label.ten)[layout] ?? ''
        const read = readScan(printed(label, gs), { ...facts, products: [{ ndc }, { ndc: '99999999999' }] })
        expect(read.ok && read.value.kind === 'product' && read.value.ndc).toEqual({ kind: 'known', ndc })
      }),
    )
  })
})

/** Whatever comes in, the answer is a meaning or one of the reasons. */
const expectAnswer = (typed: string, changes: Partial<ScanFacts> = {}): void => {
  const read = readScan(typed, { ...facts, ...changes })
  if (!read.ok) expect(scanRefusals).toContain(read.error.code)
  else expect(['product', 'patient', 'chair', 'badge'] satisfies Scan['kind'][]).toContain(read.value.kind)
}

describe('nothing a scanner can type breaks the desk', () => {
  it('garbage', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => expectAnswer(typed)))
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (typed) => expectAnswer(typed, { expects: 'badge' })))
  })

  it('garbage that looks like fields', () => {
    const pieces = fc.constantFrom(
      '01',
      '10',
      '17',
      '21',
      '30',
      '37',
      '(01)',
      '(10)',
      gs,
      ']d2',
      '271231',
      '00399901',
      'A',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (some) => {
        expectAnswer(some.join(''))
        expectAnswer(`01${gtinOf('9990120101')}${some.join('')}`)
      }),
    )
  })

  it('every cut through a label has a reason, but the cuts that leave whole fields and a shorter last one', () => {
    fc.assert(
      fc.property(labels(plainText), (label) => {
        const whole = printed(label, gs)
        const serialAt = whole.length - label.serial.length
        const lotAt = whole.indexOf(gs) - label.lot.length
        for (let length = 0; length < whole.length; length += 1) {
          const read = readScan(whole.slice(0, length), facts)
          // A variable field cut short looks whole: such a scan never gets here, because its Enter is missing too.
          const endsInField = (length > lotAt && length < serialAt - 2) || length > serialAt
          const endsBetween = length === lotAt - 2 || length === lotAt - 10 || length === serialAt - 2
          if (!endsInField && !endsBetween && length > 16) expect(read.ok).toBe(false)
          else expectAnswer(whole.slice(0, length))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('one wrong digit in the product number is never read as a product with lot and expiry', () => {
    fc.assert(
      fc.property(
        labels(plainText),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 1, max: 9 }),
        (label, place, more) => {
          const gtin = gtinOf(label.ten)
          const wrong = `${gtin.slice(0, place)}${(Number(gtin[place]) + more) % 10}${gtin.slice(place + 1)}`
          const typed = printed(label, gs).replace(gtin, wrong)
          expect(readScan(typed, facts)).toMatchObject({ ok: false, error: { code: 'check-digit' } })
        },
      ),
    )
  })
})
