import { describe, expect, it } from 'vitest'
import { type SentClaim, sentClaimOf } from '#shared/claim/sentClaim.ts'
import { type BalanceProblem, balanceProblems } from '#shared/formats/x12/balance835.ts'
import { readAnswers } from '#shared/formats/x12/readAnswers.ts'
import type { Remittance } from '#shared/formats/x12/remittance.ts'
import { aClaim } from '#test/builders/aClaim.ts'
import { anX12, aPaidClaim, kinds } from '#test/builders/anX12.ts'
import { unmatchedSentence } from './filedWords.ts'
import type { MovedSum } from './heldClaims.ts'
import { type MatchedRemittance, matchRemittance, payerKeyOf, type SentLedger } from './matchRemittance.ts'
import { placedPostings } from './placePayment.ts'
import { spreadByCharge } from './spread.ts'

const sent = sentClaimOf(aClaim())

function remittanceOf(...bodies: readonly (readonly string[])[]): Remittance {
  const read = readAnswers(anX12(kinds['835'], bodies))
  const answer = read.ok ? read.value[0]?.answers[0] : undefined
  if (answer?.kind !== '835') throw new Error(read.ok ? 'no 835' : `${read.error.place}: ${read.error.cause}`)
  return answer
}

const ledgerOf = (...claims: readonly SentClaim[]): SentLedger => ({
  claims: (reference) => claims.filter((claim) => claim.reference === reference),
  claimOfLine: (lineId) => claims.find(({ lines }) => lines.some((line) => line.lineId === lineId)) ?? null,
  claimOfPayerNumber: (number) =>
    number === '2026325000123' ? (claims.find(({ version }) => version === 1) ?? null) : null,
  isTest: () => false,
  posted: () => [],
  isPosted: (payerId, trace) => payerId === '06302' && trace === 'POSTED',
})

const matched = (body: readonly string[], ...claims: readonly SentClaim[]): MatchedRemittance => {
  const remittance = remittanceOf(body)
  return matchRemittance(remittance, balanceProblems(remittance), ledgerOf(...claims))
}
/** The same where that much stands posted under its reference. */
const matchedWhere = (body: readonly string[], posted: readonly MovedSum[], ...claims: readonly SentClaim[]) => {
  const remittance = remittanceOf(body)
  return matchRemittance(remittance, balanceProblems(remittance), { ...ledgerOf(...claims), posted: () => posted })
}
const without = (prefix: string, body = aPaidClaim()): readonly string[] =>
  body.filter((segment) => !segment.startsWith(prefix))
const hows = ({ postings }: MatchedRemittance) => postings.map(({ lineId, matchedBy }) => [lineId.slice(-3), matchedBy])
const paidOf = ({ postings, unmatched, provider }: MatchedRemittance): number =>
  [...postings, ...unmatched].reduce((sum, { paidCents }) => sum + paidCents, 0) -
  provider.reduce((sum, { cents }) => sum + cents, 0)

/** Three versions with lines that look the same; the payer knows each under a number of its own. */
const versions = [1, 2, 3].map((version) => ({
  ...sent,
  version,
  lines: sent.lines.map((line) => ({ ...line, lineId: `${line.lineId}v${version}` })),
}))
const numberOf = (version: number): string => `ICN${version}`

/** The payment of the claim taken back: every sign is turned. */
const turned = (body: readonly string[]): readonly string[] =>
  body.map((segment) =>
    segment
      .replace(/^CLP\*(\w+)\*1\*(.*?)\*(.*?)\*1700/, 'CLP*$1*22*-$2*-$3*-1700')
      .replace(/^SVC\*(.*?)\*(.*?)\*(.*?)\*\*/, 'SVC*$1*-$2*-$3**-')
      .replace('BPR*I*', 'BPR*I*-')
      .replace(/(CAS\*..)\*(\w+)\*([\d.]+)(?:\*\*(\w+)\*([\d.]+))?/, (_all, head, a, one, b, two) =>
        b ? `${head}*${a}*-${one}**${b}*-${two}` : `${head}*${a}*-${one}`,
      ),
  )
