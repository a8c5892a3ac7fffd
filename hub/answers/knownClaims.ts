import { isReversal, type MovedSum } from '#shared/billing/remit/heldClaims.ts'
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
  /** Every visit that was looked at. */
  readonly sessionIds: ReadonlySet<string>
}

/**
 * Asked once for the whole payment, however many lines it has; then nothing waits. A payment marked as production is never
 * about what left as a test.
 */
export function* knownClaims(
  { claims, providerAdjustments, payer }: Remittance,
  production: boolean,
): Work<KnownClaims> {
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
  const left = yield* thatLeftAs(thatLeft([...byReference, ...away, ...byNumber]), production)
  const newest = newestOfEach(left.own)
  const takesBack = claims.some(isReversal)
  const posted = takesBack ? yield* postedFor(left.own.map(({ session_id }) => session_id)) : new Map()
  return indexed(newest, payer.id, { posted, tests: left.tests })
}

interface LeftAs {
  readonly own: readonly SentRow[]
  /** References of what left as a test and is answered in production. */
  readonly tests: ReadonlySet<string>
}

function* thatLeftAs(found: readonly SentRow[], production: boolean): Work<LeftAs> {
  if (!production) return { own: found, tests: new Set() }
  const tests = new Set(
    (yield* rowsIn<{ id: string }>(
      'select id from batch where production = 0 and id in',
      found.map(({ batch_id }) => batch_id),
    )).map(({ id }) => id),
  )
  const isTest = ({ batch_id }: SentRow): boolean => tests.has(batch_id)
  return {
    own: found.filter((one) => !isTest(one)),
    tests: new Set(found.filter(isTest).map(({ reference }) => reference)),
  }
}

/** What stands posted on these visits, by reference and payment. */
function* postedFor(sessionIds: readonly string[]): Work<ReadonlyMap<string, readonly MovedSum[]>> {
  const found = yield* rowsIn<{ reference: string; payer: string; trace: string; paid: number; patient: number }>(
    'select reference, payer, trace, paid_cents as paid, patient_cents as patient from posting where session_id in',
    sessionIds,
  )
  const sums = new Map<string, Map<string, MovedSum>>()
  for (const { reference, payer, trace, paid, patient } of found) {
    const of = sums.get(reference) ?? new Map<string, MovedSum>()
    sums.set(reference, of)
    const key = JSON.stringify([payer, trace])
    const { paidCents, patientCents } = of.get(key) ?? { paidCents: 0, patientCents: 0 }
    of.set(key, { paidCents: paidCents + Number(paid), patientCents: patientCents + Number(patient) })
  }
  return new Map([...sums].map(([reference, of]) => [reference, [...of.values()]]))
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

interface Beside {
  readonly posted: ReadonlyMap<string, readonly MovedSum[]>
  readonly tests: ReadonlySet<string>
}

function indexed(newest: ReadonlyMap<string, SentRow>, payerId: string, { posted, tests }: Beside): KnownClaims {
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
    isTest: (reference) => tests.has(reference),
    posted: (reference) => posted.get(reference) ?? [],
    // Asked before anything is matched (postPayment).
    isPosted: () => false,
    rowOf,
    paid: (postings) => [...new Set(postings.flatMap((posting) => rowOf(posting) ?? []))],
    sessionIds: new Set([...newest.values()].map(({ session_id }) => session_id)),
    lineOf: (lineId) => ofLine.get(lineId)?.line ?? null,
  }
}

/** Two payers have the same lines: theirs is told apart by who paid, else a person has to say. */
function onlyOne(claims: readonly SentClaim[], payerId: string): SentClaim | null {
  const isOne = (all: readonly SentClaim[]): boolean => new Set(all.map(({ reference }) => reference)).size === 1
  const own = isOne(claims) ? claims : claims.filter((claim) => claim.payerId === payerId)
  return isOne(own) ? (own.at(-1) ?? null) : null
}
