import type { DoseOver } from '../chart/safety/authorization.ts'
import type { Authorization } from '../document/clinic.ts'
import type { Claim, ClaimIssue } from './claim.ts'

/**
 * What the payer's authorization says otherwise than the claim (billing-interfaces 12: CO-197, CO-198, CO-11). A missing
 * one holds; a difference is shown with its reason, because a person may know better.
 */
export function authorizationIssues(
  claim: Claim,
  own: readonly Authorization[],
  over: readonly DoseOver[] = [],
): readonly ClaimIssue[] {
  const { coverage, authorization, serviceDate } = claim
  if (!coverage) return []
  if (authorization) return [...mismatches(claim, authorization, own), ...doseIssues(authorization, over)]
  if (own.some(({ status }) => status === 'not_required')) return []
  const rejected = own.find((row) => row.from <= serviceDate && serviceDate <= row.to)
  const text = rejected
    ? `The authorization ${rejected.number} of ${coverage.payer.name} for ${serviceDate} is ${rejected.status}.`
    : `No authorization of ${coverage.payer.name} covers ${serviceDate}.`
  return [{ code: 'authorization_missing', holds: true, place: 'authorization', text }]
}

const note = (code: ClaimIssue['code'], text: string): ClaimIssue => ({
  code,
  holds: false,
  place: 'authorization',
  text,
})

function mismatches(claim: Claim, authorization: Authorization, own: readonly Authorization[]): readonly ClaimIssue[] {
  const { number, drugs, unitsAllowed = [], visitsAllowed, visitsUsed, cyclesAllowed, cyclesUsed } = authorization
  const { diagnosis, providerNpi } = authorization
  const issues: ClaimIssue[] = []
  const given = claim.lines.filter(({ kind }) => kind === 'drug')
  const listed = new Set([...drugs, ...own.flatMap((row) => row.drugs)])
  const unlisted = [...new Set(given.map(({ code }) => code))].filter((code) => !drugs.includes(code))
  // Supportive drugs are rarely on an authorization; one that names none of the day's drugs is for something else.
  if (given.length > 0 && drugs.length > 0 && unlisted.length === new Set(given.map(({ code }) => code)).size)
    issues.push(
      note(
        'authorization_mismatch',
        `Authorization ${number} is for ${[...listed].join(', ')}, none of which was given.`,
      ),
    )
  for (const { hcpcs, units, used = 0 } of unitsAllowed) {
    const billed = given.filter(({ code }) => code === hcpcs).reduce((sum, line) => sum + line.units, 0)
    if (billed + used > units)
      issues.push(
        note(
          'authorization_exceeded',
          `Authorization ${number} allows ${units} units of ${hcpcs}; ${used > 0 ? `${used} are used, ` : ''}this claim has ${billed}.`,
        ),
      )
  }
  if (visitsAllowed !== undefined && visitsUsed !== undefined && visitsUsed >= visitsAllowed)
    issues.push(
      note('authorization_exceeded', `Authorization ${number} allows ${visitsAllowed} visits; ${visitsUsed} are used.`),
    )
  if (cyclesAllowed !== undefined && cyclesUsed !== undefined && cyclesUsed >= cyclesAllowed)
    issues.push(
      note('authorization_exceeded', `Authorization ${number} allows ${cyclesAllowed} cycles; ${cyclesUsed} are used.`),
    )
  if (diagnosis !== '' && claim.diagnoses.length > 0 && !claim.diagnoses.some((code) => isUnder(code, diagnosis)))
    issues.push(
      note('authorization_mismatch', `Authorization ${number} is for ${diagnosis}, which is not on the claim.`),
    )
  if (providerNpi !== undefined && claim.rendering && providerNpi !== claim.rendering.npi)
    issues.push(note('authorization_mismatch', `Authorization ${number} names another provider, NPI ${providerNpi}.`))
  return issues
}

/** Doses given above what is left of a dose allowed. */
const doseIssues = ({ id, number }: Authorization, over: readonly DoseOver[]): readonly ClaimIssue[] =>
  over
    .filter(({ authorizationId }) => authorizationId === id)
    .map(({ hcpcs, allowed, used, given }) =>
      note(
        'authorization_exceeded',
        `Authorization ${number} allows ${allowed} of ${hcpcs}; ${used ? `${used} are used, ` : ''}${given} were given.`,
      ),
    )

const plain = (code: string): string => code.replace('.', '')
const isUnder = (code: string, authorized: string): boolean => plain(code).startsWith(plain(authorized))