/** All that `aPaidClaim` pays and leaves to the patient. */
const stands = { paidCents: 801_050, patientCents: 170_000 }

describe('an answer without line ids', () => {
  const body = (status: string, number: string) =>
    (status === '22' ? turned(without('REF*6R')) : without('REF*6R')).map((segment) =>
      segment.replace(/^(CLP.*\*)2026325000123/, `$1${number}`),
    )
  const versionsOf = (status: string, number: string) => {
    const remittance = remittanceOf(body(status, number))
    const ledger: SentLedger = {
      ...ledgerOf(...versions),
      posted: () => [stands],
      claimOfPayerNumber: (one) => versions.find(({ version }) => numberOf(version) === one) ?? null,
    }
    const { postings } = matchRemittance(remittance, [], ledger)
    return [...new Set(postings.map(({ version }) => version))]
  }

  it.each([
    ['22', numberOf(2), 2],
    ['1', numberOf(2), 3],
    ['22', 'UNKNOWN', 1],
    ['1', 'UNKNOWN', 3],
  ])('of status %s and number %s is about version %i', (status, number, version) => {
    expect(versionsOf(status, number)).toEqual([version])
  })
})

describe('a line of a payment', () => {
  it('is found by our line id, whatever it was paid as', () => {
    const body = aPaidClaim().map((segment) => segment.replace('SVC*HC:96413*450', 'SVC*HC:96999*450'))
    const found = matched(body, sent)
    expect(hows(found)).toEqual([
      ['L01', 'line_id'],
      ['L02', 'line_id'],
      ['L03', 'line_id'],
    ])
    expect(found.postings[0]).toMatchObject({
      paidAs: '96999',
      paidCents: 11_050,
      patientCents: 2_750,
      allowedCents: 13_800,
    })
    expect(found.unmatched).toEqual([])
    expect(paidOf(found)).toBe(801_050)
  })

  it('is found by its LX number where the payer sends that back, if the code agrees', () => {
    const body = aPaidClaim().map((segment) => segment.replace(/^REF\*6R\*\w+L0/, 'REF*6R*'))
    expect(hows(matched(body, sent)).map(([, how]) => how)).toEqual(['line_number', 'line_number', 'line_number'])
    const shifted = body.map((segment) => segment.replace('REF*6R*1', 'REF*6R*2'))
    expect(hows(matched(shifted, sent))[0]).toEqual(['L01', 'content'])
  })

  it('is found by code, modifiers, date and charge, where only one line has them', () => {
    expect(hows(matched(without('REF*6R'), sent))).toEqual([
      ['L01', 'content'],
      ['L02', 'content'],
      ['L03', 'content'],
    ])
    const otherDay = without('REF*6R').map((segment) => segment.replace('DTM*472*20261120', 'DTM*472*20261121'))
    expect(matched(otherDay, sent).unmatched.map(({ why }) => why)).toEqual([
      'line_unknown',
      'line_unknown',
      'line_unknown',
    ])
  })

  it('waits for a person with its money when two lines look alike, or none does', () => {
    const [first, second] = sent.lines
    if (!first || !second) throw new Error('two lines')
    const twins = { ...sent, lines: [first, { ...first, lineId: '261120AA001L09', number: 9 }, second] }
    const found = matched(without('REF*6R'), twins)
    expect(found.unmatched.map(({ why, line, paidCents }) => [why, line?.code, paidCents])).toEqual([
      ['line_ambiguous', '96413', 11_050],
      ['line_unknown', 'J9312', 70_000],
    ])
    expect(paidOf(found)).toBe(801_050)
  })

  it('stands under our code where the payer bundled it, and twice where it was split', () => {
    const body = aPaidClaim()
    const at = body.findIndex((segment) => segment.startsWith('SVC*HC:96413'))
    const bundled = body.map((segment) =>
      segment.replace('SVC*HC:96413*450*110.5**1', 'SVC*HC:96417*450*110.5**0*HC:96413*1'),
    )
    expect(matched(without('REF*6R', bundled), sent).postings[0]).toMatchObject({
      lineId: '261120AA001L01',
      matchedBy: 'content',
      paidAs: '96417',
    })
    const part = (charge: string, paid: string): readonly string[] => [
      `SVC*HC:96413*${charge}*${paid}**1`,
      'DTM*472*20261120',
      `CAS*CO*45*${Number(charge) - Number(paid)}`,
      'REF*6R*261120AA001L01',
    ]
    const split = [...body.slice(0, at), ...part('400', '100.5'), ...part('50', '10'), ...body.slice(at + 6)]
    const found = matched(split, sent)
    expect(found.postings.filter(({ lineId }) => lineId.endsWith('L01')).map(({ paidCents }) => paidCents)).toEqual([
      10_050, 1_000,
    ])
  })
})

