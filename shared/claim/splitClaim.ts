import type { Claim, ClaimLine } from './claim.ts'

/** Most service lines of one claim: 837P 50, 837I 999. */
const mostLines = { professional: 50, institutional: 999 } as const

/** Which lines went to which claim and why; stored, so that a correction finds the same parts again. */
export interface ClaimPart {
  readonly reference: string
  readonly why: 'whole' | 'lines' | 'payer' | 'date'
  readonly lineIds: readonly string[]
}

/**
 * A session's claim as the claims it has to be: one for each payer, date of service and fifty lines, in that order
 * (billing-interfaces 2). The first keeps the reference, the others end in -2, -3, past those that are held by the claims
 * of next payers. Parts always add up to the whole, a drug stays with its discarded units, and line ids never change.
 */
export function splitClaim(claim: Claim, held: ReadonlySet<string> = new Set()): readonly [Claim, ...Claim[]] {
  const groups = byPayerAndDate(claim).flatMap((group) => inChunks(group, mostLines[claim.form]))
  const [first, ...rest] = groups
  if (first === undefined || rest.length === 0) return [claim]
  let last = 1
  const others = rest.map((lines) => {
    last = freeSuffix(claim.reference, held, last + 1)
    return partOf(claim, lines, last)
  })
  return [partOf(claim, first, 1), ...others]
}

/** What is stored of a split; one whole part when there was none. */
export function partsOf(claim: Claim): readonly ClaimPart[] {
  const parts = splitClaim(claim)
  return parts.map((part, index) => ({
    reference: part.reference,
    why: index === 0 ? 'whole' : whyOf(part, parts[index - 1] ?? claim),
    lineIds: part.lines.map(({ id }) => id),
  }))
}

/** `S-1` and 2 → `S-1-2`; the first part keeps its name. */
export const suffixed = (reference: string, part: number): string => (part === 1 ? reference : `${reference}-${part}`)

/** The first suffix from this one on under which nothing was sent. */
export function freeSuffix(reference: string, names: ReadonlySet<string>, from = 2): number {
  let part = from
  while (names.has(suffixed(reference, part))) part += 1
  return part
}

function whyOf(part: Claim, before: Claim): ClaimPart['why'] {
  if (part.coverage?.id !== before.coverage?.id) return 'payer'
  return part.serviceDate === before.serviceDate ? 'lines' : 'date'
}

const sameKey = (a: ClaimLine, b: ClaimLine): boolean =>
  a.coverageId === b.coverageId && a.serviceDate === b.serviceDate

/** Groups in the order their first lines stand. */
function byPayerAndDate({ lines }: Claim): readonly (readonly ClaimLine[])[] {
  const groups: ClaimLine[][] = []
  for (const line of lines) {
    const own = groups.find(([first]) => first !== undefined && sameKey(first, line))
    if (own) own.push(line)
    else groups.push([line])
  }
  return groups
}

/** Fifty at most, cut between two drugs and never between a drug and its discarded units. */
function inChunks(lines: readonly ClaimLine[], most: number): readonly (readonly ClaimLine[])[] {
  const chunks: ClaimLine[][] = [[]]
  for (const together of keptTogether(lines)) {
    const open = chunks.at(-1) ?? []
    if (open.length > 0 && open.length + together.length > most) chunks.push([...together])
    else open.push(...together)
  }
  return chunks.flatMap((chunk) => pieces(chunk, most))
}

function keptTogether(lines: readonly ClaimLine[]): readonly (readonly ClaimLine[])[] {
  const groups: ClaimLine[][] = []
  for (const line of lines) {
    const open = groups.at(-1)
    if (line.kind === 'drug' && open?.[0]?.kind === 'drug' && open[0].code === line.code) open.push(line)
    else groups.push([line])
  }
  return groups
}

/** A single drug of more than fifty lines has to be cut all the same. */
function pieces(lines: readonly ClaimLine[], most: number): readonly (readonly ClaimLine[])[] {
  const count = Math.ceil(lines.length / most)
  return Array.from({ length: count }, (_, index) => lines.slice(index * most, (index + 1) * most))
}

function partOf(claim: Claim, lines: readonly ClaimLine[], part: number): Claim {
  const coverages = claim.coverage ? [claim.coverage, ...claim.otherCoverages] : claim.otherCoverages
  const [first] = lines
  const coverage = coverages.find(({ id }) => id === first?.coverageId) ?? claim.coverage
  return {
    ...claim,
    reference: suffixed(claim.reference, part),
    coverage,
    otherCoverages: coverages.filter(({ id }) => id !== coverage?.id),
    authorization: claim.authorization?.payerId === coverage?.payer.id ? claim.authorization : null,
    serviceDate: first?.serviceDate ?? claim.serviceDate,
    lines,
    totalCents: lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
  }
}
