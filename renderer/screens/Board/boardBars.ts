import type { RulerBar } from '#renderer/components/TimelineRuler.tsx'
import { boardWords } from '#renderer/words/board.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { isWaiting } from '#shared/chart/lineStates.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import { isFinished, isOpen, minutesLeft, plannedEnd } from '../lineTimes.ts'
import { type BoardDay, minuteOf } from './boardDay.ts'

/** The least a push or an injection takes of the ruler, so that it can be seen. */
const momentMinutes = 4
/** How long a drug without a planned time is drawn ahead. */
const unplannedMinutes = 10
const stopMissingAfter = 30

interface Lane {
  readonly half?: 'upper' | 'lower'
}

/** Every bar of one visit that has begun: the wait, each drug as it ran, and what is still planned after now. */
export function visitBars(chart: Chart, day: BoardDay, now: Instant, namesDrugs: boolean): readonly RulerBar[] {
  const at = (instant: Instant) => minuteOf(day.start, instant)
  const begun = chart.lines.filter(({ start, given }) => start || given)
  const spans = begun.map((line) => spanOf(line, at, now))
  const lanes = lanesOf(spans)
  const drawn = begun.flatMap((line, index) => lineBars(line, at, now, lanes[index] ?? {}, namesDrugs))
  return clipped([...waitBars(chart, at, now), ...drawn, ...plannedBars(chart, at, now, namesDrugs)], day.span)
}

/** A visit that is over, as one grey bar from its arrival to its end. */
export function pastBar(chart: Chart, day: BoardDay): readonly RulerBar[] {
  const { arrived, discharged } = chart
  if (!arrived || !discharged) return []
  const from = minuteOf(day.start, arrived.at)
  const to = minuteOf(day.start, discharged.stamp.at)
  return clipped([{ from, to: Math.max(to, from + momentMinutes), kind: 'done', words: boardWords.done }], day.span)
}

/** How long a visit that has not begun is expected to take: its planned minutes, half an hour around them. */
export const expectedMinutes = (chart: Chart | null): number =>
  30 + (chart?.scheduled.plan.lines ?? []).reduce((sum, line) => sum + (line.plannedMinutes ?? 5), 0)

type At = (instant: Instant) => number
type Span = readonly [from: number, to: number]

function spanOf(line: Line, at: At, now: Instant): Span {
  const from = at((line.start ?? line.given?.stamp)?.at ?? now)
  const end = line.stop?.at ?? (isOpen(line) ? (plannedEnd(line, now) ?? now) : undefined)
  const nowAt = isOpen(line) ? at(now) : 0
  return [from, Math.max(end ? at(end) : from, nowAt, from + momentMinutes)]
}

/** Two drugs at once share the height: the earlier one above. A short push over a long infusion is drawn below it. */
function lanesOf(spans: readonly Span[]): readonly Lane[] {
  const isShared = ([from, to]: Span, other: Span) => from < other[1] && other[0] < to
  return spans.map((span, index) => {
    const others = spans.filter((other, at) => at !== index && isShared(span, other))
    if (others.length === 0) return {}
    const isFirst = !spans.slice(0, index).some((other) => isShared(span, other))
    return { half: isFirst ? 'upper' : 'lower' }
  })
}

function waitBars({ arrived, discharged, closed, lines }: Chart, at: At, now: Instant): readonly RulerBar[] {
  if (!arrived) return []
  const starts = lines.flatMap(({ start, given }) => (start ?? given?.stamp)?.at ?? [])
  const first = starts.sort((a, b) => (a.utc < b.utc ? -1 : 1))[0]
  const to = first ?? discharged?.stamp.at ?? closed?.stamp.at ?? now
  return [{ from: at(arrived.at), to: Math.max(at(to), at(arrived.at) + 1), kind: 'waiting' }]
}

function lineBars(line: Line, at: At, now: Instant, lane: Lane, namesDrugs: boolean): readonly RulerBar[] {
  const words = namesDrugs ? { words: line.plan.name } : {}
  if (line.given) {
    const from = at(line.given.stamp.at)
    return [{ from, to: from + Math.max(line.given.minutes ?? 0, momentMinutes), kind: 'done', ...lane }]
  }
  if (!line.start) return []
  const end = line.stop?.at ?? now
  const kind = isFinished(line) ? 'done' : 'running'
  const bars: RulerBar[] = []
  let from = at(line.start.at)
  const planned = endOfRunning(line, at, now)
  for (const pause of line.pauses) {
    const [begins, ends] = [at(pause.from.at), at(pause.to?.at ?? end)]
    if (begins > from) bars.push({ from, to: begins, kind, ...lane, ...(bars.length === 0 ? words : {}) })
    if (ends > begins) bars.push({ from: begins, to: ends, kind: 'paused', ...lane })
    from = ends
  }
  const runsTo = Math.min(at(end), planned.missingFrom ?? Number.POSITIVE_INFINITY)
  if (runsTo > from) bars.push({ from, to: runsTo, kind, ...lane, ...(bars.length === 0 ? words : {}) })
  if (planned.missingFrom !== undefined)
    bars.push({ from: Math.max(from, planned.missingFrom), to: at(now), kind: 'missing', ...lane })
  if (planned.endsAt > at(now)) bars.push({ from: at(now), to: planned.endsAt, kind: 'to-end', ...lane })
  return bars
}

/** Where the outlined rest of a running drug ends, and from when its stop may be missing. */
function endOfRunning(line: Line, at: At, now: Instant): { readonly endsAt: number; readonly missingFrom?: number } {
  const left = isOpen(line) ? minutesLeft(line, now) : null
  if (left === null) return { endsAt: 0 }
  const missing = line.state === 'running' && left <= -stopMissingAfter
  return { endsAt: at(addMinutes(now, left)), ...(missing ? { missingFrom: at(addMinutes(now, left)) } : {}) }
}

/** What is still to be given, one after the other from now or from the end of what runs. */
function plannedBars(chart: Chart, at: At, now: Instant, namesDrugs: boolean): readonly RulerBar[] {
  if (chart.discharged || chart.closed) return []
  const open = chart.lines.filter(isOpen).map((line) => at(plannedEnd(line, now) ?? now))
  let from = Math.max(at(now), ...open) + 2
  return chart.lines
    .filter(({ state }) => isWaiting(state))
    .map(({ plan }) => {
      const to = from + Math.max(plan.plannedMinutes ?? unplannedMinutes, momentMinutes)
      const bar: RulerBar = { from, to, kind: 'planned', ...(namesDrugs ? { words: plan.name } : {}) }
      from = to + 2
      return bar
    })
}

const clipped = (bars: readonly RulerBar[], span: number): readonly RulerBar[] =>
  bars
    .map((bar) => ({ ...bar, from: Math.max(0, bar.from), to: Math.min(span, bar.to) }))
    .filter(({ from, to }) => to > from)
