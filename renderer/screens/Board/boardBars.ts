import type { RulerBar } from '#renderer/components/TimelineRuler.tsx'
import { boardWords } from '#renderer/words/board.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { isToGive } from '#shared/chart/lineStates.ts'
import { missingStopsAt } from '#shared/chart/timers/timers.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { isFinished, isOpen, minutesLeft } from '../lineTimes.ts'
import { type BoardDay, minuteOf } from './boardDay.ts'

/** The least a push or an injection takes of the ruler, so that it can be seen. */
const momentMinutes = 4
/** How long a drug without a planned time is drawn ahead. */
const unplannedMinutes = 10

interface Lane {
  readonly half?: 'upper' | 'lower'
}

/** Every bar of one visit that has begun: the wait, each drug as it ran, and what is still planned after now. */
export function visitBars(chart: Chart, day: BoardDay, now: Instant, namesDrugs: boolean): readonly RulerBar[] {
  const at = (instant: Instant) => minuteOf(day.start, instant)
  const nowAt = at(now)
  const missing = missingStopsAt(chart, now)
  const lines = chart.lines.map((line): Drawn => {
    const left = minutesLeft(chart, line, now)
    return {
      line,
      isMissing: missing.some(({ lineId }) => lineId === line.id),
      startsAt: line.start && at(line.start.at),
      endsAt: left === null ? null : nowAt + left,
    }
  })
  const begun = lines.filter(({ line }) => line.start || line.given)
  const lanes = lanesOf(begun.map((one) => spanOf(one, at, nowAt)))
  const drawn = begun.flatMap((one, index) => lineBars(one, at, nowAt, lanes[index] ?? {}, namesDrugs))
  return clipped([...waitBars(chart, at, now), ...drawn, ...plannedBars(chart, lines, nowAt, namesDrugs)], day.span)
}

/** A drug with the minutes that several of its bars ask for. */
interface Drawn {
  readonly line: Line
  readonly startsAt: number | null
  /** Of what is open: where its planned time is up. Null where none is planned. */
  readonly endsAt: number | null
  /** Its stop may be missing. */
  readonly isMissing: boolean
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

function spanOf({ line, startsAt, endsAt }: Drawn, at: At, nowAt: number): Span {
  const from = startsAt ?? (line.given ? at(line.given.stamp.at) : nowAt)
  const open = isOpen(line) ? nowAt : 0
  const end = line.stop ? at(line.stop.at) : (endsAt ?? Math.max(open, from))
  return [from, Math.max(end, open, from + momentMinutes)]
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

function lineBars(drawn: Drawn, at: At, nowAt: number, lane: Lane, namesDrugs: boolean): readonly RulerBar[] {
  const { line, startsAt } = drawn
  const words = namesDrugs ? { words: line.plan.name } : {}
  if (line.given) {
    const from = at(line.given.stamp.at)
    return [{ from, to: from + Math.max(line.given.minutes ?? 0, momentMinutes), kind: 'done', ...lane }]
  }
  if (startsAt === null) return []
  const end = line.stop ? at(line.stop.at) : nowAt
  const kind = isFinished(line) ? 'done' : 'running'
  const bars: RulerBar[] = []
  let from = startsAt
  const planned = endOfRunning(drawn)
  for (const pause of line.pauses) {
    const [begins, ends] = [at(pause.from.at), pause.to ? at(pause.to.at) : end]
    if (begins > from) bars.push({ from, to: begins, kind, ...lane, ...(bars.length === 0 ? words : {}) })
    if (ends > begins) bars.push({ from: begins, to: ends, kind: 'paused', ...lane })
    from = ends
  }
  const runsTo = Math.min(end, planned.missingFrom ?? Number.POSITIVE_INFINITY)
  const runs = runsTo > from
  const named = bars.length === 0 ? words : {}
  // Under what has run, so that only one of the two moves with the minute.
  if (planned.endsAt > nowAt) bars.push({ from: runs ? from : nowAt, to: planned.endsAt, kind: 'to-end', ...lane })
  if (runs) bars.push({ from, to: runsTo, kind, ...lane, ...named })
  if (planned.missingFrom !== undefined)
    bars.push({ from: Math.max(from, planned.missingFrom), to: nowAt, kind: 'missing', ...lane })
  return bars
}

/** Where the outlined rest of a running drug ends, and from when its stop may be missing. */
function endOfRunning({ endsAt, isMissing }: Drawn): { readonly endsAt: number; readonly missingFrom?: number } {
  if (endsAt === null) return { endsAt: 0 }
  return { endsAt, ...(isMissing ? { missingFrom: endsAt } : {}) }
}

/** What is still to be given, one after the other from now or from the end of what runs. */
function plannedBars(chart: Chart, lines: readonly Drawn[], nowAt: number, namesDrugs: boolean): readonly RulerBar[] {
  if (chart.discharged || chart.closed) return []
  let from = Math.max(nowAt, ...lines.map(({ endsAt }) => endsAt ?? nowAt)) + 2
  return lines
    .filter(({ line }) => isToGive(line))
    .map(({ line: { plan } }) => {
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
