import type { PlannedLine } from '#shared/document/plan.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** One lumen of one access; without lumens an access is one. */
export interface Place {
  readonly accessId: string | null
  readonly lumen: string | null
}

/** Two drugs on one lumen at once are asked about; one bag, and fluid that only carries or keeps open, is not (check 11). */
export function sameLineQuestion(chart: Chart, line: Line, place: Place, at: Instant): Refusal | null {
  const other = chart.lines.find((one) => sharesLumen(line, place, one) && isRunningAt(one, at))
  if (!other) return null
  const order = orderedGroup(line.plan, other.plan)
  return refuse('same-line-question', {
    drug: line.plan.name,
    other: other.plan.name,
    ...(order ? { order } : {}),
  })
}

/** What the orders of the two say about being given together; a line of its own outranks everything. */
function orderedGroup(plan: PlannedLine, other: PlannedLine): PlannedLine['infusionGroup'] {
  if (plan.infusionGroup === 'separate_line' || other.infusionGroup === 'separate_line') return 'separate_line'
  return (plan.sequence > other.sequence ? plan : other).infusionGroup
}

/** The drugs that ran on one lumen at the same time without anybody having said that it was meant (block 4). */
export function unansweredOverlaps({
  lines,
}: Pick<Chart, 'lines'>): readonly { readonly line: Line; readonly other: Line }[] {
  return lines.flatMap((line, index) =>
    lines
      .slice(index + 1)
      .filter((other) => !line.sameLineOnPurpose && !other.sameLineOnPurpose && meet(line, other))
      .map((other) => (isFirst(line, other) ? { line: other, other: line } : { line, other })),
  )
}

/** Whether the other one's drug is in this place now. */
const sharesLumen = (line: Line, place: Place, other: Line): boolean =>
  other.id !== line.id && asksAbout(line, other) && isOneLumen(place, other)

/** One bag, and fluid that only carries or keeps open, is not asked about. */
function asksAbout(line: Line, other: Line): boolean {
  const isOneBag = other.plan.bag !== undefined && other.plan.bag === line.plan.bag
  return !isCarrier(line) && !isCarrier(other) && !isOneBag
}

/** Without a named lumen an access is one. */
const isOneLumen = (a: Place, b: Place): boolean =>
  a.accessId !== null && a.accessId === b.accessId && (a.lumen === null || b.lumen === null || a.lumen === b.lumen)

const isCarrier = ({ plan }: Line): boolean =>
  plan.purpose === 'flush' || plan.purpose === 'kvo' || plan.purpose === 'vehicle'

const isRunningAt = ({ start, stop, state }: Line, at: Instant): boolean =>
  start !== null && start.at.utc <= at.utc && (stop ? at.utc < stop.at.utc : state === 'running' || state === 'paused')

/** Whether two drugs ever were in one lumen at one time: place by place, since a drug may have been moved. */
const meet = (line: Line, other: Line): boolean =>
  asksAbout(line, other) && staysOf(line).some((a) => staysOf(other).some((b) => isOneLumen(a, b) && overlap(a, b)))

interface Stay extends Place {
  readonly from: string
  /** Null = nobody knows yet: it reaches as far as anybody does. */
  readonly to: string | null
}

function staysOf({ places, stop, stopUnknown, homePump }: Line): readonly Stay[] {
  if (stopUnknown) return []
  const end = (stop?.at ?? homePump?.stamp.at)?.utc ?? null
  return places.map(({ accessId, lumen, from }, index) => ({
    accessId,
    lumen,
    from: from.at.utc,
    to: places[index + 1]?.from.at.utc ?? end,
  }))
}

/** A stop in the minute of the other's start is no overlap. */
const overlap = (a: Stay, b: Stay): boolean => (a.to === null || a.to > b.from) && (b.to === null || b.to > a.from)

const isFirst = (line: Line, other: Line): boolean => (line.start?.at.utc ?? '') <= (other.start?.at.utc ?? '')
