import { describe, expect, it } from 'vitest'
import { aPractice } from '#test/builders/aClaim.ts'
import { type ASession, aContainer, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import type { UsedContainer } from '../chart/payloads/payloads.ts'
import { type BillingFacts, type NdcCode, noBillingFacts } from '../claim/billerDecisions.ts'
import { completeness } from '../claim/matrix.ts'
import type { PlannedLine } from '../document/plan.ts'
import { type BilledSession, billSession } from './billSession.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const day = '2026-03-02'

const lineOf = (hcpcs: string, amount = '10', facts: Partial<PlannedLine> = {}): PlannedLine => {
  const line = aPlannedLine({ id: 'drug', name: 'Drug', ...facts })
  return { ...line, catalogue: { ...line.catalogue, hcpcs, billingUnit: mg(amount) } }
}

const given = (line: PlannedLine, containers: readonly UsedContainer[], nothingWasted = true): ASession =>
  aSession({ lines: [line] })
    .prepared()
    .started(line.id, '09:00')
    .stopped(line.id, '10:00')
    .containers(line.id, '10:01', containers, nothingWasted)

function billed(session: ASession, facts: Partial<BillingFacts> = {}): BilledSession {
  const answer = billSession(
    {
      format: 'chairside.session',
      formatVersion: 1,
      sessionId: 'session-1',
      version: 1,
      practice: aPractice,
      providers: [],
      charges: [],
      people: [],
      events: [...session.events],
    },
    { ...noBillingFacts, ...facts },
  )
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}

const drugLines = ({ claim }: BilledSession) =>
  claim.lines.filter(({ kind }) => kind === 'drug').map(({ code, units, modifiers }) => [code, units, ...modifiers])
const questions = ({ claim }: BilledSession) => claim.issues.flatMap(({ question }) => question ?? [])
const chosen = (answer: string) => ({ decisions: [{ lineId: 'drug', about: 'code', answer } as const] })

describe('a code that does not stand on the day of service', () => {
  const old = given(lineOf('J9310', '100'), [aContainer(mg('100'))])

  it('holds the claim and offers its successor with its unit, and nothing is exchanged silently', () => {
    const session = billed(old)
    expect(drugLines(session)).toEqual([['J9310', 1, 'JZ']])
    expect(questions(session)).toEqual([
      {
        lineId: 'drug',
        about: 'code',
        rule: 'U8',
        text: `J9310 ended on 2018-12-31. J9312 stands on ${day}, counted by 10 mg where J9310 is counted by 100 mg.`,
        offers: [{ answer: 'J9312', words: 'J9312, rituximab, 10 mg a unit', unit: mg('10') }],
      },
    ])
    expect(session.claim.issues.filter(({ holds }) => holds).map(({ code }) => code)).toContain('code_question')
  })

  it('counts the units anew under the code a biller chose', () => {
    const session = billed(old, chosen('J9312'))
    expect(drugLines(session)).toEqual([['J9312', 10, 'JZ']])
    expect(questions(session)).toEqual([])
  })

  it('takes no answer that was not offered', () =>
    expect(drugLines(billed(old, chosen('Q5119')))).toEqual([['J9310', 1, 'JZ']]))

  it('asks which one where makers got codes of their own', () => {
    const thiotepa = billed(given(lineOf('J9340', '15'), [aContainer(mg('100'))]))
    expect(questions(thiotepa)[0]?.offers.map(({ answer }) => answer)).toEqual(['J9341', 'J9342'])
  })

  it('never offers a biosimilar the code of its reference product', () => {
    const biosimilar = billed(given(lineOf('Q5139', '10'), [aContainer(mg('100'))]))
    expect(questions(biosimilar)[0]?.offers.map(({ answer }) => answer)).toEqual(['Q5152'])
    const noCharge = billed(given(lineOf('Q5119'), [aContainer(mg('100'))]))
    expect(drugLines(noCharge)).toEqual([['Q5119', 10, 'JZ']])
    expect(questions(noCharge)).toEqual([])
  })
})

describe('the product number in the hand', () => {
  const code = (ndc: string, hcpcs: string, amount: string | null = '10'): NdcCode => ({
    ndc,
    hcpcs,
    unit: amount === null ? null : mg(amount),
    drug: 'pemetrexed',
  })
  const from = (...ndcs: readonly string[]) =>
    given(
      lineOf('J9305'),
      ndcs.map((ndc) => aContainer(mg('50'), { id: ndc, ndc })),
    )
  const [a, b] = ['11111111111', '22222222222'] as const

  it('is no question where it says what the plan says, or says nothing', () => {
    expect(questions(billed(from(a, b), { ndcCodes: [code(a, 'J9305')] }))).toEqual([])
    expect(questions(billed(from(a, b)))).toEqual([])
  })

  it('decides between codes of makers: another code than the plan’s is asked about and counted in its own unit', () => {
    const facts = { ndcCodes: [code(a, 'J9304', '50'), code(b, 'J9304', '50')] }
    expect(questions(billed(from(a, b), facts))[0]?.text).toBe(
      `Product ${a} and ${b} is billed as J9304, and the plan says J9305.`,
    )
    expect(drugLines(billed(from(a, b), { ...facts, ...chosen('J9304') }))).toEqual([['J9304', 2, 'JZ']])
  })

  it('asks where one number has several codes, and keeps the plan’s when a biller says so', () => {
    const facts = { ndcCodes: [code(a, 'J9305'), code(a, 'J9304')] }
    expect(questions(billed(from(a, a), facts))[0]?.offers.map(({ answer }) => answer)).toEqual(['J9305', 'J9304'])
    expect(questions(billed(from(a, a), { ...facts, ...chosen('J9305') }))).toEqual([])
  })

  it('does not offer a code that has ended', () => {
    const facts = { ndcCodes: [code(a, 'J9305'), code(a, 'J9058')] }
    expect(questions(billed(from(a, a), facts))).toEqual([])
  })

  it('lets no one code stand for products of two codes', () => {
    const [question] = questions(billed(from(a, b), { ndcCodes: [code(a, 'J9305'), code(b, 'J9304')] }))
    expect(question).toMatchObject({ offers: [], text: expect.stringContaining('different codes') })
  })

  it('asks for the unit, and does not guess it, where the list does not say it', () => {
    const session = billed(from(a, a), { ndcCodes: [code(a, 'J9304', null)], ...chosen('J9304') })
    expect(drugLines(session)).toEqual([])
    expect(session.claim.issues.map(({ text }) => text)).toContain('The formulary has no billing unit for this drug.')
  })
})

describe('waste', () => {
  const spilled = given(
    lineOf('J9312'),
    [
      aContainer(mg('100'), { id: 'a', used: '60', wasted: '40', wasteReason: 'spilled', volumeMl: '10' }),
      aContainer(mg('100'), { id: 'b', used: '40', wasted: '60', wasteReason: 'remainder', volumeMl: '10' }),
    ],
    false,
  )
  const answered = (answer: 'report' | 'leave_out') => ({
    decisions: [{ lineId: 'drug', about: 'waste', answer } as const],
  })

  it('of a spilled vial waits for a biller, and the product quantity is that of the remainder alone', () => {
    const session = billed(spilled)
    expect(drugLines(session)).toEqual([
      ['J9312', 10],
      ['J9312', 6, 'JW'],
    ])
    expect(session.claim.lines.find(({ modifiers }) => modifiers.includes('JW'))?.ndc?.quantity).toBe('6')
    expect(questions(session).map(({ about, offers }) => [about, offers.map(({ answer }) => answer)])).toEqual([
      ['waste', ['report', 'leave_out']],
    ])
  })

  it('is on the claim when the biller lets it, and a loss when not', () => {
    const reported = billed(spilled, answered('report'))
    expect(drugLines(reported)[1]).toEqual(['J9312', 10, 'JW'])
    expect(reported.claim.losses).toEqual([])
    const left = billed(spilled, answered('leave_out'))
    expect(drugLines(left)[1]).toEqual(['J9312', 6, 'JW'])
    expect(questions(left)).toEqual([])
    expect(left.claim.losses).toEqual([
      { lineId: 'drug', drug: 'Drug', amount: '40', unit: 'mg', reasons: ['spilled'] },
    ])
  })

  it('that nobody recorded holds this drug’s line alone: the infusion and the other drug stay coded', () => {
    const other = {
      ...lineOf('J3490', '1'),
      id: 'other',
      catalogue: { ...lineOf('J3490', '1').catalogue, drug: 'other' },
    }
    const session = aSession({ lines: [lineOf('J9312'), other] })
      .prepared()
      .started('drug', '09:00')
      .stopped('drug', '10:00')
      .started('other', '10:05')
      .stopped('other', '10:30')
      .containers('other', '10:31', [aContainer(mg('100'))], true)
      .withEvent(
        'ContainersRecorded',
        { lineId: 'drug', containers: [aContainer(mg('200'), { used: '100', wasted: '0' })], nothingWasted: false },
        '10:32',
      )
    const { claim, coding } = billed(session)
    expect(drugLines({ claim } as BilledSession)).toEqual([['J3490', 100, 'JZ']])
    expect(coding.result.lines.length).toBeGreaterThan(0)
    expect(coding.drugs[0]?.result.issues).toMatchObject([{ code: 'missing_waste_entry' }])
  })
})

describe('what is no charge', () => {
  it('is a dose that was mixed and never hung: no administration, no drug line, and its loss is listed', () => {
    const never = aContainer(mg('100'), { used: '0', wasted: '100', wasteReason: 'mixed_never_started' })
    const session = aSession({ lines: [lineOf('J9312')] })
      .prepared()
      .perform({ kind: 'markNotGiven', lineId: 'drug', reason: 'not_needed' }, { at: '09:00' })
      .containers('drug', '09:05', [never])
    const { claim, chart, coding } = billed(session)
    expect(claim.lines).toEqual([])
    expect(claim.losses).toMatchObject([{ amount: '100', unit: 'mg', reasons: ['mixed_never_started'] }])
    expect(completeness(chart, claim, coding.result)[0]?.waste.text).toBe('Loss 100 mg')
  })

  it('is a drug the patient’s pharmacy supplied: the administration alone', () => {
    const session = given(lineOf('J9312', '10', { source: 'specialty_pharmacy' }), [aContainer(mg('100'))])
    expect(billed(session).claim.lines.map(({ kind }) => kind)).toEqual(['administration'])
  })
})

describe('several products in one dose', () => {
  it('put JZ on the single-dose product only, where the payer wants a line per product', () => {
    const containers = [
      aContainer(mg('60'), { ndc: '11111111111' }),
      aContainer(mg('100'), { id: 'm', ndc: '22222222222', type: 'multi_dose', used: '40', kept: '60' }),
    ]
    const session = given(lineOf('J9312'), containers)
    const [cover] = session.chart.scheduled.coverages
    if (!cover) throw new Error('the plan has no coverage')
    const perNdc = aSession({
      lines: [lineOf('J9312')],
      coverages: [{ ...cover, payer: { ...cover.payer, ndcLines: 'per_ndc' } }],
    })
      .prepared()
      .started('drug', '09:00')
      .stopped('drug', '10:00')
      .containers('drug', '10:01', containers, true)
    expect(drugLines(billed(perNdc))).toEqual([
      ['J9312', 6, 'JZ'],
      ['J9312', 4],
    ])
    expect(drugLines(billed(session))).toEqual([['J9312', 10, 'JZ']])
  })
})
