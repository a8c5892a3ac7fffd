import type { CodingProfile } from './types.ts'

/**
 * Section 10: the switches of one session, the practice's first and the payer's over them. Class overrides are per drug,
 * so a payer's stand beside the practice's and replace only those of the same drug.
 */
export function profileFor(
  practice: Partial<CodingProfile>,
  payer: Partial<CodingProfile> = {},
): Partial<CodingProfile> {
  const profile = { ...practice, ...payer }
  if (!practice.classOverrides) return profile
  return { ...profile, classOverrides: { ...practice.classOverrides, ...payer.classOverrides } }
}
