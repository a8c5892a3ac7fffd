import type { Claim } from '#shared/claim/claim.ts'
import type { ChargedVisit } from '#shared/claim/visitFacts.ts'
import { usualFhirSite, writeFhirBundle, writeFhirVoid } from '#shared/formats/fhir/writeBundle.ts'
import { type DftProfile, usualProfile } from '#shared/formats/hl7/siteProfile.ts'
import { writeDft } from '#shared/formats/hl7/writeDft.ts'
import { versionLabel } from '#shared/formats/versionLabel.ts'
import type { DestinationSettings } from './destination.ts'

/** Destinations that take charges. */
export type ChargeSettings = Extract<DestinationSettings, { kind: 'mllp' | 'fhir' }>

/** What a receiver has of the visit; `isCharged` false = it was voided there since. */
export interface ChargedBefore extends ChargedVisit {
  readonly isCharged: boolean
}

/** MSH-10 of a message, which a resend keeps, or what we call a bundle; a void takes the number of what it takes back. */
export function chargesName(
  { kind }: ChargeSettings,
  as: 'claim' | 'void',
  claim: Pick<Claim, 'reference' | 'version' | 'label'>,
): string {
  return `${claim.reference}-${as === 'void' ? 'V' : kind === 'mllp' ? 'R' : 'v'}${versionLabel(claim)}`
}

/** A version's charges, behind the credit of those that stand there; pure. */
export function writeCharges(settings: ChargeSettings, now: ChargedVisit, before: ChargedBefore | null): string {
  const { claim, visit } = now
  if (settings.kind === 'fhir') return writeFhirBundle(claim, visit, usualFhirSite(claim.practice.id), before)
  return dftOf(settings, now, before?.isCharged ? before.claim : null)
}

/** What stands there credited, and nothing charged; `now`: the record as it is, `own`: what the void's name says. */
export function writeVoid(
  settings: ChargeSettings,
  now: ChargedVisit,
  before: ChargedBefore,
  own: Pick<Claim, 'version' | 'label'>,
): string {
  const { claim } = before
  if (settings.kind === 'fhir') return writeFhirVoid(before, now.visit, usualFhirSite(claim.practice.id))
  return dftOf(settings, { ...before, claim: { ...claim, ...own, lines: [] } }, claim)
}

const profileOf = ({ version }: Extract<ChargeSettings, { kind: 'mllp' }>, { practice }: Claim): DftProfile => ({
  ...usualProfile(version),
  sendingFacility: practice.submitterId,
  receivingApplication: practice.receiverId,
  receivingFacility: practice.receiverId,
})

/** One message a visit, as the usual profiles have it. */
function dftOf(
  settings: Extract<ChargeSettings, { kind: 'mllp' }>,
  { claim, visit, signedAt }: ChargedVisit,
  previous: Claim | null,
): string {
  return writeDft({ claim, visit, signedAt, previous }, profileOf(settings, claim))
    .map(({ text }) => text)
    .join('')
}
