import type { BareRow, ReferenceIssue, ReferenceReader } from '#electron/db/referenceStore.ts'
import { billSession } from '#shared/billing/billSession.ts'
import type { Claim, ClaimLine } from '#shared/claim/claim.ts'
import type { ReferenceUsed } from '#shared/document/referenceUsed.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import { type PricedLine, type PublishedLimit, priceLine, type UnpricedLine } from '#shared/reference/price.ts'
import type { ReferenceKind } from '#shared/reference/types.ts'

/** A drug line of a claim with what it should bring, or why nobody can say; amounts in cents. */
export interface PricedDrugLine {
  readonly lineId: string
  readonly code: string
  readonly modifiers: readonly string[]
  readonly units: number
  readonly price: PricedLine | UnpricedLine
}

/** Unclassified codes: their price goes by name (reference-files.md 3). */
const withoutOwnCode: ReadonlySet<string> = new Set(['J3490', 'J3590', 'J9999'])

/**
 * The drug lines of a signed session priced on its date of service, from the issues that its signature wrote down
 * (reference-files.md 1, 10 and 14). A line that nothing prices says so and is never worth zero.
 */
export function priceDrugLines(document: SessionDocument, reader: ReferenceReader): readonly PricedDrugLine[] {
  const billed = billSession(document)
  if (!billed.ok) return []
  const { claim, chart } = billed.value
  const data = { reader, day: claim.serviceDate, used: chart.signed?.payload.reference ?? null }
  return claim.lines
    .filter(({ kind }) => kind === 'drug')
    .map((line) => ({
      lineId: line.id,
      code: line.code,
      modifiers: line.modifiers,
      units: line.units,
      price: priceOf(line, claim, data),
    }))
}

interface PriceData {
  readonly reader: ReferenceReader
  readonly day: string
  readonly used: ReferenceUsed | null
}

function priceOf(line: ClaimLine, claim: Claim, data: PriceData): PricedLine | UnpricedLine {
  const payer = claim.coverage?.payer
  // Another payer's contract is not known here, and Medicare's limit is not its price.
  if (payer?.kind !== 'medicare')
    return { isPriced: false, reason: `no contract rate of ${payer?.name ?? 'a payer'} is on file` }
  const noc = withoutOwnCode.has(line.code)
  if (!data.reader.issueOn(noc ? 'noc-pricing' : 'payment-limits', data.day))
    return { isPriced: false, reason: `no ${noc ? 'NOC prices' : 'payment limits'} of ${data.day} are here` }
  return priceLine({
    dateOfService: data.day,
    units: line.units,
    published: noc ? null : published(data, 'payment-limits', (issue) => data.reader.inIssue(issue.id, line.code)),
    noc: noc ? byName(data, line) : null,
    ...(line.chargeCents > 0 ? { chargeCents: line.chargeCents } : {}),
  })
}

/** The package's generic name in the NOC crosswalk is the name in the NOC price list. */
function byName(data: PriceData, line: ClaimLine): PublishedLimit | null {
  const [found] = line.ndc ? data.reader.byOther('noc-crosswalk', line.ndc.ndc, data.day) : []
  const name = found?.body.description
  return name ? published(data, 'noc-pricing', () => data.reader.byOther('noc-pricing', name, data.day)) : null
}

/** Looks in the issue that the signature wrote down; one that was not imported then is the newest of the day. */
function published(
  { reader, day, used }: PriceData,
  kind: ReferenceKind,
  rowsIn: (issue: ReferenceIssue) => readonly Pick<BareRow, 'body'>[],
): PublishedLimit | null {
  const written = used?.issues.find((issue) => issue.kind === kind)
  const issues = reader.issuesOn(kind, day)
  const issue = issues.find(({ sha256 }) => sha256 === written?.sha256) ?? issues[0]
  const body = issue && rowsIn(issue)[0]?.body
  if (!issue || !body) return null
  return {
    limit: body.limit ?? null,
    coinsurance: body.coinsurance ?? null,
    notes: body.notes ?? null,
    issue: `${issue.file} (${issue.validFrom})`,
  }
}
