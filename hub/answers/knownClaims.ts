import type { LinePosting, SentLedger } from '#shared/billing/remit/matchRemittance.ts'
import type { SentClaim, SentLine } from '#shared/claim/sentClaim.ts'
import type { Remittance } from '#shared/formats/x12/remittance.ts'
import { type SentRow, selectSent, sentOf, thatLeft } from '../batches/ledgerRows.ts'
import { rowsIn, type Work } from '../sql.ts'

/** Everything that left here and that one payment may be about. */
export interface KnownClaims extends SentLedger {
  /** The row a posting belongs to: of its reference and version the newest that was not sent back. */
  readonly rowOf: (posting: Pick<LinePosting, 'claimRef' | 'version'>) => SentRow | null
  /** The rows of some postings, each once. */
  readonly paid: (postings: readonly LinePosting[]) => readonly SentRow[]
  readonly lineOf: (lineId: string) => SentLine | null
}

/** Asked once for the whole payment, however many lines it has; then nothing waits. */
export function* knownClaims({ claims, providerAdjustments, payer }: Remittance): Work<KnownClaims> {
  const named = providerAdjustments.flatMap(({ reference }) => reference ?? [])
  const byReference = yield* rowsIn<SentRow>(`${selectSent} where reference in`, [
    ...claims.map(({ reference }) => reference),
    ...named,
  ])
  const lineIds = claims.flatMap(({ lines }) => lines.flatMap(({ lineId }) => lineId ?? []))
  const ofLines = yield* rowsIn<{ reference: string }>(
    'select distinct reference from sent_line where line_id in',
    lineIds,
  )
  const here = new Set(byReference.map(({ reference }) => reference))
  const away = yield* rowsIn<SentRow>(
    `${selectSent} where reference in`,
    ofLines.flatMap(({ reference }) => (here.has(reference) ? [] : [reference])),
  )
  const byNumber = yield* rowsIn<SentRow>(`${selectSent} where payer_number in`, named)
  return indexed(newestOfEach(thatLeft([...byReference, ...away, ...byNumber])), payer.id)
}

const keyOf = (reference: string, version: number): string => `${reference} ${version}`

/** One row for each reference and version: a claim that was sent back and sent again stands as it was sent last. */
function newestOfEach(all: readonly SentRow[]): ReadonlyMap<string, SentRow> {
  const newest = new Map<string, SentRow>()
  for (const one of [...all].sort((a, b) => a.batch_place - b.batch_place)) {
    // What takes a claim back has no lines of its own to be paid.
    const key = keyOf(one.reference, one.version)
    if (one.frequency !== '8' || !newest.has(key)) newest.set(key, one)
  }
  return newest
}

function indexed(newest: ReadonlyMap<string, SentRow>, payerId: string): KnownClaims {
  // Where the payer keeps its number over versions, it is the oldest's.
  const numbers = [...newest].flatMap(([key, { payer_number: number }]) =>
    number === null ? [] : [[number, key] as const],
  )
  const ofNumber = new Map(numbers.toReversed())
  const sent = new Map([...newest].map(([key, one]) => [key, sentOf(one)]))
  const ofReference = Map.groupBy(sent.values(), ({ reference }) => reference)
  const ofLine = new Map<string, { readonly claim: SentClaim; readonly line: SentLine }>()
  const claimsOfLine = new Map<string, SentClaim[]>()
  for (const claim of sent.values())
    for (const line of claim.lines) {
      ofLine.set(line.lineId, { claim, line })
      claimsOfLine.set(line.lineId, [...(claimsOfLine.get(line.lineId) ?? []), claim])
    }
  const rowOf: KnownClaims['rowOf'] = ({ claimRef, version }) => newest.get(keyOf(claimRef, version)) ?? null
  return {
    claims: (reference) => ofReference.get(reference) ?? [],
    claimOfLine: (lineId) => onlyOne(claimsOfLine.get(lineId) ?? [], payerId),
    claimOfPayerNumber: (payerNumber) => {
      const key = ofNumber.get(payerNumber)
      return (key !== undefined && sent.get(key)) || null
    },
    // Asked before anything is matched (postPayment).
    isPosted: () => false,
    rowOf,
    paid: (postings) => [...new Set(postings.flatMap((posting) => rowOf(posting) ?? []))],
    lineOf: (lineId) => ofLine.get(lineId)?.line ?? null,
  }
}

/** Two payers have the same lines: theirs is told apart by who paid, else a person has to say. */
function onlyOne(claims: readonly SentClaim[], payerId: string): SentClaim | null {
  const isOne = (all: readonly SentClaim[]): boolean => new Set(all.map(({ reference }) => reference)).size === 1
  const own = isOne(claims) ? claims : claims.filter((claim) => claim.payerId === payerId)
  return isOne(own) ? (own.at(-1) ?? null) : null
}
