import type { MinuteBar, MinuteLane } from '#renderer/components/MinutesPicture.tsx'
import { billingWords } from '#renderer/words/billing.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CodingResult, CountedSpan } from '#shared/coding/types.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'

export interface MinutePicture {
  /** Minutes from the left edge to the right. */
  readonly span: number
  readonly hours: readonly { readonly at: number; readonly words: string }[]
  readonly lanes: readonly MinuteLane[]
}

const minuteOf = (iso: string): number => Math.floor(Date.parse(iso) / 60_000)

/** The spans of the coding result as lanes, in the plan's order: nothing is counted a second time here. */
export function minutePicture(chart: Chart, result: CodingResult): MinutePicture {
  const spans = result.lines.flatMap((line) => line.spans)
  const lines = chart.lines.filter((line) => line.start || line.given)
  const times = [...spans.flatMap(({ from, to }) => [minuteOf(from), minuteOf(to)]), ...lines.flatMap(ownMinutes)]
  if (times.length === 0) return { span: 60, hours: [], lanes: [] }
  const left = Math.min(...times) - 5
  const span = Math.max(60, Math.max(...times) + 5 - left)
  return { span, hours: hourMarks(left, span, chart), lanes: lines.map((line) => laneOf(line, spans, left)) }
}

function ownMinutes(line: Line): readonly number[] {
  const stamps = [line.start, line.stop, line.given?.stamp].flatMap((stamp) => (stamp ? [stamp.at] : []))
  return stamps.map((at) => Math.floor(epochMs(at) / 60_000))
}

function hourMarks(left: number, span: number, chart: Chart): MinutePicture['hours'] {
  const like: Instant | undefined = chart.arrived?.at ?? chart.history[0]?.event.happenedAt
  if (!like) return []
  const first = Math.ceil((left + like.offset) / 60) * 60 - like.offset
  const step = span > 480 ? 120 : 60
  const marks: { at: number; words: string }[] = []
  for (let minute = first; minute < left + span; minute += step)
    marks.push({ at: minute - left, words: timeWords({ ...like, utc: new Date(minute * 60_000).toISOString() }) })
  return marks
}

function laneOf(line: Line, spans: readonly CountedSpan[], left: number): MinuteLane {
  const own = spans.filter(({ serviceId }) => serviceId === line.id)
  const bars = uniqueBars(own, left)
  const point = line.given ? Math.floor(epochMs(line.given.stamp.at) / 60_000) - left : null
  const sum = (counted: boolean): number =>
    bars.reduce((total, bar) => total + (counted && bar.kind !== 'counted' ? 0 : bar.to - bar.from), 0)
  return {
    key: line.id,
    name: line.plan.name,
    bars,
    points: point === null ? [] : [point],
    counted: line.given ? billingWords.givenLane(line.plan.route) : billingWords.ofMinutes(sum(true), sum(false)),
  }
}

/** First hour and extra hours carry the same spans: each stretch is drawn once, counted winning. */
function uniqueBars(spans: readonly CountedSpan[], left: number): readonly MinuteBar[] {
  const bars = new Map<string, MinuteBar>()
  for (const { from, to, counted, minutes } of [...spans].sort((a, b) => Number(a.counted) - Number(b.counted))) {
    const bar = { from: minuteOf(from) - left, to: minuteOf(to) - left }
    if (bar.to <= bar.from) continue
    bars.set(`${bar.from}-${bar.to}`, { ...bar, kind: counted ? 'counted' : 'excluded', words: `${minutes} min` })
  }
  return [...bars.values()].sort((a, b) => a.from - b.from)
}
