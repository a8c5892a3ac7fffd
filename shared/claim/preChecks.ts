import { localDate } from '../kernel/instant.ts'
import type { Claim, ClaimIssue, ClaimLine } from './claim.ts'

/**
 * What a clearinghouse or payer sends back by return of post (billing-interfaces 12), looked at before anything leaves.
 * Pure and about the claim alone; what needs the record or the payer's tables is in `issues.ts` and `editIssues.ts`.
 */
export function preChecks(claim: Claim): readonly ClaimIssue[] {
  return [
    ...diagnosisIssues(claim),
    ...claim.lines.flatMap((line) => [...codeIssues(line), ...pointerIssues(claim, line), ...ndcIssues(line)]),
    ...discardIssues(claim),
    ...totalIssues(claim),
  ]
}

const hold = (code: ClaimIssue['code'], place: string, text: string): ClaimIssue => ({ code, holds: true, place, text })

const diagnosisForm = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/

function diagnosisIssues({ diagnoses }: Claim): readonly ClaimIssue[] {
  const wrong = diagnoses.filter((code) => !diagnosisForm.test(code))
  const twice = diagnoses.filter((code, index) => diagnoses.indexOf(code) !== index)
  return [
    ...wrong.map((code) => hold('diagnosis_invalid', 'diagnosis', `${code} has not the form of an ICD-10-CM code.`)),
    ...twice.map((code) => hold('diagnosis_invalid', 'diagnosis', `${code} stands twice in the list of diagnoses.`)),
  ]
}

const mostModifiers = 4

function codeIssues({ id, code, units, modifiers }: ClaimLine): readonly ClaimIssue[] {
  const issues: ClaimIssue[] = []
  if (!/^[A-Z0-9]{5}$/.test(code))
    issues.push(hold('procedure_invalid', id, `${code} is no procedure code: it needs five letters or digits.`))
  if (!Number.isInteger(units) || units < 1)
    issues.push(hold('units_invalid', id, `${code} has ${units} units; a line needs a whole number from 1.`))
  if (modifiers.length > mostModifiers)
    issues.push(
      hold('too_many_modifiers', id, `${code} has ${modifiers.length} modifiers; a line carries ${mostModifiers}.`),
    )
  for (const modifier of modifiers.filter((one) => !/^[A-Z0-9]{2}$/.test(one)))
    issues.push(hold('procedure_invalid', id, `${modifier} on ${code} is no modifier.`))
  return issues
}

function pointerIssues({ diagnoses, form }: Claim, { id, code, pointers }: ClaimLine): readonly ClaimIssue[] {
  if (form === 'institutional' || diagnoses.length === 0) return []
  if (pointers.length === 0) return [hold('pointer_invalid', id, `${code} points to no diagnosis.`)]
  const known = pointers.every((one) => Number.isInteger(one) && one >= 1 && one <= diagnoses.length)
  if (known && new Set(pointers).size === pointers.length && pointers.length <= 4) return []
  return [
    hold(
      'pointer_invalid',
      id,
      `${code} points to diagnosis ${pointers.join(', ')}; the claim has ${diagnoses.length}.`,
    ),
  ]
}

function ndcIssues({ id, code, ndc }: ClaimLine): readonly ClaimIssue[] {
  if (!ndc) return []
  const issues: ClaimIssue[] = []
  if (!/^\d{11}$/.test(ndc.ndc) || /^0+$/.test(ndc.ndc))
    issues.push(hold('ndc_invalid', id, `${ndc.ndc} on ${code} is no product number: it needs eleven digits, 5-4-2.`))
  if (!/^\d{1,7}(\.\d{1,3})?$/.test(ndc.quantity) || /^[0.]+$/.test(ndc.quantity))
    issues.push(hold('ndc_invalid', id, `${code} has ${ndc.quantity || 'no'} ${ndc.unit} of its product.`))
  return issues
}

const has = ({ modifiers }: ClaimLine, modifier: string): boolean => modifiers.includes(modifier)

/** JW stands beside its administered line of the same product; JZ says that nothing was discarded of it. */
function discardIssues({ lines }: Claim): readonly ClaimIssue[] {
  const drugs = lines.filter(({ kind }) => kind === 'drug')
  return drugs
    .filter((line) => has(line, 'JW'))
    .flatMap((line) => {
      const given = drugs.filter((one) => one.code === line.code && !has(one, 'JW'))
      const broken = (text: string): ClaimIssue => hold('discard_pair_broken', line.id, text)
      if (has(line, 'JZ')) return [broken(`${line.code} carries JW and JZ on one line.`)]
      if (given.every((one) => has(one, 'JZ')))
        return [broken(`${line.code} with JW stands without its administered line.`)]
      const isSame = (one: ClaimLine): boolean => one.ndc === null || line.ndc === null || one.ndc.ndc === line.ndc.ndc
      return given.some((one) => has(one, 'JZ') && isSame(one))
        ? [broken(`${line.code} carries JW and JZ for one product.`)]
        : []
    })
}

function totalIssues({ lines, totalCents, serviceDate, signedAt }: Claim): readonly ClaimIssue[] {
  const sum = lines.reduce((total, { chargeCents }) => total + chargeCents, 0)
  const issues: ClaimIssue[] = []
  if (sum !== totalCents || lines.some(({ chargeCents }) => !Number.isSafeInteger(chargeCents) || chargeCents < 0))
    issues.push(hold('total_wrong', 'total', 'The total is not the sum of the lines.'))
  if (signedAt && serviceDate > localDate(signedAt))
    issues.push(hold('total_wrong', 'day', `The day of service ${serviceDate} lies after the signature.`))
  return issues
}
