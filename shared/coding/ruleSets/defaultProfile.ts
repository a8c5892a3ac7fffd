import type { CodingProfile } from '../types.ts'

/** Rule-profile switches as they stand unless payer or site says otherwise (section 10). */
export const defaultProfile: CodingProfile = {
  // Office guidance follows the documented main reason (S2, S11, S19).
  officeInitial: 'primary_reason',
  // S12 adds three runs of 30 minutes; the payer letter in S21 does not.
  hydrationSegments: 'sum',
  // QHR and the CMS answer quoted there (S16); S14 says payers differ.
  missingStop: 'no_code',
  // CMS RAC topic 0071 (S1).
  distinctModifier: '59',
  // S15 alone adds it.
  secondSiteAddOnModifier: 'none',
  // First Coast, as reported in S12.
  splitDoseInjection: 'one_unit',
  // Medicare Part B asks for JW or JZ (S9b, S10).
  discardModifiers: 'medicare',
  acquired340b: false,
  // S14; S12 prefers modifier 53.
  stoppedEarly: 'by_minutes',
  // CPT Assistant November 2005, as reported in S12.
  concurrentChemo: 'unlisted_review',
  hospitalVisitCode: 'as_documented',
  classOverrides: {},
}
