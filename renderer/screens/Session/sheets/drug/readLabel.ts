import { mixingWords as w } from '#renderer/words/mixing.ts'
import { scannedVialWords } from '#renderer/words/scannedVials.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { recallOf } from '#shared/chart/safety/recalledLots.ts'
import type { RecalledLot } from '#shared/document/clinic.ts'
import { isSameLot } from '#shared/document/lots.ts'
import type { Scan, ScanOf } from '#shared/scan/scan.ts'

export type ProductLabel = NonNullable<CommandOf<'receiveLine'>['label']>

/** What a scan at the chair is judged against. `today` is the clinic's calendar day. */
export interface LabelFacts {
  readonly chart: Pick<Chart, 'scheduled'>
  readonly line: Pick<Line, 'plan'>
  readonly today: string
  readonly recalled: readonly RecalledLot[]
}

/** label: the patient's label counts. product: this drug, in time and not recalled. stop: it must not be given. */
export type LabelRead =
  | { readonly kind: 'label'; readonly title: string }
  | { readonly kind: 'product'; readonly title: string; readonly label: ProductLabel }
  | { readonly kind: 'stop'; readonly title: string; readonly next: string }

/** What a scan at the chair says of this drug; null for one that is not about it. Another patient's label stays the desk's to stop. */
export function readLabel(scan: Scan, facts: LabelFacts): LabelRead | null {
  if (scan.kind === 'patient')
    return scan.mrn === facts.chart.scheduled.patient.mrn ? { kind: 'label', title: w.labelCounted } : null
  return scan.kind === 'product' ? readProduct(scan, facts) : null
}

/** Where the scanner ran fields together, each way to read them has to be in time and not recalled. */
function readProduct(scan: ScanOf<'product'>, facts: LabelFacts): LabelRead {
  const { plan } = facts.line
  const meant = scan.ndc.kind === 'known' ? [scan.ndc.ndc] : scan.ndc.kind === 'several' ? scan.ndc.ndcs : []
  const own = meant.filter((ndc) => plan.stocked.some((row) => row.ndc === ndc))
  const labels = own.flatMap((ndc) => scan.readings.map(({ lot, expires }) => labelOf(ndc, lot, expires, facts)))
  const [first] = labels
  if (first === undefined) return { kind: 'stop', title: w.wrongProduct, next: w.wrongProductNext(plan.name) }
  for (const label of labels) {
    const stopped = stopOf(label, facts)
    if (stopped) return stopped
  }
  const isCertain = labels.length === 1
  return { kind: 'product', title: w.scanned, label: isCertain ? first : { ndc: first.ndc } }
}

/** A code without a last good day has the one its lot has in stock. */
function labelOf(ndc: string, lot: string | null, expires: string | null, { line }: LabelFacts): ProductLabel {
  const row = line.plan.stocked.find((one) => lot !== null && one.ndc === ndc && isSameLot(one.lot, lot))
  const until = expires ?? row?.expires
  return { ndc, ...(lot === null ? {} : { lot }), ...(until === undefined ? {} : { expires: until }) }
}

function stopOf({ ndc, lot, expires }: ProductLabel, { today, recalled }: LabelFacts): LabelRead | null {
  if (expires !== undefined && expires < today)
    return {
      kind: 'stop',
      title: lot === undefined ? w.expired : scannedVialWords.expired(lot),
      next: w.expiredNext(dateWords(expires)),
    }
  const recall = lot === undefined ? null : recallOf(recalled, { ndc, lot })
  return (
    recall && {
      kind: 'stop',
      title: scannedVialWords.recalled(recall.lot),
      next: w.recalledNext(recall.note),
    }
  )
}