describe('a claim of a payment', () => {
  it('that is not ours is kept whole', () => {
    const found = matched(aPaidClaim('SOMEBODYELSE'), sent)
    expect(found.postings).toEqual([])
    expect(found.unmatched).toMatchObject([
      { why: 'claim_unknown', reference: 'SOMEBODYELSE', paidCents: 801_050, line: null },
    ])
  })

  it('is still found by its lines when the payer garbled its number', () => {
    const garbled = aPaidClaim().map((segment) => segment.replace('CLP*261120AA001', 'CLP*0261120AA0'))
    expect(hows(matched(garbled, sent))).toHaveLength(3)
  })

  it('without lines is shared out by charge and marked, to the cent', () => {
    const body = [...aPaidClaim().slice(0, 13), 'CAS*CO*45*340', 'CAS*PR*2*1700']
    const found = matched(body, sent)
    expect(found.postings.map(({ matchedBy }) => matchedBy)).toEqual(['spread', 'spread', 'spread'])
    expect(paidOf(found)).toBe(801_050)
    expect(found.postings.reduce((sum, { patientCents }) => sum + patientCents, 0)).toBe(170_000)
  })

  it('with a deduction of its own beside its lines has it shared out over them', () => {
    const body = aPaidClaim().map((segment) =>
      segment
        .replace('*10050.5*8010.5*', '*10050.5*8000.5*')
        .replace('BPR*I*8010.5', 'BPR*I*8000.5')
        .replace('NM1*QC', 'CAS*OA*23*10~NM1*QC'),
    )
    const found = matched(
      body.flatMap((segment) => segment.split('~')),
      sent,
    )
    expect(found.problems).toEqual([])
    expect(paidOf(found)).toBe(800_050)
    expect(hows(found)).toHaveLength(6)
  })
})

describe('reversal and correction', () => {
  const newer: SentClaim = {
    ...sent,
    version: 2,
    frequency: '7',
    lines: sent.lines.map((line) => ({ ...line, lineId: line.lineId.replace('L0', 'L10') })),
  }
  it('take the old payment back from the old line and put the new one on the new line', () => {
    const back = matchedWhere(turned(without('REF*6R')), [stands], newer, sent)
    expect(back.problems).toEqual([])
    expect(back.postings.map(({ version, lineId, paidCents }) => [version, lineId.slice(-3), paidCents])).toEqual([
      [1, 'L01', -11_050],
      [1, 'L02', -720_000],
      [1, 'L03', -70_000],
    ])
    const again = matched(without('REF*6R'), sent, newer)
    expect(again.postings.map(({ version }) => version)).toEqual([2, 2, 2])
    expect(paidOf(back) + paidOf(again)).toBe(0)
  })
})

