import type { Chart } from '../chart/chart.ts'
import type { CodeLine } from '../coding/types.ts'
import type { Charge, Coverage, Payer } from '../document/clinic.ts'
import type { Claim, ClaimLine } from './claim.ts'
import { pointersOf } from './diagnoses.ts'
import { type DraftLine, drugLines } from './drugLines.ts'
import type { ClaimFacts, PriceList } from './facts.ts'
import { claimIssues } from './issues.ts'
import { lossesOf } from './losses.ts'

/** An 837P carries twelve diagnoses (HI, ABK and eleven ABF). */
const mostDiagnoses = 12

/**
 * The claim of one coded session: pure, the same facts give the same claim.
 * Administration and visit lines in coding order, then drugs; money in cents; what is missing is listed, never guessed.
 */
export function buildClaim(facts: ClaimFacts): Claim {
  const { document, chart, result } = facts
  const { scheduled } = chart
  const coverages = [...scheduled.coverages].sort((a, b) => a.order - b.order)
  const coverage = coverages[0] ?? null
  const diagnoses = facts.diagnoses.slice(0, mostDiagnoses)
  const drafts = [
    ...result.lines.map((line) => administrationLine(line, chart)),
    ...facts.drugs.flatMap((drug) => drugLines(drug, chart, coverage?.payer ?? null)),
  ]
  const price = priceList(document.charges, coverage, scheduled.day)
  const lines = drafts.map((draft, index) =>
    priced(draft, index, { chart, version: document.version, price, diagnoses }),
  )
  const claim: Claim = {
    reference: scheduled.claimRef,
    sessionId: document.sessionId,
    version: document.version,
    frequency: document.version > 1 ? '7' : '1',
    payerControlNumber: null,
    serviceDate: serviceDate(chart),
    arrivedAt: chart.arrived?.at ?? null,
    dischargedAt: chart.discharged?.stamp.at ?? null,
    signedAt: chart.signed?.happenedAt ?? null,
    practice: document.practice,
    patient: scheduled.patient,
    coverage,
    otherCoverages: coverages.slice(1),
    authorization: coverage ? authorizationOf(chart, coverage.payer) : null,
    rendering: document.providers.find((provider) => provider.npi === scheduled.plan.providerNpi) ?? null,
    supervising: document.providers.find((provider) => provider.npi === scheduled.plan.supervisingNpi) ?? null,
    diagnoses,
    lines,
    totalCents: lines.reduce((sum, line) => sum + line.chargeCents, 0),
    note: null,
    losses: lossesOf(chart, reportedLines(facts)),
    issues: [],
  }
  return { ...claim, issues: claimIssues(claim, facts, price) }
}

/** Lines whose waste a biller let onto the claim. */
const reportedLines = ({ drugs }: ClaimFacts): ReadonlySet<string> =>
  new Set(
    drugs.filter(({ input }) => input.waste?.reviewed === 'report').flatMap(({ input }) => input.serviceIds ?? []),
  )

/** The authorization that covers this visit's payer and day, an approved one before any other. */
function authorizationOf(chart: Chart, payer: Payer): Claim['authorization'] {
  const onDay = chart.scheduled.authorizations.filter(
    (row) => row.payerId === payer.id && row.from <= chart.scheduled.day && chart.scheduled.day <= row.to,
  )
  return onDay.find((row) => row.status === 'approved' || row.status === 'retro') ?? null
}

/** Day on which treatment started on the clinic's clock; a session that crosses midnight keeps it (workflow 3). */
const serviceDate = (chart: Chart): string => chart.scheduled.day

const isVisit = (code: string): boolean => /^99[2]\d\d$/.test(code) || code === 'G0463'

function administrationLine(line: CodeLine, chart: Chart): DraftLine {
  const lineIds = chart.lines.filter(({ id }) => line.serviceIds.includes(id)).map(({ id }) => id)
  const counted = line.spans.filter(({ counted }) => counted)
  return {
    kind: isVisit(line.code) ? 'visit' : 'administration',
    code: line.code,
    modifiers: line.modifiers,
    units: line.units,
    ndc: null,
    startedAt: counted.map(({ from }) => from).sort()[0] ?? null,
    stoppedAt:
      counted
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? null,
    note: null,
    lineIds,
  }
}

function priceList(charges: readonly Charge[], coverage: Coverage | null, day: string): PriceList {
  const inForce = charges.filter(({ from }) => from <= day).sort((a, b) => b.from.localeCompare(a.from))
  return (code) => {
    const rows = inForce.filter((row) => row.code === code)
    const own = rows.find(({ payerId }) => payerId !== undefined && payerId === coverage?.payer.id)
    return (own ?? rows.find(({ payerId }) => payerId === undefined))?.cents ?? null
  }
}

interface Pricing {
  readonly chart: Chart
  readonly version: number
  readonly price: PriceList
  readonly diagnoses: readonly string[]
}

function priced(draft: DraftLine, index: number, { chart, version, price, diagnoses }: Pricing): ClaimLine {
  // An amendment takes new numbers, so that an answer to the old claim can never be read as one to the new (design 12.5).
  const number = Math.max(0, version - 1) * 100 + index + 1
  return {
    ...draft,
    id: `${chart.scheduled.claimRef}L${String(number).padStart(2, '0')}`,
    chargeCents: (price(draft.code) ?? 0) * draft.units,
    pointers: pointersOf(draft, chart, diagnoses),
  }
}
