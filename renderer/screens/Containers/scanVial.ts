import { amountWords } from '#renderer/words/amounts.ts'
import { scannedVialWords } from '#renderer/words/scannedVials.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Line } from '#shared/chart/chart.ts'
import type { UsedContainer } from '#shared/chart/payloads/payloads.ts'
import { recallOf } from '#shared/chart/safety/recalledLots.ts'
import type { RecalledLot, StockedContainer } from '#shared/document/clinic.ts'
import { isSameLot } from '#shared/document/lots.ts'
import type { Reading, ScanOf } from '#shared/scan/scan.ts'
import type { ShelfProduct } from '../scanning/shelf.ts'

/** A vial as its label says it: what stands on the stock list of its product, with its own lot, expiry and serial. */
export interface LabeledVial extends StockedContainer {
  readonly serial?: string
}

/** What is known around a scanned vial. `today` is the clinic's calendar day. */
export interface VialFacts {
  readonly line: Pick<Line, 'plan'>
  readonly shelf: readonly ShelfProduct[]
  readonly today: string
  readonly recalled: readonly RecalledLot[]
  /** Vials of this line on the screen. */
  readonly here: readonly UsedContainer[]
  /** Vials recorded in other visits of the day, with the chair. */
  readonly elsewhere: readonly { readonly chair: string; readonly container: UsedContainer }[]
}

/** One answer to tap. `isSure`: a person has said that it is another vial of the same serial. */
export interface VialChoice {
  readonly words: string
  readonly vial: LabeledVial
  readonly isSure?: true
}

/** add: this very vial. ask: a person says which it is. stop: it must not be used here, and why. */
export type VialAnswer =
  | { readonly kind: 'add'; readonly vial: LabeledVial }
  | { readonly kind: 'ask'; readonly question: string; readonly choices: readonly VialChoice[] }
  | { readonly kind: 'stop'; readonly title: string; readonly why: string }

const stop = (title: string, why: string): VialAnswer => ({ kind: 'stop', title, why })

/** What a scanned product means for this line: the right one is added, a doubt asks, everything else stops (workflow 5.10). */
export function answerVial(scan: ScanOf<'product'>, facts: VialFacts): VialAnswer {
  const { plan } = facts.line
  const own = stockedOf(scan, facts)
  if (own.length === 0) return stop(scannedVialWords.wrongProduct, wrongWords(scan, facts))
  const choices = own.flatMap((ndc) => scan.readings.flatMap((reading) => vialsOf(ndc, reading, facts)))
  const [only] = choices
  if (only === undefined) return stop(scannedVialWords.noExpiry, scannedVialWords.noExpiryNext)
  const isCertain = choices.length === 1 && isRead(scan, only)
  if (isCertain) return checkVial(only, facts)
  const unread = scan.readings.every(({ lot }) => lot === null)
  const question =
    own.length > 1
      ? scannedVialWords.whichProduct(plan.name)
      : unread
        ? scannedVialWords.whichLot
        : scannedVialWords.whichReading
  return {
    kind: 'ask',
    question,
    choices: inStockFirst(choices, facts).map((vial) => ({ words: wordsOf(vial), vial })),
  }
}

/** The product numbers of this line's stock that the code may stand for; none where it is another drug. */
function stockedOf({ ndc }: ScanOf<'product'>, { line }: VialFacts): readonly string[] {
  const stocked = new Set(line.plan.stocked.map((one) => one.ndc))
  const meant = ndc.kind === 'known' ? [ndc.ndc] : ndc.kind === 'several' ? ndc.ndcs : []
  return meant.filter((one) => stocked.has(one))
}

function wrongWords({ ndc }: ScanOf<'product'>, { shelf, line }: VialFacts): string {
  const other = ndc.kind === 'known' ? shelf.find((one) => one.ndc === ndc.ndc) : undefined
  return other
    ? scannedVialWords.otherDrug(`${other.drug} ${amountWords(other.size)}`, line.plan.name)
    : scannedVialWords.notInStock(line.plan.name)
}

/** What a label leaves out comes from the stock list: the expiry of its lot, or, without a lot, each lot there is. */
function vialsOf(ndc: string, { lot, expires, serial }: Reading, { line }: VialFacts): readonly LabeledVial[] {
  const rows = line.plan.stocked.filter((row) => row.ndc === ndc)
  const own = serial === null ? {} : { serial }
  if (lot === null)
    return rows.filter((row) => expires === null || row.expires === expires).map((row) => ({ ...row, ...own }))
  const row = rows.find((one) => isSameLot(one.lot, lot)) ?? rows[0]
  const until = expires ?? (row && isSameLot(row.lot, lot) ? row.expires : null)
  return row && until ? [{ ...row, lot, expires: until, ...own }] : []
}

/** Whether the label itself said the lot: a lot taken from the list has to be read off the vial by a person. */
const isRead = ({ readings }: ScanOf<'product'>, { lot }: LabeledVial): boolean =>
  readings.length === 1 && readings[0]?.lot === lot

const inStockFirst = (choices: readonly LabeledVial[], { line }: VialFacts): readonly LabeledVial[] => {
  const isStocked = (vial: LabeledVial) =>
    line.plan.stocked.some((row) => row.ndc === vial.ndc && isSameLot(row.lot, vial.lot))
  return [...choices.filter(isStocked), ...choices.filter((vial) => !isStocked(vial))]
}

const wordsOf = ({ size, lot, expires, serial }: LabeledVial): string =>
  scannedVialWords.choice(amountWords(size), lot, dateWords(expires), serial)

/** A vial whose label is read whole: expired and recalled stop; one that is on a list already asks. */
export function checkVial(vial: LabeledVial, facts: VialFacts): VialAnswer {
  const { today, recalled, here, elsewhere } = facts
  if (vial.expires < today)
    return stop(scannedVialWords.expired(vial.lot), scannedVialWords.expiredOn(dateWords(vial.expires)))
  const recall = recallOf(recalled, vial)
  if (recall) return stop(scannedVialWords.recalled(vial.lot), scannedVialWords.recalledNext(recall.note))
  const isSame = (one: UsedContainer) => vial.serial !== undefined && one.ndc === vial.ndc && one.serial === vial.serial
  const chair = elsewhere.find(({ container }) => isSame(container))?.chair
  if (!here.some(isSame) && chair === undefined) return { kind: 'add', vial }
  const question =
    chair === undefined ? scannedVialWords.twice(vial.serial ?? '') : scannedVialWords.inChair(vial.serial ?? '', chair)
  return { kind: 'ask', question, choices: [{ words: scannedVialWords.countAgain, vial, isSure: true }] }
}
