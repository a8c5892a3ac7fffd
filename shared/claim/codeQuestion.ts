import { replacedCodes } from '../catalogue/replacedCodes.ts'
import { codeOnDay } from '../catalogue/successorOf.ts'
import type { CodeTransition } from '../catalogue/types.ts'
import type { Amount } from '../coding/types.ts'
import type { ClaimOffer, ClaimQuestion, NdcCode } from './billerDecisions.ts'

/** One drug of the day as its code is asked about. `ndcs`: product numbers of the containers it was given from. */
export interface CodedDrug {
  readonly lineId: string
  readonly hcpcs: string
  readonly billingUnit: Amount | null
  readonly ndcs: readonly string[]
}

/**
 * Why the drug's code is not simply the planned one, or null: it does not stand on the day of service, or the product
 * number says another or several. Nothing is exchanged silently, and no offer comes from anywhere but the two lists:
 * a biosimilar is never offered its reference product's code for want of its own (U8, reference files 15).
 */
export function codeQuestion(drug: CodedDrug, day: string, ndcCodes: readonly NdcCode[]): ClaimQuestion | null {
  return outOfDate(drug, day) ?? otherProduct(drug, day, ndcCodes)
}

function outOfDate({ lineId, hcpcs, billingUnit }: CodedDrug, day: string): ClaimQuestion | null {
  const standing = codeOnDay(replacedCodes, hcpcs, day)
  if (standing.state === 'in_force') return null
  const isOld = standing.state === 'ended'
  const offers = isOld ? standing.successors.map(successor) : standing.instead.map(predecessor)
  const when = isOld ? `ended on ${standing.lastDay}` : `begins on ${standing.firstDay}`
  const [only, ...more] = offers
  const instead =
    only === undefined
      ? 'No code in its place is known.'
      : more.length === 0
        ? `${only.answer} stands on ${day}${otherUnit(hcpcs, billingUnit, only)}.`
        : `${offers.map(({ answer }) => answer).join(' and ')} stand on ${day}: the product decides.`
  return { lineId, about: 'code', rule: 'U8', text: `${hcpcs} ${when}. ${instead}`, offers }
}

const unitText = ({ amount, unit }: Amount): string => `${amount} ${unit}`

const offer = (hcpcs: string, unit: Amount, drug: string): ClaimOffer => ({
  answer: hcpcs,
  words: `${hcpcs}, ${drug}, ${unitText(unit)} a unit`,
  unit,
})

const successor = ({ newHcpcs, newUnit, drug }: CodeTransition): ClaimOffer => offer(newHcpcs, newUnit, drug)
const predecessor = ({ oldHcpcs, oldUnit, drug }: CodeTransition): ClaimOffer => offer(oldHcpcs, oldUnit, drug)

const otherUnit = (hcpcs: string, before: Amount | null, { unit }: ClaimOffer): string =>
  before && unit && unitText(before) !== unitText(unit)
    ? `, counted by ${unitText(unit)} where ${hcpcs} is counted by ${unitText(before)}`
    : ''

function otherProduct(drug: CodedDrug, day: string, ndcCodes: readonly NdcCode[]): ClaimQuestion | null {
  const { lineId, hcpcs, ndcs } = drug
  const known = [...new Set(ndcs)]
    .map((ndc) => ({ ndc, codes: codesOf(ndc, day, ndcCodes) }))
    .filter(({ codes }) => codes.length > 0)
  const ask = (text: string, codes: readonly NdcCode[]): ClaimQuestion => ({
    lineId,
    about: 'code',
    rule: 'U8',
    text,
    offers: codes.map((code) => ndcOffer(code, drug)),
  })
  const common = (known[0]?.codes ?? []).filter((code) =>
    known.every(({ codes }) => codes.some((other) => other.hcpcs === code.hcpcs)),
  )
  const numbers = known.map(({ ndc }) => ndc).join(' and ')
  if (known.length > 1 && common.length === 0)
    return ask(`Products ${numbers} have different codes. Chart each on a line of its own.`, [])
  const [only] = common
  if (only === undefined) return null
  if (common.length > 1)
    return ask(`Product ${numbers} may be ${common.map((code) => code.hcpcs).join(' or ')}. Say which one.`, common)
  if (only.hcpcs === hcpcs) return null
  return ask(`Product ${numbers} is billed as ${only.hcpcs}, and the plan says ${hcpcs}.`, common)
}

/** The codes of one product number that stand on the day, each once. */
function codesOf(ndc: string, day: string, ndcCodes: readonly NdcCode[]): readonly NdcCode[] {
  const own = ndcCodes.filter((row) => row.ndc === ndc && codeOnDay(replacedCodes, row.hcpcs, day).state === 'in_force')
  return own.filter((row, at) => own.findIndex(({ hcpcs }) => hcpcs === row.hcpcs) === at)
}

/** A code of unknown unit is offered with the plan's only where it is the plan's own. */
function ndcOffer({ hcpcs, unit, drug }: NdcCode, planned: CodedDrug): ClaimOffer {
  const known = unit ?? (hcpcs === planned.hcpcs ? planned.billingUnit : null)
  return known ? offer(hcpcs, known, drug) : { answer: hcpcs, words: `${hcpcs}, ${drug}` }
}
