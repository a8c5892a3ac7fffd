import type { ClaimIssue } from './claim.ts'

/** What a claim waits for, in the few kinds a biller sorts work by. */
export const missingKinds = [
  'answer',
  'amendment',
  'authorization',
  'code',
  'waste',
  'product_number',
  'diagnosis',
  'charge',
  'coverage',
  'practice',
  'at_payer',
  'other',
] as const
export type MissingKind = (typeof missingKinds)[number]

const kindOf: Readonly<Record<ClaimIssue['code'], MissingKind>> = {
  charge_missing: 'charge',
  authorization_missing: 'authorization',
  authorization_mismatch: 'authorization',
  authorization_exceeded: 'authorization',
  site_of_care_limit: 'authorization',
  diagnosis_missing: 'diagnosis',
  diagnosis_invalid: 'diagnosis',
  pointer_invalid: 'diagnosis',
  ndc_missing: 'product_number',
  ndc_invalid: 'product_number',
  coverage_missing: 'coverage',
  coding_incomplete: 'code',
  coding_issue: 'code',
  code_question: 'code',
  procedure_invalid: 'code',
  units_invalid: 'code',
  too_many_modifiers: 'code',
  units_above_limit: 'code',
  units_unpublished: 'code',
  pair_review: 'code',
  nothing_to_bill: 'code',
  waste_question: 'waste',
  discard_pair_broken: 'waste',
  npi_invalid: 'practice',
  address_incomplete: 'practice',
  place_of_service: 'practice',
  control_number_missing: 'at_payer',
  already_sent: 'at_payer',
  filing_late: 'at_payer',
  not_signed: 'amendment',
  total_wrong: 'other',
}

/** The kinds of what holds a claim, each once. */
export const missingKindsOf = (issues: readonly Pick<ClaimIssue, 'code' | 'holds'>[]): MissingKind[] => [
  ...new Set(issues.filter(({ holds }) => holds).map(({ code }) => kindOf[code])),
]
