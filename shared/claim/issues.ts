import type { Issue } from '../coding/types.ts'
import type { ReferenceUsed } from '../document/referenceUsed.ts'
import { localDate } from '../kernel/instant.ts'
import { authorizationIssues } from './authorizationIssues.ts'
import { mainNumbers } from './authorizationNumbers.ts'
import type { Claim, ClaimIssue } from './claim.ts'
import { correctionOf } from './correction.ts'
import { editIssues } from './editIssues.ts'
import type { ClaimFacts, PriceList } from './facts.ts'
import { isNpi } from './npi.ts'
import { preChecks } from './preChecks.ts'

/** What a claim still lacks, in words, before anything is sent (billing-interfaces 12). Holds keep the export back. */
export function claimIssues(claim: Claim, facts: ClaimFacts, price: PriceList): readonly ClaimIssue[] {
  return [
    ...recordIssues(claim, facts),
    ...peopleIssues(claim),
    ...payerIssues(claim, facts),
    ...lineIssues(claim, price),
    ...preChecks(claim),
    ...placeIssues(claim),
    ...reviewed(claim, editIssues(claim.lines, facts.chart.signed?.payload.reference ?? null)),
    ...listed(correctionOf(claim.version, facts.sent, mainNumbers(claim)).issue),
  ]
}

/** What keeps a file of this kind back: the claim files have holds of their own. */
export const holdsFor = (claim: Pick<Claim, 'issues'>, isClaimFile: boolean): readonly ClaimIssue[] =>
  claim.issues.filter(({ holds, only }) => holds && (only === undefined || isClaimFile))

/** A payer that reviews unit limits and code pairs by hand: the practice looks first. */
function reviewed({ coverage }: Claim, issues: readonly ClaimIssue[]): readonly ClaimIssue[] {
  const isHeld = coverage?.payer.editReview === 'hold'
  const asked = new Set<ClaimIssue['code']>(['units_above_limit', 'pair_review'])
  return isHeld ? issues.map((issue) => (asked.has(issue.code) ? { ...issue, holds: true } : issue)) : issues
}

const listed = (issue: ClaimIssue | null): readonly ClaimIssue[] => (issue ? [issue] : [])

const hold = (code: ClaimIssue['code'], place: string, text: string): ClaimIssue => ({ code, holds: true, place, text })
const note = (code: ClaimIssue['code'], place: string, text: string): ClaimIssue => ({
  code,
  holds: false,
  place,
  text,
})

/** What the rule set's own table says gives way to the imported table of the day, which says it with its dates. */
function isOutdone({ code }: Issue, reference: ReferenceUsed | undefined): boolean {
  if (code === 'mue_exceeded') return (reference?.unitLimits ?? null) !== null
  return code === 'ncci_pair_review' && (reference?.pairs ?? null) !== null
}

function recordIssues(claim: Claim, { chart, result, drugs, diagnosisIssues }: ClaimFacts): readonly ClaimIssue[] {
  const issues: ClaimIssue[] = []
  if (!claim.signedAt) issues.push(hold('not_signed', 'session', 'The session is not signed.'))
  if (!result.complete)
    issues.push(hold('coding_incomplete', 'coding', 'Coding is not complete: at least one service could not be coded.'))
  for (const question of drugs.flatMap((drug) => drug.questions))
    issues.push({ ...hold(`${question.about}_question`, `rule ${question.rule}`, question.text), question })
  const ofDrugs = drugs.flatMap((drug) => drug.result.issues).filter(({ code }) => code !== 'waste_reason_review')
  for (const issue of [...result.issues, ...diagnosisIssues, ...ofDrugs]) {
    if (isOutdone(issue, chart.signed?.payload.reference)) continue
    if (issue.level === 'E') issues.push(hold('coding_issue', `rule ${issue.rule}`, issue.text))
    if (issue.level === 'W') issues.push(note('coding_issue', `rule ${issue.rule}`, issue.text))
  }
  return issues
}

