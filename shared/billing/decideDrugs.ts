import type { Chart } from '../chart/chart.ts'
import type { BillingFacts, ClaimQuestion, WasteAnswer } from '../claim/billerDecisions.ts'
import { codeQuestion } from '../claim/codeQuestion.ts'
import type { ClaimDrug } from '../claim/facts.ts'
import type { UnitsInput } from '../coding/types.ts'
import { codeUnits } from '../coding/units.ts'
import type { DrugUnits } from './codeChart.ts'

/**
 * The day's drugs as they are billed: the signed coding, with a biller's answers on top and the questions still open.
 * Units are counted anew under another code: its unit differs, so they are never carried over.
 */
export const decideDrugs = (
  chart: Chart,
  drugs: readonly DrugUnits[],
  day: string,
  facts: BillingFacts,
): readonly (DrugUnits & ClaimDrug)[] => drugs.map((drug) => decideDrug(chart, drug, day, facts))

function decideDrug(chart: Chart, drug: DrugUnits, day: string, facts: BillingFacts): DrugUnits & ClaimDrug {
  if (drug.input.patientSupplied) return { ...drug, questions: [] }
  const code = answeredCode(chart, drug, day, facts)
  const waste = answeredWaste(drug.lineId, code.input, facts)
  const input = waste ? withAnswer(code.input, waste) : code.input
  const result = input === drug.input ? drug.result : codeUnits(input)
  const wasteIssue = result.issues.find((issue) => issue.code === 'waste_reason_review')
  const questions = [
    ...(code.question ? [code.question] : []),
    ...(wasteIssue ? [wasteQuestion(drug.lineId, wasteIssue)] : []),
  ]
  return { ...drug, input, result, questions }
}

function answeredCode(
  chart: Chart,
  { lineId, input }: DrugUnits,
  day: string,
  { decisions, ndcCodes }: BillingFacts,
): { readonly input: UnitsInput; readonly question: ClaimQuestion | null } {
  const { serviceIds = [], hcpcs, billingUnit } = input
  const ndcs = chart.lines
    .filter(({ id }) => serviceIds.includes(id))
    .flatMap(({ containers }) => containers?.containers ?? [])
    .filter(({ used }) => /[1-9]/.test(used))
    .map(({ ndc }) => ndc)
  const question = codeQuestion({ lineId, hcpcs, billingUnit, ndcs }, day, ndcCodes)
  const answer = decisions.find((one) => one.lineId === lineId && one.about === 'code')?.answer
  const chosen = question?.offers.find((offer) => offer.answer === answer)
  if (!chosen) return { input, question }
  return { input: { ...input, hcpcs: chosen.answer, billingUnit: chosen.unit ?? null }, question: null }
}

function answeredWaste(lineId: string, { waste }: UnitsInput, { decisions }: BillingFacts): WasteAnswer | undefined {
  const answer = decisions.find((one) => one.lineId === lineId && one.about === 'waste')
  return waste?.review && answer?.about === 'waste' ? answer.answer : undefined
}

const withAnswer = (input: UnitsInput, reviewed: WasteAnswer): UnitsInput =>
  input.waste ? { ...input, waste: { ...input.waste, reviewed } } : input

const wasteQuestion = (
  lineId: string,
  { rule, text }: { readonly rule: string; readonly text: string },
): ClaimQuestion => ({
  lineId,
  about: 'waste',
  rule,
  text,
  offers: [
    { answer: 'report', words: 'Report it as discarded' },
    { answer: 'leave_out', words: 'Leave it out, our loss' },
  ],
})
