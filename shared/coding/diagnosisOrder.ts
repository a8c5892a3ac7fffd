import { issueKinds } from './issueKinds.ts'
import type { AdminClass, Issue } from './types.ts'
import { diagnosisWords } from './words/diagnosisWords.ts'

/** A diagnosis as the plan states it. */
export interface StatedDiagnosis {
  /** ICD-10-CM with its point: "Z51.11". */
  readonly code: string
  readonly kind: 'disease' | 'treatment_reason' | 'other'
}

/** A service as far as diagnoses care. */
interface Treatment {
  readonly id: string
  readonly class: AdminClass | null
}

/** C1: chemotherapy before immunotherapy where the visit is for both (S28, S19). */
const treatmentReasons: readonly string[] = ['Z51.11', 'Z51.12']

/**
 * C1: the order of the diagnoses. Treatment reasons first, the rest as stated, none twice. Coding orders and never
 * chooses: where an antineoplastic drug is given for a neoplasm and no treatment reason is stated, it says so. The same
 * drugs for another disease carry that disease alone.
 */
export function diagnosisOrder<T extends StatedDiagnosis>(
  stated: readonly T[],
  services: readonly Treatment[],
): { readonly diagnoses: readonly T[]; readonly issues: readonly Issue[] } {
  const once = stated.filter(({ code }, place) => stated.findIndex((other) => other.code === code) === place)
  const reasons = once.filter(({ kind }) => kind === 'treatment_reason').sort((a, b) => placeOf(a) - placeOf(b))
  const diagnoses = [...reasons, ...once.filter(({ kind }) => kind !== 'treatment_reason')]
  const treated = services.filter((service) => service.class === 'antineoplastic')
  const missing = treated.length > 0 && reasons.length === 0 && once.some(({ code }) => isNeoplasm(code))
  const { level, stops, rule } = issueKinds.treatment_reason_missing
  const issue: Issue = {
    code: 'treatment_reason_missing',
    level,
    stops,
    serviceIds: treated.map(({ id }) => id),
    rule,
    text: diagnosisWords.reasonMissing(),
  }
  return { diagnoses, issues: missing ? [issue] : [] }
}

function placeOf({ code }: StatedDiagnosis): number {
  const place = treatmentReasons.indexOf(code)
  return place < 0 ? treatmentReasons.length : place
}

/** Neoplasms of ICD-10-CM: C00 to D49. */
const isNeoplasm = (code: string): boolean => /^(C\d|D[0-4])/.test(code)
