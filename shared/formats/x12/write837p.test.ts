import { Readable } from 'node:stream'
import { X12Parser as ForeignReader } from 'node-x12'
import { describe, expect, it } from 'vitest'
import { X12parser } from 'x12-parser'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aClaim, aClaimLine, aCoverage, aMedicare } from '#test/builders/aClaim.ts'
import { structureProblems } from '#test/oracle/x12Structure.ts'
import { write837p } from './write837p.ts'

const batch = {
  controlNumber: 101,
  createdAt: instantOnClock('2026-11-23', '14:30', 'America/Chicago'),
  production: false,
}
const segmentsOf = (text: string): readonly string[] =>
  text
    .split('~')
    .map((part) => part.trim())
    .filter((part) => part !== '')

type Read = Record<string, string> & { name: string }
const readBack = async (text: string): Promise<Read[]> => {
  const rows: Read[] = []
  for await (const row of Readable.from([text]).pipe(new X12parser())) rows.push(row as Read)
  return rows
}

describe('837P of one claim', () => {
  const { text, places } = write837p([aClaim()], batch)

  it('stands in the order of the guide', () => {
    expect(structureProblems(text)).toEqual([])
  })

  it('is read back by a stream parser we did not write: every money, unit and id is where it was put', async () => {
    const rows = await readBack(text)
    const services = rows.filter(({ name }) => name === 'SV1')
    expect(services.map((row) => [row['1-1'] ?? row['1'], row['2'], row['4']])).toEqual([
      ['96413', '450', '1'],
      ['J9312', '8640', '72'],
      ['J9312', '960.5', '8'],
    ])
    expect(rows.filter(({ name, 1: kind }) => name === 'REF' && kind === '6R').map((row) => row['2'])).toEqual([
      '261120AA001L01',
      '261120AA001L02',
      '261120AA001L03',
    ])
    expect(rows.find(({ name }) => name === 'CLM')?.['2']).toBe('10050.5')
    expect(rows.find(({ name, 1: kind }) => name === 'REF' && kind === 'G1')?.['2']).toBe('PA7788991')
  })

  it('is read back by a second foreign parser, which checks the counts of SE and GE', () => {
    const interchange = new ForeignReader(true).parse(text) as {
      functionalGroups: { transactions: { segments: { tag: string }[] }[] }[]
    }
    const transaction = interchange.functionalGroups[0]?.transactions[0]
    expect(transaction?.segments.filter(({ tag }) => tag === 'LX')).toHaveLength(3)
    expect(() => new ForeignReader(true).parse(text.replace(/SE\*\d+/, 'SE*3'))).toThrow()
  })

  it('has an ISA of 106 characters and counts ST to SE', () => {
    expect(text.indexOf('~')).toBe(105)
    const segments = segmentsOf(text)
    const first = segments.findIndex((segment) => segment.startsWith('ST*'))
    const last = segments.findIndex((segment) => segment.startsWith('SE*'))
    expect(segments[last]).toBe(`SE*${last - first + 1}*0101`)
  })

  it('lists treatment reason first, with ABK and without dots', () => {
    expect(segmentsOf(text)).toContain('HI*ABK:Z5112*ABF:C9110')
  })

  it('tells which segment a line stands in, counted from ST = 1', () => {
    const segments = segmentsOf(text)
    const start = segments.findIndex((segment) => segment.startsWith('ST*'))
    const place = places.find(({ lineId }) => lineId === '261120AA001L02')
    expect(segments[start + (place?.position ?? 0) - 1]).toBe('LX*2')
  })

  it('gives the same bytes for the same claim', () => {
    expect(write837p([aClaim()], batch).text).toBe(text)
  })
})

describe('837P and data from the world', () => {
  it('takes separators, accents and strange letters out of names and notes', () => {
    const claim = aClaim({
      note: 'a*b:c~d^e>f|g \n é',
      patient: { ...aClaim().patient, last: "O'Brien~Müller", first: '张' },
    })
    const { text } = write837p([claim], batch)
    expect(structureProblems(text)).toEqual([])
    expect(segmentsOf(text)).toContain('NTE*ADD*A B C D E F G E')
    expect(text).toContain("NM1*IL*1*O'BRIEN MULLER")
  })

  it('puts the patient into a loop of her own when the policy is held by another', () => {
    const claim = aClaim({
      coverage: { ...aCoverage, relationship: 'spouse', subscriber: { last: 'Doe', first: 'John' } },
    })
    const segments = segmentsOf(write837p([claim, aClaim()], batch).text)
    expect(structureProblems(segments.join('~\n'))).toEqual([])
    expect(segments).toContain('HL*2*1*22*1')
    expect(segments).toContain('HL*3*2*23*0')
    expect(segments).toContain('HL*4*1*22*0')
    expect(segments.find((segment) => segment.startsWith('NM1*IL'))).toBe('NM1*IL*1*DOE*JOHN****MI*1EG4TE5MK73')
  })

  it('names the second coverage behind the claim', () => {
    const second = {
      ...aCoverage,
      id: 'cov2',
      order: 2,
      memberId: 'X1',
      payer: { ...aMedicare, id: 'c', name: 'Lake Mutual', payerId: '99001', filingCode: 'CI' },
    }
    const { text } = write837p([aClaim({ otherCoverages: [second] })], batch)
    expect(structureProblems(text)).toEqual([])
    expect(segmentsOf(text)).toContain('NM1*PR*2*LAKE MUTUAL*****PI*99001')
  })

  it('marks a replacement with 7 and the payer claim number', () => {
    const segments = segmentsOf(write837p([aClaim({ frequency: '7', payerControlNumber: 'ICN1' })], batch).text)
    expect(segments).toContain('REF*F8*ICN1')
    expect(segments.find((segment) => segment.startsWith('CLM'))).toContain('11:B:7')
  })

  it('writes quantities as plain decimals', () => {
    const line = aClaimLine('x', {
      kind: 'drug',
      code: 'J9033',
      units: 1,
      chargeCents: 5,
      ndc: { ndc: '00000000001', quantity: '0.700', unit: 'UN' },
    })
    const segments = segmentsOf(write837p([aClaim({ lines: [line] })], batch).text)
    expect(segments).toContain('CTP****0.7*UN')
    expect(segments.find((segment) => segment.startsWith('SV1'))).toContain('*0.05*')
  })
})