function peopleIssues(claim: Claim): readonly ClaimIssue[] {
  const { practice, patient, facility, rendering, supervising, ordering, referring } = claim
  const issues: ClaimIssue[] = []
  if (!isNpi(practice.npi))
    issues.push(
      hold('npi_invalid', 'practice NPI', `The practice's NPI ${practice.npi} does not pass its check digit.`),
    )
  if (!rendering) issues.push(hold('npi_invalid', 'provider', 'The ordering provider is not in the provider list.'))
  for (const provider of [rendering, supervising, ordering, referring])
    if (provider && !isNpi(provider.npi))
      issues.push(
        hold(
          'npi_invalid',
          provider.last,
          `The NPI of ${provider.last}, ${provider.npi}, does not pass its check digit.`,
        ),
      )
  if (facility && (facility.address.zip.length !== 9 || !isNpi(facility.npi)))
    issues.push(
      hold('address_incomplete', 'site of care', `${facility.name} needs a valid NPI and a ZIP code of nine digits.`),
    )
  if (practice.address.zip.length !== 9)
    issues.push(hold('address_incomplete', 'practice address', "The practice's ZIP code needs nine digits on a claim."))
  if (!patient.address) issues.push(hold('address_incomplete', 'patient address', "The patient's address is missing."))
  else if (patient.address.zip.length < 5)
    issues.push(hold('address_incomplete', 'patient address', "The patient's ZIP code is missing."))
  return issues
}

function payerIssues(claim: Claim, { chart, dosesOver }: ClaimFacts): readonly ClaimIssue[] {
  const issues: ClaimIssue[] = []
  const { coverage } = claim
  if (!coverage) return [hold('coverage_missing', 'coverage', 'No coverage is on file for this visit.')]
  if (coverage.relationship !== 'self' && !coverage.subscriber)
    issues.push(
      hold('coverage_missing', 'coverage', `The name of the person who holds policy ${coverage.memberId} is missing.`),
    )
  const own = chart.scheduled.authorizations.filter((row) => row.payerId === coverage.payer.id)
  issues.push(...authorizationIssues(claim, own, dosesOver))
  issues.push(...siteIssues(claim))
  if (claim.diagnoses.length === 0) issues.push(hold('diagnosis_missing', 'diagnosis', 'No diagnosis is on the plan.'))
  return issues
}

/** The payer's site-of-care limit against where the drugs were given: a person may know of an exception. */
function siteIssues({ coverage, practice, lines }: Claim): readonly ClaimIssue[] {
  const limit = coverage?.siteLimit
  const here = practice.setting === 'facility' ? ['hospital'] : ['office', 'infusion_center']
  if (!limit || limit.places.some((place) => here.includes(place))) return []
  const given = lines.filter(({ kind, code }) => kind === 'drug' && (limit.drugs?.includes(code) ?? true))
  const codes = [...new Set(given.map(({ code }) => code))]
  if (codes.length === 0) return []
  const where = limit.places.join(' or ').replaceAll('_', ' ')
  return [
    note('site_of_care_limit', 'site of care', `${coverage.payer.name} pays ${codes.join(', ')} only at: ${where}.`),
  ]
}

function lineIssues(claim: Claim, price: PriceList): readonly ClaimIssue[] {
  const issues: ClaimIssue[] = []
  if (claim.lines.length === 0)
    issues.push(
      hold('nothing_to_bill', 'lines', 'Nothing on this record can be billed. A claim needs at least one line.'),
    )
  for (const line of claim.lines) {
    if (price(line.code) === null)
      issues.push(
        hold('charge_missing', line.id, `${line.code} has no charge in the fee schedule on ${claim.serviceDate}.`),
      )
    if (line.kind === 'drug' && !line.ndc && claim.coverage?.payer.ndcRequired)
      issues.push(
        hold('ndc_missing', line.id, `${line.code} has no product number; ${claim.coverage.payer.name} asks for it.`),
      )
  }
  return issues
}

/** Places of service that are a hospital's: its administration codes are the hospital's to bill (C5). */
const hospitalPlaces = new Set(['19', '21', '22', '23', '24'])
const daysOfMedicare = 365

function placeIssues({ form, practice, lines, coverage, serviceDate, signedAt }: Claim): readonly ClaimIssue[] {
  const issues: ClaimIssue[] = []
  const place = practice.placeOfService
  if (form === 'professional' && hospitalPlaces.has(place) && lines.some(({ kind }) => kind === 'administration'))
    issues.push(
      hold(
        'place_of_service',
        'place of service',
        `Place of service ${place} is a hospital: it bills the administrations, an office claim does not.`,
      ),
    )
  const days = coverage?.payer.filingDays ?? (coverage?.payer.kind === 'medicare' ? daysOfMedicare : null)
  const late = days !== null && signedAt !== null && daysBetween(serviceDate, localDate(signedAt)) > days
  if (late)
    issues.push(
      note(
        'filing_late',
        'day',
        `Signed more than ${days} days after ${serviceDate}: ${coverage?.payer.name} may not take it.`,
      ),
    )
  return issues
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
