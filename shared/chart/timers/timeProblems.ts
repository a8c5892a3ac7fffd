import { clockTime, epochMs, type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import { type Refusal, type RefusalCode, refuse } from '../refusals.ts'
import type { Stamp } from '../stamps.ts'

/** A time that cannot be true beside the others, and where it stands. */
export interface TimeProblem {
  readonly refusal: Refusal
  readonly eventId: string
  readonly lineId: string | null
  /** Said only to whoever corrects this very entry: beside another one that moved, this one may be what is late. */
  readonly ownOnly?: true
}

const toleranceMs = 2 * 60_000
const longestSpanMs = 24 * 60 * 60_000

/**
 * Every impossible time of a chart (workflow 8, block 3): order inside a line, before arrival, after discharge,
 * more than 2 minutes ahead of `now`, longer than 24 hours.
 */
export function timeProblemsOf(chart: Chart, now: Instant): readonly TimeProblem[] {
  return [
    ...chart.lines.flatMap((line) => [
      ...orderProblems(line),
      ...strayPauses(chart, line),
      ...stayProblems(chart, line),
    ]),
    ...chart.vitals.flatMap(({ stamp }) => outsideStay(chart, stamp, null, '')),
    ...stampsOf(chart).flatMap(({ stamp, lineId }) =>
      epochMs(stamp.at) - epochMs(now) > toleranceMs
        ? [problem('time-in-future', stamp, lineId, { at: clockTime(stamp.at), now: clockTime(now) })]
        : [],
    ),
  ]
}

function orderProblems(line: Line): readonly TimeProblem[] {
  const { start, stop, pauses, plan, id } = line
  if (!start) return []
  const inOrder = [start, ...pauses.flatMap(({ from, to }) => (to ? [from, to] : [from])), ...(stop ? [stop] : [])]
  const problems: TimeProblem[] = []
  for (const [index, stamp] of inOrder.entries()) {
    const before = inOrder[index - 1]
    if (before && stamp.at.utc < before.at.utc) problems.push(wrongOrder(stamp, before, line))
  }
  const end = inOrder.at(-1)
  if (end && plan.route !== 'pump_prolonged' && epochMs(end.at) - epochMs(start.at) > longestSpanMs)
    problems.push(problem('span-over-24-hours', end, id, { drug: plan.name, start: clockTime(start.at) }))
  return problems
}

const wrongOrder = (stamp: Stamp, before: Stamp, { plan, id }: Line): TimeProblem =>
  problem('stop-before-start', stamp, id, {
    drug: plan.name,
    at: clockTime(stamp.at),
    earliest: clockTime(before.at),
  })

/** A resume that now stands before its pause, or a pause inside a pause: the fold left it out of the minutes. */
function strayPauses({ history }: Chart, { id, plan, pauses }: Line): readonly TimeProblem[] {
  const used = new Set(pauses.flatMap(({ from, to }) => (to ? [from.eventId, to.eventId] : [from.eventId])))
  const stray = history.find(
    ({ event, struckBy }) =>
      struckBy === null &&
      (event.kind === 'LinePaused' || event.kind === 'LineResumed') &&
      event.payload.lineId === id &&
      !used.has(event.id),
  )
  if (!stray) return []
  const pause = pauses.findLast(({ from }) => from.at.utc > stray.event.happenedAt.utc) ?? pauses.at(-1)
  const facts = {
    drug: plan.name,
    at: clockTime(stray.event.happenedAt),
    ...(pause ? { earliest: clockTime(pause.from.at) } : {}),
  }
  return [{ refusal: refuse('resume-before-pause', facts), eventId: stray.event.id, lineId: id }]
}

const stayProblems = (chart: Chart, line: Line): readonly TimeProblem[] =>
  lineStamps(line).flatMap((stamp) => outsideStay(chart, stamp, line.id, line.plan.name))

/** Before the patient came, or after they left. */
export function outsideStay(
  { arrived, discharged }: Chart,
  stamp: Stamp,
  lineId: string | null,
  drug: string,
): readonly TimeProblem[] {
  const at = clockTime(stamp.at)
  if (arrived && printedMinutesBetween(arrived.at, stamp.at) < 0)
    return [problem('time-before-arrival', stamp, lineId, { drug, at, arrived: clockTime(arrived.at) })]
  if (discharged && printedMinutesBetween(stamp.at, discharged.stamp.at) < 0)
    return [
      problem('discharge-before-treatment-end', stamp, lineId, { drug, at: clockTime(discharged.stamp.at), end: at }),
    ]
  return []
}

const lineStamps = ({ start, stop, given, pauses }: Line): readonly Stamp[] =>
  [start, ...pauses.flatMap(({ from, to }) => [from, to]), stop, given?.stamp ?? null].filter((stamp) => stamp !== null)

function stampsOf(chart: Chart): readonly { readonly stamp: Stamp; readonly lineId: string | null }[] {
  const session = [chart.arrived, chart.discharged?.stamp ?? null, ...chart.vitals.map(({ stamp }) => stamp)]
  return [
    ...session.filter((stamp) => stamp !== null).map((stamp) => ({ stamp, lineId: null })),
    ...chart.lines.flatMap((line) => lineStamps(line).map((stamp) => ({ stamp, lineId: line.id }))),
  ]
}

function problem(
  code: RefusalCode,
  { eventId }: Stamp,
  lineId: string | null,
  facts: Readonly<Record<string, string>>,
): TimeProblem {
  return { refusal: refuse(code, facts), eventId, lineId }
}
