import type { Claim } from '#shared/claim/claim.ts'
import { type Instant, localDate } from '#shared/kernel/instant.ts'

/** Why a claim cannot stand in a claim file. Whoever builds a batch leaves it out and shows it; the writer refuses it as a bug. */
export interface BatchProblem {
  readonly reference: string
  readonly text: string
}

export interface BatchForm {
  readonly form: Claim['form']
  readonly createdAt: Instant
}

const mostLines = { professional: 50, institutional: 999 } as const
const mostDiagnoses = { professional: 12, institutional: 25 } as const
const longestReference = 20

/** Everything about one claim that a receiver rejects the file for (billing-interfaces 5, traps). */
export function claimFileProblems(claim: Claim, { form, createdAt }: BatchForm): readonly BatchProblem[] {
  const { reference, lines, totalCents, frequency, payerControlNumber, diagnoses } = claim
  const problems: string[] = []
  if (claim.form !== form)
    problems.push(
      `it is ${claim.form === 'professional' ? 'an office' : 'a hospital'} claim and belongs in the other file`,
    )
  if (!/^[A-Z0-9-]+$/.test(reference) || reference.length > longestReference)
    problems.push(`its number ${reference} is not ${longestReference} letters, digits and hyphens at most`)
  if (!claim.coverage) problems.push('it has no coverage')
  if (lines.length === 0) problems.push('it has no line')
  if (lines.length > mostLines[form])
    problems.push(`it has ${lines.length} lines, and the file takes ${mostLines[form]}`)
  if (diagnoses.length === 0) problems.push('it has no diagnosis')
  if (diagnoses.length > mostDiagnoses[form]) problems.push(`it has ${diagnoses.length} diagnoses`)
  if (lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0) !== totalCents)
    problems.push('its total is not the sum of its lines')
  if (frequency !== '1' && !payerControlNumber) problems.push(`frequency ${frequency} needs the payer’s number`)
  if (lines.some(({ serviceDate }) => serviceDate > localDate(createdAt)))
    problems.push('a day of service lies after the day of the file')
  if (form === 'institutional' && lines.some(({ revenueCode }) => revenueCode === null))
    problems.push('a line has no revenue code')
  if (new Set(lines.map(({ id }) => id)).size !== lines.length) problems.push('two lines have one id')
  return problems.map((text) => ({ reference, text }))
}
