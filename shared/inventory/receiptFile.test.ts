import { describe, expect, it } from 'vitest'
import { aReceipt } from '#test/builders/aReceipt.ts'
import type { KeptReceipt, Receipt } from './receipt.ts'
import { type ReceiptFile, readReceiptFile, receiptColumns, writeReceiptFile } from './receiptFile.ts'

const today = '2026-03-02'
const header = receiptColumns.join(',')
const good = '2026-02-20,Harbor Wholesale,7781,,00399901201,TX77,2027-12-31,4,1,1250.00,0.00,0.00,own'
const file = (...lines: readonly string[]) => `${[header, ...lines].join('\n')}\n`

const read = (text: string, kept: readonly KeptReceipt[] = []): ReceiptFile => {
  const taken = readReceiptFile(text, kept, today)
  if (!taken.ok) throw new Error(taken.error)
  return taken.value
}
const refusal = (text: string, kept: readonly KeptReceipt[] = []): string => {
  const taken = readReceiptFile(text, kept, today)
  if (taken.ok) throw new Error('it was taken')
  return taken.error
}
const factsOf = ({ id: _id, struck: _struck, ...facts }: KeptReceipt): Receipt => facts

describe('a supplier’s file', () => {
  it('is read line by line, an NDC with its hyphens, money exactly, absent tax and freight as none', () => {
    const other = '2026-02-21,"Bay Drug, Inc.",B-9,GPO 12,00399-9012-01,RX26,2027-06-30,2,10,"1,250.5",,12,340b'
    const { fresh } = read(file(good, other))
    expect(fresh[0]).toEqual(factsOf(aReceipt()))
    expect(fresh[1]).toMatchObject({
      ...{ supplier: 'Bay Drug, Inc.', contract: 'GPO 12', ndc: '00399901201', containersPerPackage: 10 },
      ...{ packageCents: 125_050, taxCents: 0, freightCents: 1_200, pool: '340b' },
    })
  })

  it('is written as it is read; without receipts it is the template', () => {
    const receipts = [aReceipt({ contract: '=GPO', taxCents: 7 }), aReceipt({ lot: 'RX26', pool: '340b' })].map(factsOf)
    expect(read(writeReceiptFile(receipts)).fresh).toEqual(receipts)
    expect(writeReceiptFile([])).toBe(`${header}\n`)
  })

  it('brings nothing when it comes again, and leaves struck what was struck and corrected', () => {
    expect(read(file(good), [aReceipt()])).toEqual({ fresh: [], here: 1, struck: 0 })
    const corrected = [aReceipt({ struck: true }), aReceipt({ id: 'receipt-2', packages: 5 })]
    expect(read(file(good), corrected)).toEqual({ fresh: [], here: 0, struck: 1 })
  })

  it.each<[string, string, string]>([
    [
      'a column of another name',
      file(good).replace('package_price', 'price'),
      'line 1, column "price": no column of the template has that name',
    ],
    ['a column that is missing', 'received_on\n2026-02-20\n', 'line 1, column supplier: it is missing'],
    ['no line', file(), 'line 2: the file has no line'],
    ['a line that is too short', file(good, '2026-02-20,Harbor'), 'line 3: 2 cells where the header has 13'],
    [
      'a price with three places',
      file(good.replace('1250.00', '1250.001')),
      'line 2, column package_price: "1250.001". Enter dollars with at most two places',
    ],
    [
      'a price of nothing',
      file(good.replace('1250.00', '0')),
      'line 2, column package_price: "0". Drug that came free',
    ],
    ['a lot that is empty', file(good.replace('TX77', '')), 'line 2, column lot: it is empty. Enter the lot'],
    ['half a package', file(good.replace(',4,1,', ',0.5,1,')), 'line 2, column packages: "0.5". Enter a whole number'],
    [
      'an NDC of ten digits',
      file(good.replace('00399901201', '399901201')),
      'line 2, column ndc: "399901201". An NDC has eleven digits.',
    ],
    [
      'a day of another form',
      file(good.replace('2026-02-20', '2/20/2026')),
      'line 2, column received_on: "2/20/2026". Enter a day',
    ],
    ['stock of nobody', file(good.replace(/own$/, 'free')), 'line 2, column stock: "free". Write own for'],
    [
      'one lot of one invoice on two lines',
      file(good, good.replace(',4,', ',5,')),
      'line 3, column lot: Invoice 7781 has lot TX77 on line 2 already.',
    ],
    ['the same line twice', file(good, good), 'line 3, column lot: Invoice 7781 has lot TX77 on line 2 already.'],
  ])('with %s is refused whole', (_what, text, sentence) => {
    expect(refusal(text)).toContain(sentence)
  })

  it('is refused where its invoice stands here with other facts, and says what to strike', () => {
    expect(refusal(file(good), [aReceipt({ packages: 1 })])).toBe(
      'line 2, column lot: Invoice 7781 of Harbor Wholesale is here already with 1 package of lot TX77. If that line is wrong, strike it first.',
    )
  })

  it('has at most 2000 lines', () => {
    const many = Array.from({ length: 2_001 }, (_, at) => good.replace('7781', String(at)))
    expect(refusal(file(...many))).toBe('line 2002: more than 2000 lines')
    expect(read(file(...many.slice(1))).fresh).toHaveLength(2_000)
  }, 30_000)
})
