import type { Instant } from '../kernel/instant.ts'
import type { Chart, Line } from './chart.ts'
import { type Refusal, refuse } from './refusals.ts'

/** One lumen of one access; without lumens an access is one. */
export interface Place {
  readonly accessId: string | null
  readonly lumen: string | null
}

/** Two drugs on one lumen at once are asked about; one bag, and fluid that only carries or keeps open, is not (check 11). */
export function sameLineQuestion(chart: Chart, line: Line, place: Place, at: Instant): Refusal | null {
  const other = chart.lines.find((one) => sharesLumen(line, place, one) && isRunningAt(one, at))
  return other ? refuse('same-line-question', { drug: line.plan.name, other: other.plan.name }) : null
}

/** The drugs that ran on one lumen at the same time without anybody having said that it was meant (block 4). */
export function unansweredOverlaps({
  lines,
}: Pick<Chart, 'lines'>): readonly { readonly line: Line; readonly other: Line }[] {
  return lines.flatMap((line, index) =>
    lines
      .slice(index + 1)
      .filter((other) => sharesLumen(line, line, other) && overlap(line, other))
      .filter((other) => !line.sameLineOnPurpose && !other.sameLineOnPurpose)
      .map((other) => (isFirst(line, other) ? { line: other, other: line } : { line, other })),
  )
}

function sharesLumen(line: Line, place: Place, other: Line): boolean {
  if (other.id === line.id || place.accessId === null || isCarrier(line) || isCarrier(other)) return false
  if (other.accessId !== place.accessId) return false
  const isOtherLumen = other.lumen !== null && place.lumen !== null && other.lumen !== place.lumen
  const isOneBag = other.plan.bag !== undefined && other.plan.bag === line.plan.bag
  return !isOtherLumen && !isOneBag
}

const isCarrier = ({ plan }: Line): boolean =>
  plan.purpose === 'flush' || plan.purpose === 'kvo' || plan.purpose === 'vehicle'

const isRunningAt = ({ start, stop, state }: Line, at: Instant): boolean =>
  start !== null && start.at.utc <= at.utc && (stop ? at.utc < stop.at.utc : state === 'running' || state === 'paused')

/** Open ends reach as far as anybody knows; a stop in the minute of the other's start is no overlap. */
function overlap(a: Line, b: Line): boolean {
  if (!a.start || !b.start || a.stopUnknown || b.stopUnknown) return false
  const aEndsLater = !a.stop || a.stop.at.utc > b.start.at.utc
  const bEndsLater = !b.stop || b.stop.at.utc > a.start.at.utc
  return aEndsLater && bEndsLater
}

const isFirst = (line: Line, other: Line): boolean => (line.start?.at.utc ?? '') <= (other.start?.at.utc ?? '')
