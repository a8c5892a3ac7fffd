import { describe, expect, it } from 'vitest'
import { checkDigitOf } from '#shared/scan/checkDigit.ts'
import { readScan } from '#shared/scan/readScan.ts'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { type LabelFacts, readLabel } from './readLabel.ts'

const gs = '\u001d'
const ndc = '99901020101'
const gtin = `0039990102010${checkDigitOf('0039990102010')}`
const row = { ndc, gtin, size: { amount: '500', unit: 'mg' }, type: 'single_dose', lot: 'LS201A' } as const
const plan = { ...aPlannedLine({ id: 'rituximab' }), name: 'Rituximab', stocked: [{ ...row, expires: '2027-06-30' }] }
const { chart } = aSession({ lines: [plan] })
const { mrn } = chart.scheduled.patient
const facts: LabelFacts = { chart, line: { plan }, today: '2026-03-02', recalled: [] }

function read(code: string, changes: Partial<LabelFacts> = {}) {
  const known = { today: facts.today, products: [{ ndc, gtin }], mrns: [mrn, 'MRN-OTHER'], chairs: [] }
  const scan = readScan(code, known)
  if (!scan.ok) throw new Error(JSON.stringify(scan))
  return readLabel(scan.value, { ...facts, ...changes })
}
const code = (rest: string): string => `01${gtin}${rest}`

describe('what is scanned when a drug is received at the chair', () => {
  it('is the right drug, with lot and last good day of its label', () => {
    expect(read(code(`1727063010NEW7${gs}21S1`))).toEqual({
      kind: 'product',
      title: 'Right product',
      label: { ndc, lot: 'NEW7', expires: '2027-06-30' },
    })
  })

  it('that has expired stops and says what to do; on its last day it is still good', () => {
    expect(read(code('1726030110A'))).toEqual({
      kind: 'stop',
      title: 'Lot A has expired',
      next: 'It was good until 1 Mar 2026. Send it back to the mixing room and ask for another one.',
    })
    expect(read(code('1726030210A'))).toMatchObject({ kind: 'product' })
    expect(read(code('17260301'))).toMatchObject({ kind: 'stop', title: 'It has expired' })
  })

  it('without a day on its code goes by the day of its lot in stock', () => {
    const old = { ...plan, stocked: [{ ...row, expires: '2026-02-28' }] }
    expect(read(code('10ls201a'), { line: { plan: old } })).toMatchObject({ kind: 'stop' })
    expect(read(code('10NEW7'), { line: { plan: old } })).toMatchObject({ label: { ndc, lot: 'NEW7' } })
    expect(read(gtin)).toMatchObject({ kind: 'product', label: { ndc } })
  })

  it('of a recalled lot stops, also where the scanner ran lot and serial together', () => {
    const recalled = [{ ndc: null, lot: 'new7', note: 'FDA, class I', since: facts.today }]
    expect(read(code(`1727063010NEW7${gs}21S1`), { recalled })).toMatchObject({
      kind: 'stop',
      title: 'Lot new7 was recalled',
      next: 'FDA, class I. Do not give it: put it aside, tell pharmacy and ask for another one.',
    })
    expect(read(code('1727063010NEW721S1'), { recalled })).toMatchObject({ kind: 'stop' })
    const otherProduct = [{ ndc: '11111111111', lot: 'NEW7', note: '', since: facts.today }]
    expect(read(code('1727063010NEW7'), { recalled: otherProduct })).toMatchObject({ kind: 'product' })
  })

  it('of another drug stops; the patient’s label counts, another patient’s is the desk’s to stop', () => {
    const other = { ...plan, stocked: [] }
    expect(read(code('1727063010NEW7'), { line: { plan: other } })).toMatchObject({ title: 'Another product' })
    expect(read(`PATIENT:${mrn}`)).toEqual({ kind: 'label', title: 'The label is this patient’s' })
    expect(read('PATIENT:MRN-OTHER')).toBeNull()
  })
})
