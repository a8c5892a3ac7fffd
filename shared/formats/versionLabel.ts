import type { Claim } from '#shared/claim/claim.ts'

/** A version as control ids and identifiers of charges say it: "2", or "2C1" where it took its own place (ADR 33). */
export const versionLabel = ({ version, label }: Pick<Claim, 'version' | 'label'>): string => label ?? String(version)