describe('a reversal', () => {
  const whys = ({ unmatched }: MatchedRemittance) => unmatched.map(({ why, line }) => [why, line])
  const quarter = { paidCents: 200_000, patientCents: 40_000 }
  const paidBefore = aPaidClaim().slice(11)

  it.each([
    ['all that stands', [stands]],
    ['one payment of several', [quarter, stands]],
    ['several payments at once', [quarter, { paidCents: 601_050, patientCents: 130_000 }]],
  ])('takes back %s', (_what, posted) => {
    const found = matchedWhere(turned(aPaidClaim()), posted, sent)
    expect([whys(found), paidOf(found)]).toEqual([[], -801_050])
  })

  it('takes back what its own file pays', () => {
    const [bpr = '', ...rest] = turned(aPaidClaim())
    const both = [bpr.replace('-8010.5', '0'), ...rest, ...paidBefore]
    expect(whys(matchedWhere(both, [], sent))).toEqual([])
  })

  it.each([
    ['nothing', []],
    ['another amount', [quarter]],
    ['another share of the patient', [{ ...stands, patientCents: 1 }]],
    ['what was taken back before', [stands, { paidCents: -801_050, patientCents: -170_000 }]],
  ])('of %s waits for a person with its money', (_what, posted) => {
    const found = matchedWhere(turned(aPaidClaim()), posted, sent)
    expect(found.postings).toEqual([])
    expect([whys(found), paidOf(found)]).toEqual([[['reversal_differs', null]], -801_050])
  })

  it('that still pays is not added to what it should take back', () => {
    const found = matchedWhere(
      aPaidClaim().map((segment) => segment.replace(/^(CLP\*\w+)\*1\*/, '$1*22*')),
      [stands],
      sent,
    )
    expect([found.postings, whys(found), paidOf(found)]).toEqual([[], [['reversal_unturned', null]], 801_050])
    const [kept] = found.unmatched
    expect(kept && unmatchedSentence(kept)).toMatch(/segment 15 \(CLP\), element 2 says 22, .* not turned/)
    expect(
      kept &&
        placedPostings(
          kept,
          sent,
          sent.lines.map(({ lineId }) => lineId),
        ).ok,
    ).toBe(false)
  })
})

it.each(['9', '25', '', 'X'])(
  'a claim of status %j is kept for a person with its money, and nothing of it is posted',
  (status) => {
    const found = matched(
      aPaidClaim().map((segment) => segment.replace(/^(CLP\*\w+)\*1\*/, `$1*${status}*`)),
      sent,
    )
    expect(found.postings).toEqual([])
    expect([found.unmatched.map(({ why }) => why), paidOf(found)]).toEqual([['status_unknown'], 801_050])
    const [kept] = found.unmatched
    expect(kept && unmatchedSentence(kept)).toContain(
      `segment 15 (CLP), element 2 says status ${status || 'nothing'}, `,
    )
  },
)

describe('the payment as a whole', () => {
  it('is known when it was posted before', () => {
    expect(matched(aPaidClaim('261120AA001', 'POSTED'), sent).isDuplicate).toBe(true)
    expect(matched(aPaidClaim(), sent).isDuplicate).toBe(false)
  })

  it('is told apart by whoever is named, where the payer sends no identifier', () => {
    const body = aPaidClaim().filter((segment) => !segment.startsWith('REF*2U'))
    expect(payerKeyOf(remittanceOf(aPaidClaim()))).toBe('06302')
    expect(payerKeyOf(remittanceOf(body))).toBe('1234567890')
    expect(payerKeyOf(remittanceOf(body.map((segment) => segment.replace('*1234567890', ''))))).toBe('MEDICARE PART B')
  })

  it('is held with its sums when they do not come out', () => {
    const wrong = aPaidClaim().map((segment) => segment.replace('BPR*I*8010.5', 'BPR*I*8010.51'))
    expect(matched(wrong, sent).problems).toEqual<readonly BalanceProblem[]>([
      { level: 'payment', place: 0, reference: '', expectedCents: 801_050, foundCents: 801_051 },
    ])
  })

  it('names the claim of a recoupment by our number or by the payer’s', () => {
    const body = [
      ...aPaidClaim().map((segment) => segment.replace('BPR*I*8010.5', 'BPR*I*7900.5')),
      'PLB*1234567893*20261231*WO:261120AA001*50*WO:2026325000123*50*72:ELSE*10',
    ]
    const found = matched(body, sent)
    expect(found.problems).toEqual([])
    expect(found.provider.map(({ claimRef }) => claimRef)).toEqual(['261120AA001', '261120AA001', null])
    expect(paidOf(found)).toBe(790_050)
  })
})

describe('cents shared out by charge', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [7, [0, 0], [7, 0]],
    [1, [5, 10], [0, 1]],
    [5, [], []],
  ])('%i over %j', (cents, charges, parts) => expect(spreadByCharge(cents, charges)).toEqual(parts))
})
