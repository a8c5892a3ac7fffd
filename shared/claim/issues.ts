import type { Issue } from '../coding/types.ts'
import type { ReferenceUsed } from '../document/referenceUsed.ts'
import type { Claim, ClaimIssue } from './claim.ts'
import { editIssues } from './editIssues.ts'
import type { ClaimFacts, PriceList } from './facts.ts'
import { isNpi } from './npi.ts'

/** What a claim still lacks, in words, before anything is sent (billing-interfaces 12). Holds keep the export back. */
export function claimIssues(claim: Claim, facts: ClaimFacts, price: PriceList): readonly ClaimIssue[] {
  return [
    ...recordIssues(claim, facts),
    ...peopleIssues(claim),
    ...payerIssues(claim, facts),
    ...lineIssues(claim, price),
    ...editIssues(claim.lines, facts.chart.signed?.payload.reference ?? null),
  ]
}

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

function peopleIssues({ practice, patient, rendering, supervising }: Claim): readonly ClaimIssue[] {
  const issues: ClaimIssue[] = []
  if (!isNpi(practice.npi))
    issues.push(
      hold('npi_invalid', 'practice NPI', `The practice's NPI ${practice.npi} does not pass its check digit.`),
    )
  if (!rendering) issues.push(hold('npi_invalid', 'provider', 'The ordering provider is not in the provider list.'))
  for (const provider of [rendering, supervising])
    if (provider && !isNpi(provider.npi))
      issues.push(
        hold(
          'npi_invalid',
          provider.last,
          `The NPI of ${provider.last}, ${provider.npi}, does not pass its check digit.`,
        ),
      )
  if (practice.address.zip.length !== 9)
    issues.push(hold('address_incomplete', 'practice address', "The practice's ZIP code needs nine digits on a claim."))
  if (patient.address.zip.length < 5)
    issues.push(hold('address_incomplete', 'patient address', "The patient's ZIP code is missing."))
  return issues
}

function payerIssues(claim: Claim, { chart }: ClaimFacts): readonly ClaimIssue[] {
  const issues: ClaimIssue[] = []
  const { coverage } = claim
  if (!coverage) return [hold('coverage_missing', 'coverage', 'No coverage is on file for this visit.')]
  if (coverage.relationship !== 'self' && !coverage.subscriber)
    issues.push(
      hold('coverage_missing', 'coverage', `The name of the person who holds policy ${coverage.memberId} is missing.`),
    )
  const own = chart.scheduled.authorizations.filter((row) => row.payerId === coverage.payer.id)
  const answered = claim.authorization ?? own.find((row) => row.status === 'not_required')
  if (!answered)
    issues.push(
      hold(
        'authorization_missing',
        'authorization',
        `No authorization of ${coverage.payer.name} covers ${claim.serviceDate}.`,
      ),
    )
  if (claim.diagnoses.length === 0) issues.push(hold('diagnosis_missing', 'diagnosis', 'No diagnosis is on the plan.'))
  return issues
}

const longestClaim = 50

function lineIssues(claim: Claim, price: PriceList): readonly ClaimIssue[] {
  const issues: ClaimIssue[] = []
  if (claim.lines.length > longestClaim)
    issues.push(
      hold('too_many_lines', 'lines', `${claim.lines.length} lines; a claim carries at most ${longestClaim}.`),
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
    if (line.modifiers.includes('JW') && !hasPartner(claim, line.code))
      issues.push(hold('discard_pair_broken', line.id, `${line.code} with JW stands without its administered line.`))
  }
  return issues
}

const hasPartner = (claim: Claim, code: string): boolean =>
  claim.lines.some((line) => line.code === code && !line.modifiers.includes('JW') && !line.modifiers.includes('JZ'))
