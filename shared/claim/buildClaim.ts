import type { Chart } from '../chart/chart.ts'
import type { CodeLine } from '../coding/types.ts'
import type { Charge, Coverage, Payer, Practice, Provider } from '../document/clinic.ts'
import { mainNumbers } from './authorizationNumbers.ts'
import type { Claim, ClaimLine } from './claim.ts'
import { correctionOf } from './correction.ts'
import { countedPeriod } from './countedPeriod.ts'
import { pointersOf } from './diagnoses.ts'
import { type DraftLine, drugLines } from './drugLines.ts'
import type { ClaimFacts, PriceList } from './facts.ts'
import { claimIssues } from './issues.ts'
import { lineLabel } from './lineNumber.ts'
import { lossesOf } from './losses.ts'
import { revenueCodeOf } from './revenueCodes.ts'

/** An 837P carries twelve diagnoses (HI, ABK and eleven ABF). */
const mostDiagnoses = 12

/**
 * The claim of one coded session: pure, the same facts give the same claim.
 * Administration and visit lines in coding order, then drugs; money in cents; what is missing is listed, never guessed.
 */
export function buildClaim(facts: ClaimFacts): Claim {
  const { document, chart, result, serviceDate } = facts
  const { scheduled } = chart
  const coverages = [...scheduled.coverages].sort((a, b) => a.order - b.order)
  const coverage = coverages[0] ?? null
  const diagnoses = facts.diagnoses.slice(0, mostDiagnoses)
  const drafts = [
    ...result.lines.map((line) => administrationLine(line, chart)),
    ...facts.drugs.flatMap((drug) => drugLines(drug, chart, coverage?.payer ?? null)),
  ]
  const price = priceList(document.charges, coverage, serviceDate)
  const lines = drafts.map((draft, index) =>
    priced(draft, index, {
      chart,
      serviceDate,
      version: document.version,
      price,
      diagnoses,
      coverages,
      practice: document.practice,
    }),
  )
  const original: Claim = {
    form: scheduled.setting === 'facility' ? 'institutional' : 'professional',
    reference: scheduled.claimRef,
    sessionId: document.sessionId,
    version: document.version,
    frequency: '1',
    payerControlNumber: null,
    serviceDate,
    arrivedAt: chart.arrived?.at ?? null,
    dischargedAt: chart.discharged?.stamp.at ?? null,
    signedAt: chart.signed?.happenedAt ?? null,
    practice: document.practice,
    patient: scheduled.patient,
    coverage,
    otherCoverages: coverages.slice(1),
    authorization: coverage ? authorizationOf(chart, coverage.payer, serviceDate) : null,
    ...providersOf(facts),
    facility: document.practice.facility ?? null,
    priorPayments: [],
    diagnoses,
    lines,
    totalCents: lines.reduce((sum, line) => sum + line.chargeCents, 0),
    note: suppliedElsewhere(chart),
    losses: lossesOf(chart, reportedLines(facts)),
    issues: [],
  }
  const { frequency, payerControlNumber } = correctionOf(document.version, facts.sent, mainNumbers(original))
  const claim: Claim = { ...original, frequency, payerControlNumber }
  return { ...claim, issues: claimIssues(claim, facts, price) }
}

type Providers = Pick<Claim, 'rendering' | 'supervising' | 'ordering' | 'referring'>

/** Who treated, who watched over it, whose order it was. Nobody stands twice: an order by the one who rendered is no news. */
function providersOf({ document, chart }: ClaimFacts): Providers {
  const { providerNpi, supervisingNpi, orderingNpi, referringNpi } = chart.scheduled.plan
  const find = (npi: string | undefined): Provider | null =>
    (npi !== undefined && document.providers.find((provider) => provider.npi === npi)) || null
  return {
    rendering: find(providerNpi),
    supervising: find(supervisingNpi),
    ordering: orderingNpi === providerNpi ? null : find(orderingNpi),
    referring: find(referringNpi),
  }
}

/** Drugs that came from a specialty pharmacy are billed by it: here only their administration, and the claim says why. */
function suppliedElsewhere(chart: Chart): string | null {
  const names = chart.lines
    .filter(({ plan, start, given }) => plan.source === 'specialty_pharmacy' && (start !== null || given !== null))
    .map(({ plan }) => plan.name)
  return names.length === 0 ? null : `SPECIALTY PHARMACY SUPPLIED ${[...new Set(names)].join(', ')}`
}

/** Lines whose waste a biller let onto the claim. */
export const reportedLines = ({
  drugs,
}: {
  readonly drugs: readonly Pick<ClaimFacts['drugs'][number], 'input'>[]
}): ReadonlySet<string> =>
  new Set(
    drugs.filter(({ input }) => input.waste?.reviewed === 'report').flatMap(({ input }) => input.serviceIds ?? []),
  )

/** The authorization that covers this visit's payer and day, an approved one before any other. */
function authorizationOf(chart: Chart, payer: Payer, day: string): Claim['authorization'] {
  const onDay = chart.scheduled.authorizations.filter(
    (row) => row.payerId === payer.id && row.from <= day && day <= row.to,
  )
  return onDay.find((row) => row.status === 'approved' || row.status === 'retro') ?? null
}

const isVisit = (code: string): boolean => /^99[2]\d\d$/.test(code) || code === 'G0463'

function administrationLine(line: CodeLine, chart: Chart): DraftLine {
  const lineIds = chart.lines.filter(({ id }) => line.serviceIds.includes(id)).map(({ id }) => id)
  return {
    kind: isVisit(line.code) ? 'visit' : 'administration',
    code: line.code,
    modifiers: line.modifiers,
    units: line.units,
    ndc: null,
    ...countedPeriod(line.spans),
    note: null,
    description: null,
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
  readonly serviceDate: string
  readonly version: number
  readonly price: PriceList
  readonly diagnoses: readonly string[]
  readonly coverages: readonly Coverage[]
  readonly practice: Practice
}

function priced(draft: DraftLine, index: number, pricing: Pricing): ClaimLine {
  const { chart, version, price, diagnoses, coverages, practice } = pricing
  const coverage = coverages.find(({ covers }) => covers?.includes(draft.code)) ?? coverages[0] ?? null
  return {
    ...draft,
    id: `${chart.scheduled.claimRef}${lineLabel(version, index)}`,
    chargeCents: (price(draft.code) ?? 0) * draft.units,
    pointers: pointersOf(draft, chart, diagnoses),
    serviceDate: pricing.serviceDate,
    revenueCode: chart.scheduled.setting === 'facility' ? revenueCodeOf(draft, practice) : null,
    authorization: lineAuthorization(draft, chart, { first: coverages[0] ?? null, coverage, day: pricing.serviceDate }),
    coverageId: coverage?.id ?? null,
  }
}

/** A drug with an authorization of its own beside the claim's (2400 REF*G1). */
function lineAuthorization(
  { kind, code }: DraftLine,
  chart: Chart,
  {
    first,
    coverage,
    day,
  }: { readonly first: Coverage | null; readonly coverage: Coverage | null; readonly day: string },
): string | null {
  if (kind !== 'drug' || !coverage) return null
  const own = chart.scheduled.authorizations.find(
    (row) =>
      row.payerId === coverage.payer.id &&
      row.drugs.includes(code) &&
      row.from <= day &&
      day <= row.to &&
      (row.status === 'approved' || row.status === 'retro'),
  )
  const claims = first ? authorizationOf(chart, first.payer, day) : null
  return own && own.number !== claims?.number ? own.number : null
}
