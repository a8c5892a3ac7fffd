import { Readable } from 'node:stream'
import { X12Parser as ForeignReader } from 'node-x12'
import { describe, expect, it } from 'vitest'
import { X12parser } from 'x12-parser'
import type { Claim, PriorPayment } from '#shared/claim/claim.ts'
import { secondaryClaim } from '#shared/claim/secondaryClaim.ts'
import { placeAt } from '#shared/claim/sentClaim.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aClaim, aClaimLine, aCoverage, aHospitalClaim, aMedicare, aPractice } from '#test/builders/aClaim.ts'
import { structureProblems } from '#test/oracle/x12Structure.ts'
import { claimFileProblems } from './batchProblems.ts'
import { pieces837, write837i, write837p } from './write837.ts'

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

  it('tells the second payer what the first one paid, line by line, and adjusts nothing twice', () => {
    const second = {
      ...aCoverage,
      id: 'cov2',
      order: 2,
      memberId: 'X1',
      payer: { ...aMedicare, id: 'c', name: 'Lake Mutual', payerId: '99001', filingCode: 'CI' },
    }
    const claim = aClaim({ otherCoverages: [second] })
    const payment: PriorPayment = {
      coverageId: 'cov1',
      paidCents: 801_050,
      patientCents: 170_000,
      adjudicatedOn: '2026-12-07',
      payerControlNumber: 'ICN1',
      adjustments: [],
      lines: [
        {
          lineId: '261120AA001L03',
          paidCents: 70_000,
          units: 8,
          code: 'J9312',
          modifiers: ['JW'],
          adjustments: ['45', '253', '1', '2', '3', '4', '5'].map((reason, index) => ({
            group: index === 1 ? 'PR' : 'CO',
            reason,
            cents: 100 + index,
            quantity: null,
          })),
        },
      ],
    }
    const next = secondaryClaim(claim, payment, 2)
    if (!next) throw new Error('there is a second payer')
    const { text } = write837p([next], {
      ...batch,
      createdAt: instantOnClock('2026-12-08', '09:00', 'America/Chicago'),
    })
    expect(structureProblems(text)).toEqual([])
    const segments = segmentsOf(text)
    expect(segments.filter((segment) => segment.startsWith('SBR'))).toEqual([
      'SBR*S*18*******MB'.replace('MB', 'CI'),
      'SBR*P*18*******MB',
    ])
    expect(segments.slice(segments.indexOf('AMT*D*8010.5'), segments.indexOf('AMT*D*8010.5') + 2)).toEqual([
      'AMT*D*8010.5',
      'AMT*EAF*1700',
    ])
    expect(segments).toContain('REF*F8*ICN1')
    const at = segments.indexOf('SVD*06302*700*HC:J9312:JW**8')
    expect(segments.slice(at + 1, at + 4)).toEqual([
      'CAS*CO*45*1**1*1.02**2*1.03**3*1.04**4*1.05**5*1.06',
      'CAS*PR*253*1.01',
      'DTP*573*D8*20261207',
    ])
    const { text: whole } = write837p(
      [
        {
          ...next,
          priorPayments: [
            { ...payment, lines: [], adjustments: [{ group: 'PR', reason: '2', cents: 170_000, quantity: null }] },
          ],
        },
      ],
      { ...batch, createdAt: instantOnClock('2026-12-08', '09:00', 'America/Chicago') },
    )
    expect(structureProblems(whole)).toEqual([])
    expect(segmentsOf(whole)).toContain('CAS*PR*2*1700')
    expect(segmentsOf(whole)).toContain('DTP*573*D8*20261207')
  })

  it('names who ordered, who referred, who watched over it, and the site of care', () => {
    const other = (npi: string, last: string) => ({ npi, last, first: 'Ann', credential: 'MD' })
    const { text } = write837p(
      [
        aClaim({
          ordering: other('1234567893', 'Order'),
          referring: other('1467857193', 'Refer'),
          supervising: other('1003000126', 'Super'),
          facility: { name: 'Lakeside Infusion Suite', npi: '1467857193', address: aPractice.address },
        }),
      ],
      batch,
    )
    expect(structureProblems(text)).toEqual([])
    const names = segmentsOf(text).filter((segment) => /^NM1\*(DN|82|77|DQ|DK)/.test(segment))
    expect(names.map((segment) => segment.split('*')[1])).toEqual(['DN', '82', '77', 'DQ', 'DK', 'DK', 'DK'])
  })

  it('says in words what a code without a name stands for, in the seventh place and never as a modifier', () => {
    const line = aClaimLine('x', {
      kind: 'drug',
      code: 'J9999',
      modifiers: ['JZ'],
      description: 'newdrug 10 mg: iv*push',
    })
    const [sv1] = segmentsOf(write837p([aClaim({ lines: [line] })], batch).text).filter((segment) =>
      segment.startsWith('SV1'),
    )
    expect(sv1).toContain('*HC:J9999:JZ::::NEWDRUG 10 MG IV PUSH*')
  })

  it('gives a line the authorization that is its own', () => {
    const { text } = write837p([aClaim({ lines: [aClaimLine('X1', { authorization: 'PA2' })] })], batch)
    expect(structureProblems(text)).toEqual([])
    expect(segmentsOf(text).filter((segment) => segment.startsWith('REF*G1'))).toEqual([
      'REF*G1*PA7788991',
      'REF*G1*PA2',
    ])
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

describe('837I of a hospital visit', () => {
  const { text, places } = write837i([aHospitalClaim()], batch)

  it('stands in the order of its own guide', () => {
    expect(structureProblems(text)).toEqual([])
    expect(segmentsOf(text)).toContain('CLM*261120AA001*10050.5***13:A:1**A*Y*Y')
    expect(segmentsOf(text).filter((segment) => /^(HI|DTP\*434|CL1|NM1\*71)/.test(segment))).toEqual([
      'DTP*434*RD8*20261120-20261120',
      'CL1*3*1*01',
      'HI*ABK:Z5112',
      'HI*APR:C9110',
      'HI*ABF:C9110',
      'NM1*71*1*ROE*RICHARD****XX*1987654328',
    ])
  })

  it('is read back by both parsers we did not write: revenue codes, money, units and products', async () => {
    const rows = await readBack(text)
    expect(
      rows.filter(({ name }) => name === 'SV2').map((row) => [row['1'], row['2-1'], row['2-2'], row['3'], row['5']]),
    ).toEqual([
      ['0335', '96413', undefined, '450', '1'],
      ['0636', 'J9312', undefined, '8640', '72'],
      ['0636', 'J9312', 'JW', '960.5', '8'],
    ])
    expect(rows.filter(({ name }) => name === 'LIN').map((row) => row['3'])).toEqual(['50242005306', '50242005121'])
    expect(() => new ForeignReader(true).parse(text)).not.toThrow()
    expect(() => new ForeignReader(true).parse(text.replace(/SE\*\d+/, 'SE*3'))).toThrow()
  })

  it('keeps the note about a second product, and tells where lines stand', () => {
    expect(segmentsOf(text)).toContain('NTE*ADD*ALSO NDC 50242005121 ML21.25')
    const segments = segmentsOf(text)
    const start = segments.findIndex((segment) => segment.startsWith('ST*'))
    const place = places.find(({ lineId }) => lineId === '261120AA001L03')
    expect(segments[start + (place?.position ?? 0) - 1]).toBe('LX*3')
  })

  it('takes the site’s own type of bill', () => {
    const practice = { ...aPractice, typeOfBill: '85' }
    expect(write837i([aHospitalClaim({ practice })], batch).text).toContain('***85:A:1**A')
  })
})

describe('a batch', () => {
  const many = (count: number): readonly [Claim, ...Claim[]] => {
    const claims = Array.from({ length: count }, (_, index) =>
      aClaim({ reference: `C${index}`, lines: [aClaimLine(`C${index}L01`)] }),
    )
    const [first = aClaim(), ...rest] = claims
    return [first, ...rest]
  }

  it('holds claims of several practices, each under its own', () => {
    const second = { ...aPractice, npi: '1467857193', name: 'Lakeside West' }
    const { text } = write837p(
      [aClaim(), aClaim({ reference: 'B', practice: second }), aClaim({ reference: 'C' })],
      batch,
    )
    expect(structureProblems(text)).toEqual([])
    expect(segmentsOf(text).filter((segment) => segment.startsWith('HL'))).toEqual([
      'HL*1**20*1',
      'HL*2*1*22*0',
      'HL*3**20*1',
      'HL*4*3*22*0',
      'HL*5**20*1',
      'HL*6*5*22*0',
    ])
  })

  it('begins another set after five thousand claims, and its places tell the sets apart', () => {
    const { text, places } = write837p(many(5_001), batch)
    expect(structureProblems(text)).toEqual([])
    expect(segmentsOf(text).filter((segment) => /^(ST|GE)/.test(segment))).toEqual([
      'ST*837*0101*005010X222A1',
      'ST*837*0102*005010X222A1',
      'GE*2*101',
    ])
    expect(placeAt(places, '0102', 20)).toMatchObject({ claimRef: 'C5000' })
    expect(placeAt(places, '0101', 20)).toMatchObject({ claimRef: 'C0' })
  })

  it('is the same text piece by piece, and no piece is longer than a claim', () => {
    const pieces = [...pieces837('professional', many(20), batch)].map((piece) => piece.text)
    expect(pieces.join('')).toBe(write837p(many(20), batch).text)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(2_000)
  })
})

describe('a claim no receiver would take', () => {
  const form = { form: 'professional', createdAt: batch.createdAt } as const
  it.each([
    ['for a hospital', aHospitalClaim(), /hospital claim/],
    ['without coverage', aClaim({ coverage: null }), /no coverage/],
    ['without lines', aClaim({ lines: [], totalCents: 0 }), /no line/],
    ['with 51 lines', aClaim({ lines: Array.from({ length: 51 }, (_, index) => aClaimLine(`L${index}`)) }), /51 lines/],
    ['without a diagnosis', aClaim({ diagnoses: [] }), /no diagnosis/],
    ['with a wrong total', aClaim({ totalCents: 1 }), /not the sum/],
    ['that replaces nobody knows what', aClaim({ frequency: '7' }), /frequency 7/],
    ['of tomorrow', aClaim({ lines: [aClaimLine('x', { serviceDate: '2026-11-24' })] }), /after the day of the file/],
    ['with a number of 21 letters', aClaim({ reference: 'A'.repeat(21) }), /is not 20 letters/],
    ['with one line id twice', aClaim({ lines: [aClaimLine('x'), aClaimLine('x')] }), /one id/],
  ])('%s is named, and refused by the writer', (_what, claim, sentence) => {
    expect(
      claimFileProblems(claim, form)
        .map(({ text }) => text)
        .join(),
    ).toMatch(sentence)
    expect(() => write837p([claim], batch)).toThrow(/must not be written/)
  })

  it('is none of the usual ones', () => {
    expect(claimFileProblems(aClaim(), form)).toEqual([])
    expect(claimFileProblems(aHospitalClaim(), { ...form, form: 'institutional' })).toEqual([])
  })
})
