import { describe, expect, it } from 'vitest'
import { anX12, aPaidClaim, aTa1, kinds } from '#test/builders/anX12.ts'
import { balanceProblems } from './balance835.ts'
import { type Answer, readAnswers } from './readAnswers.ts'
import { centsOf, dateOf } from './readValues.ts'

function only<K extends Answer['kind']>(text: string, kind: K): Extract<Answer, { kind: K }> {
  const read = readAnswers(text)
  if (!read.ok) throw new Error(`${read.error.place}: ${read.error.cause}`)
  const found = read.value.flatMap(({ answers }) => answers).find((answer) => answer.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found as Extract<Answer, { kind: K }>
}

describe('999', () => {
  it('names group, set, segment counted from ST, element and the bad value', () => {
    const ack = only(
      anX12(kinds['999'], [
        [
          'AK1*HC*101*005010X222A1',
          'AK2*837*0101*005010X222A1',
          'IK3*DTP*35*2400*8',
          'CTX*SITUATIONAL TRIGGER',
          'IK4*3*1251*8*20261320',
          'IK3*SV1*40**8',
          'IK4*1:3**7*J99',
          'IK5*R*5',
          'AK9*R*1*1*0',
        ],
      ]),
      '999',
    )
    expect(ack).toMatchObject({ groupControl: '101', verdict: 'R', included: 1, received: 1, accepted: 0 })
    expect(ack.sets[0]).toMatchObject({ setId: '837', control: '0101', verdict: 'R', errors: ['5'] })
    expect(ack.sets[0]?.segments).toEqual([
      {
        segmentId: 'DTP',
        position: 35,
        loop: '2400',
        error: '8',
        elements: [{ element: 3, component: null, error: '8', bad: '20261320' }],
      },
      {
        segmentId: 'SV1',
        position: 40,
        loop: null,
        error: '8',
        elements: [{ element: 1, component: 3, error: '7', bad: 'J99' }],
      },
    ])
  })

  it('is taken in both versions of the guide, and refused when it does not say what it answers', () => {
    const body = ['AK1*HC*101*005010X222A1', 'AK2*837*0101', 'IK5*A', 'AK9*A*1*1*1']
    const older = { ...kinds['999'], version: '005010X231' }
    expect(only(anX12(older, [body]), '999')).toMatchObject({ verdict: 'A', sets: [{ verdict: 'A', segments: [] }] })
    expect(readAnswers(anX12(older, [body.slice(1)]))).toMatchObject({
      error: { cause: expect.stringMatching(/no AK1/) },
    })
    expect(readAnswers(anX12(older, [body.slice(0, 3)]))).toMatchObject({
      error: { cause: expect.stringMatching(/no AK9/) },
    })
  })
})

describe('TA1', () => {
  it('names the interchange and what was wrong with its envelope', () => {
    expect(only(aTa1('TA1*000000101*261123*1430*R*006'), 'TA1')).toEqual({
      kind: 'TA1',
      interchangeControl: '000000101',
      verdict: 'R',
      error: '006',
    })
  })
})

const an277 = (...claims: readonly (readonly string[])[]): string =>
  anX12(kinds['277'], [
    [
      'BHT*0085*08*CA701*20261123*1530*TH',
      'HL*1**20*1',
      'NM1*PR*2*MEDICARE PART B*****PI*06302',
      'TRN*1*CA701',
      'HL*2*1*21*1',
      'NM1*41*2*LAKESIDE HEMATOLOGY PC*****46*LAKESIDE01',
      'TRN*2*BATCH000101',
      'STC*A1:20*20261123*WQ*9873.5',
      'HL*3*2*19*1',
      'NM1*85*2*LAKESIDE HEMATOLOGY PC*****XX*1234567893',
      'TRN*1*0',
      ...claims.flat(),
    ],
  ])

describe('277CA', () => {
  const accepted = [
    'HL*4*3*PT',
    'NM1*QC*1*DOE*JANE****MI*1EG4TE5MK73',
    'TRN*2*261120AA001',
    'STC*A2:20*20261123*WQ*9873.5',
    'REF*1K*2026325000123',
    'DTP*472*D8*20261120',
  ]

  it('gives the payer’s number with an accepted claim', () => {
    const ack = only(an277(accepted), '277CA')
    expect(ack).toMatchObject({ reference: 'CA701', payer: 'MEDICARE PART B', batch: 'BATCH000101' })
    expect(ack.claims).toMatchObject([
      {
        reference: '261120AA001',
        patient: 'DOE, JANE',
        verdict: 'accepted',
        payerControlNumber: '2026325000123',
        serviceDate: '2026-11-20',
        statuses: [{ category: 'A2', code: '20', entity: null, amountCents: 987_350 }],
      },
    ])
  })

  it('lets one rejected reason among several reject, on the claim or on a line', () => {
    const ack = only(
      an277(
        ['HL*4*3*23', 'TRN*2*A', 'STC*A2:20*20261123*WQ*1', 'STC*A7:562:85*20261123*U*1**********A6:21'],
        [
          'HL*5*3*PT',
          'TRN*2*B',
          'STC*A1:19*20261123*U*1',
          'SVC*HC:J9312:JW*240',
          'STC*A7:218*20261123*U*240',
          'REF*FJ*BL05',
        ],
        ['HL*6*3*PT', 'TRN*2*C', 'STC*A1:19*20261123*WQ*1'],
      ),
      '277CA',
    )
    expect(ack.claims.map(({ reference, verdict }) => [reference, verdict])).toEqual([
      ['A', 'rejected'],
      ['B', 'rejected'],
      ['C', 'received'],
    ])
    expect(ack.claims[0]?.statuses.map(({ category, code, entity }) => [category, code, entity])).toEqual([
      ['A2', '20', null],
      ['A7', '562', '85'],
    ])
    expect(ack.claims[1]?.lines).toMatchObject([
      { lineId: 'BL05', code: 'J9312', modifiers: ['JW'], statuses: [{ category: 'A7', code: '218' }] },
    ])
  })

  it('is refused when a claim has no number', () => {
    expect(readAnswers(an277(['HL*4*3*PT', 'TRN*2']))).toMatchObject({
      error: { place: 'segment 16 (TRN), element 2' },
    })
  })
})

describe('835', () => {
  it('keeps every amount to the cent, with its reasons, remarks and our line', () => {
    const paid = only(anX12(kinds['835'], [aPaidClaim()]), '835')
    expect(paid).toMatchObject({
      paidCents: 801_050,
      trace: 'EFT0000555',
      paidOn: '2026-12-07',
      payer: { name: 'MEDICARE PART B', id: '06302' },
      payee: { name: 'LAKESIDE HEMATOLOGY PC', id: '1234567893' },
    })
    expect(paid.claims[0]).toMatchObject({
      reference: '261120AA001',
      status: '1',
      patientCents: 170_000,
      payerControlNumber: '2026325000123',
      patient: 'DOE, JANE',
    })
    expect(paid.claims[0]?.lines[2]).toEqual({
      place: 30,
      code: 'J9312',
      modifiers: ['JW'],
      chargeCents: 96_050,
      paidCents: 70_000,
      units: '8',
      submitted: null,
      submittedUnits: null,
      serviceDate: '2026-11-20',
      lineId: '261120AA001L03',
      adjustments: [
        { group: 'CO', reason: '45', cents: 49, quantity: null },
        { group: 'PR', reason: '2', cents: 26_001, quantity: null },
      ],
      allowedCents: 96_001,
      remarks: ['N807'],
    })
    expect(balanceProblems(paid)).toEqual([])
  })

  it.each([
    ['TRN*1**1', 'segment 5 (TRN), element 2'],
    ['TRN*1*  *1', 'segment 5 (TRN), element 2'],
    ['DTM*405*20261207', 'segment 8'],
  ])('refuses a payment that nothing tells from the next one: %s', (segment, place) => {
    const body = ['BPR*I*75*C*CHK', segment, 'N1*PR*A PAYER*XV*99001', 'CLP*C1*1*75*75*0*CI*ICN']
    expect(readAnswers(anX12(kinds['835'], [body]))).toMatchObject({
      error: { place, cause: expect.stringContaining('the trace number is missing') },
    })
  })

  it('reads six reasons of one CAS, a bundled line and money beside the claims', () => {
    const body = [
      'BPR*I*75*C*CHK************20261207',
      'TRN*1*T1*1',
      'N1*PR*A PAYER*XV*99001',
      'CLP*C1*2*700*0*0*CI*ICN',
      'SVC*HC:96413*400*0**0*HC:96415:59*2',
      'CAS*CO*45*100*1*97*50*2*16*50*3*11*50*4*4*50*5*18*100*6',
      'SVC*AD:D0001*300*0**0',
      'CAS*OA*23*300',
      'PLB*1234567893*20261231*WO:C1*25*L6*-100',
    ]
    const paid = only(anX12(kinds['835'], [body]), '835')
    expect(paid.claims[0]?.lines[0]).toMatchObject({
      code: '96413',
      submitted: { code: '96415', modifiers: ['59'] },
      submittedUnits: '2',
    })
    expect(paid.claims[0]?.lines[0]?.adjustments).toHaveLength(6)
    expect(paid.providerAdjustments).toMatchObject([
      { reason: 'WO', reference: 'C1', cents: 2_500 },
      { reason: 'L6', reference: null, cents: -10_000 },
    ])
    expect(balanceProblems(paid)).toEqual([])
  })

  it.each([
    ['line', 'CAS*CO*45*312', 'CAS*CO*45*311', 'line'],
    ['claim', '*10050.5*8010.5*1700', '*10050.5*8010.4*1700', 'claim'],
    ['payment', 'BPR*I*8010.5', 'BPR*I*8010.49', 'payment'],
  ])('says where a sum does not come out: %s', (_what, right, wrong, level) => {
    const paid = only(anX12(kinds['835'], [aPaidClaim()]).replace(right, wrong), '835')
    expect(balanceProblems(paid).map((problem) => problem.level)).toContain(level)
  })
})

describe('values', () => {
  it.each([
    ['4586.4', 458_640],
    ['.01', 1],
    ['-5', -500],
    ['100.', 10_000],
    ['0', 0],
    ['-0', 0],
    ['1.230', 123],
    ['1.234', null],
    ['', null],
    ['.', null],
    ['1e3', null],
    ['99999999999999999', null],
  ])('an amount of %j is %j cents', (text, cents) => expect(centsOf(text)).toBe(cents))

  it.each([
    ['20260228', '2026-02-28'],
    ['20260229', null],
    ['20240229', '2024-02-29'],
    ['20002316', null],
    ['2026112', null],
  ])('%s is the day %j', (text, day) => expect(dateOf(text)).toBe(day))
})
