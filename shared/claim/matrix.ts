import type { Chart, Line } from '../chart/chart.ts'
import type { CodingResult } from '../coding/types.ts'
import type { Claim, ClaimLine } from './claim.ts'
import type { Loss } from './losses.ts'

/** Where a missing cell is put right: on the record's line, in the practice's lists, or with the payer. */
export type MendPlace = 'dose' | 'times' | 'containers' | 'diagnosis' | 'authorization'

/** One cell: agrees, is missing, or is not needed for the reason it says. */
export interface CompletenessCell {
  readonly state: 'ok' | 'missing' | 'not_needed'
  readonly text: string
  /** Of a missing cell. */
  readonly mend?: MendPlace
}

/** One planned drug across: was it given, coded, counted, wasted, administered, diagnosed, authorized, numbered (workflow 12.16). */
export interface CompletenessRow {
  readonly lineId: string
  readonly planned: string
  readonly given: CompletenessCell
  readonly drugCode: CompletenessCell
  readonly units: CompletenessCell
  readonly waste: CompletenessCell
  readonly administration: CompletenessCell
  readonly diagnosis: CompletenessCell
  readonly authorization: CompletenessCell
  readonly ndc: CompletenessCell
}

const okCell = (text: string): CompletenessCell => ({ state: 'ok', text })
const missing = (mend: MendPlace, text = 'Missing'): CompletenessCell => ({ state: 'missing', text, mend })
const notNeeded = (text: string): CompletenessCell => ({ state: 'not_needed', text })

/** Planned drug × given × drug code × units × waste × administration × diagnosis × authorization × NDC, in plan order. */
export function completeness(chart: Chart, claim: Claim, result: CodingResult): readonly CompletenessRow[] {
  return chart.lines.map((line) => {
    const own = claim.lines.filter(({ lineIds }) => lineIds.includes(line.id))
    const drugs = own.filter(({ kind }) => kind === 'drug')
    return {
      lineId: line.id,
      planned: line.plan.name,
      given: givenCell(line),
      ...drugCells(line, drugs, claim.losses),
      administration: administrationCell(line, own, result),
      diagnosis: diagnosisCell(own, claim),
      authorization: authorizationCell(line, drugs, claim),
      ndc: ndcCell(line, drugs, claim),
    }
  })
}

function givenCell(line: Line): CompletenessCell {
  if (line.notGiven) return notNeeded('Not given')
  return line.doseGiven ? okCell(`${line.doseGiven.amount} ${line.doseGiven.unit}`) : missing('dose', 'Dose missing')
}

type DrugCells = Pick<CompletenessRow, 'drugCode' | 'units' | 'waste'>

function drugCells(line: Line, drugs: readonly ClaimLine[], losses: readonly Loss[]): DrugCells {
  const lost = losses
    .filter(({ lineId }) => lineId === line.id)
    .map(({ amount, unit }) => `Loss ${amount} ${unit}`)
    .join(', ')
  const none = (cell: CompletenessCell): DrugCells => ({ drugCode: cell, units: notNeeded(''), waste: notNeeded(lost) })
  if (line.notGiven) return none(notNeeded('Not given'))
  if (!line.plan.catalogue.hcpcs) return none(notNeeded('No code'))
  if (line.plan.source !== 'practice') return none(notNeeded('Not bought here'))
  const given = drugs.filter(({ modifiers }) => !modifiers.includes('JW'))
  const wasted = drugs.filter(({ modifiers }) => modifiers.includes('JW'))
  if (given.length === 0) return none(missing('containers'))
  const sum = (lines: readonly ClaimLine[]): number => lines.reduce((total, { units }) => total + units, 0)
  const waste =
    wasted.length > 0
      ? okCell([`JW ${sum(wasted)}`, ...(lost === '' ? [] : [lost])].join(', '))
      : given.some(({ modifiers }) => modifiers.includes('JZ'))
        ? okCell(['JZ', ...(lost === '' ? [] : [lost])].join(', '))
        : notNeeded(lost === '' ? 'None' : lost)
  return { drugCode: okCell(line.plan.catalogue.hcpcs), units: okCell(String(sum(given))), waste }
}

function administrationCell(line: Line, own: readonly ClaimLine[], result: CodingResult): CompletenessCell {
  if (line.notGiven) return notNeeded('Not given')
  const codes = own
    .filter(({ kind }) => kind === 'administration')
    .map(({ code, units }) => (units > 1 ? `${code} × ${units}` : code))
  if (codes.length > 0) return okCell(codes.join(', '))
  const why = result.notCounted.find(({ serviceId }) => serviceId === line.id)
  return why ? notNeeded(`Included, ${why.rule}`) : missing('times')
}

function diagnosisCell(own: readonly ClaimLine[], claim: Claim): CompletenessCell {
  if (own.length === 0) return notNeeded('')
  const first = own[0]?.pointers[0]
  const code = first === undefined ? undefined : claim.diagnoses[first - 1]
  return code ? okCell(code) : missing('diagnosis')
}

function authorizationCell(line: Line, drugs: readonly ClaimLine[], claim: Claim): CompletenessCell {
  const { authorization } = claim
  if (line.notGiven || drugs.length === 0) return notNeeded('Not needed')
  if (authorization && line.plan.catalogue.hcpcs && authorization.drugs.includes(line.plan.catalogue.hcpcs))
    return okCell(authorization.number)
  if (line.plan.role !== 'antineoplastic') return notNeeded('Not needed')
  const waived = claim.issues.every(({ code }) => code !== 'authorization_missing')
  return waived && !authorization ? notNeeded('Not needed') : missing('authorization')
}

/** Every drug line names its product; a payer that does not ask leaves a missing one without a gap. */
function ndcCell({ notGiven, plan }: Line, drugs: readonly ClaimLine[], { coverage }: Claim): CompletenessCell {
  if (notGiven) return notNeeded('Not given')
  if (plan.source !== 'practice') return notNeeded('Not bought here')
  if (drugs.length === 0) return notNeeded('')
  const numbers = [...new Set(drugs.flatMap(({ ndc }) => ndc?.ndc ?? []))]
  if (drugs.every(({ ndc }) => ndc !== null)) return okCell(numbers.join(', '))
  return coverage?.payer.ndcRequired ? missing('containers') : notNeeded('Payer does not ask')
}
