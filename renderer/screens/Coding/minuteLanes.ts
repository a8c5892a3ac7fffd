import type { MinuteBar, MinuteKind, MinuteLane } from '#renderer/components/MinutesPicture.tsx'
import { billingWords } from '#renderer/words/billing.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { ChartCoding } from '#shared/billing/codeChart.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CodeLine, Service } from '#shared/coding/types.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'

export interface MinutePicture {
  /** Minutes from the left edge to the right. */
  readonly span: number
  readonly hours: readonly { readonly at: number; readonly words: string }[]
  readonly lanes: readonly MinuteLane[]
  /** What does not count, drug by drug: the sentence and its rule. */
  readonly reasons: readonly { readonly words: string; readonly rule: string }[]
}

/** A stretch of a drug, in minutes since 1970, and why it does not count where it does not. */
interface Stretch {
  readonly serviceId: string
  readonly from: number
  readonly to: number
  readonly kind: MinuteKind
  readonly rule?: string | undefined
  readonly text?: string | undefined
}

const minuteOf = (iso: string): number => Math.floor(Date.parse(iso) / 60_000)

/** The spans of the coding result as lanes, in the plan's order: nothing is counted a second time here. */
export function minutePicture(chart: Chart, coding: ChartCoding): MinutePicture {
  const lines = chart.lines.filter((line) => line.start || line.given)
  const lanes = lines.map((line) => ({ line, stretches: stretchesOf(line, coding) }))
  const stretches = lanes.flatMap((lane) => lane.stretches)
  const times = [...stretches.flatMap(shownEnds), ...lines.flatMap(ownMinutes)]
  if (times.length === 0) return { span: 60, hours: [], lanes: [], reasons: [] }
  const left = Math.min(...times) - 5
  const right = Math.max(
    left + 60,
    Math.max(...times) + 5,
    ...stretches.filter(isPump).map(({ from }) => pumpEdge(from, left)),
  )
  return {
    span: right - left,
    hours: hourMarks(left, right - left, chart),
    lanes: lanes.map((lane) => laneOf(lane.line, lane.stretches, { left, right })),
    reasons: lanes.flatMap((lane) => reasonsOf(lane.line, lane.stretches)),
  }
}

const isPump = ({ kind }: Stretch): boolean => kind === 'pump'

/** A pump sent home runs far past the visit: its bar begins here and is cut at the right edge. */
const shownEnds = (stretch: Stretch): readonly number[] =>
  isPump(stretch) ? [stretch.from] : [stretch.from, stretch.to]

/** So much room behind its start that a pump can be seen. */
const pumpEdge = (from: number, left: number): number => from + Math.max(15, Math.ceil((from - left) / 8))

/** The rule a line rests on says how its minutes count: R11 and R12 beside another, R17 by pump. */
function kindOf({ rules: [rule] }: CodeLine): MinuteKind {
  if (rule === 'R17') return 'pump'
  return rule === 'R11' || rule === 'R12' ? 'alongside' : 'counted'
}

function stretchesOf(line: Line, { result, input }: ChartCoding): readonly Stretch[] {
  const lines = result.lines.filter(({ serviceIds }) => serviceIds.includes(line.id))
  const told = lines.flatMap((codeLine) =>
    codeLine.spans
      .filter(({ serviceId }) => serviceId === line.id)
      .map(({ from, to, counted, rule, text }) => ({
        serviceId: line.id,
        from: minuteOf(from),
        to: minuteOf(to),
        ...(counted ? { kind: kindOf(codeLine) } : { kind: 'excluded' as const, rule, text }),
      })),
  )
  if (told.length > 0) return eachOnce(told)
  const service = input.services.find(({ id }) => id === line.id)
  // In one bag with another the line counts that one's minutes; without a line none of them counts.
  return service && !line.given ? recorded(service, lines.length > 0 ? 'alongside' : 'excluded') : []
}

const recorded = ({ id, start, stop, segments }: Service, kind: MinuteKind): readonly Stretch[] =>
  (segments ?? [{ start, stop }]).flatMap(({ start: from, stop: to }) =>
    from && to ? [{ serviceId: id, from: minuteOf(from), to: minuteOf(to), kind }] : [],
  )

/** First hour and extra hours tell of the same time: each minute is drawn once, and one that is left out anywhere as left out. */
function eachOnce(stretches: readonly Stretch[]): readonly Stretch[] {
  const edges = [...new Set(stretches.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const drawn: Stretch[] = []
  for (const [place, from] of edges.entries()) {
    const to = edges[place + 1] ?? from
    const here = stretches.filter((one) => one.from <= from && to <= one.to)
    const first = here.find(({ kind }) => kind === 'excluded') ?? here[0]
    if (!first || to === from) continue
    const before = drawn.at(-1)
    if (before && before.to === from && before.kind === first.kind && before.text === first.text)
      drawn[drawn.length - 1] = { ...before, to }
    else drawn.push({ ...first, from, to })
  }
  return drawn
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

interface Edges {
  readonly left: number
  readonly right: number
}

function laneOf(line: Line, stretches: readonly Stretch[], { left, right }: Edges): MinuteLane {
  const bars = stretches.map(({ from, to, kind }): MinuteBar => {
    const bar = { from: from - left, to: Math.min(to, right) - left, kind }
    // Nothing can be read on hatching; the sentence below has those minutes.
    return kind === 'excluded' ? bar : { ...bar, words: billingWords.barOf(to - from, kind) }
  })
  const point = line.given ? Math.floor(epochMs(line.given.stamp.at) / 60_000) - left : null
  return {
    key: line.id,
    name: line.plan.name,
    bars,
    points: point === null ? [] : [point],
    counted: line.given ? billingWords.givenLane(line.plan.route) : countedWords(stretches),
  }
}

function countedWords(stretches: readonly Stretch[]): string {
  const sum = (kinds: readonly MinuteKind[]): number =>
    stretches.reduce((total, { from, to, kind }) => total + (kinds.includes(kind) ? to - from : 0), 0)
  if (stretches.some(isPump)) return billingWords.pumpLane
  if (sum(['alongside']) > 0 && sum(['counted']) === 0) return billingWords.onceLane
  return billingWords.ofMinutes(sum(['counted']), sum(['counted', 'excluded']))
}

/** Each reason of a drug once, with all its minutes. */
function reasonsOf({ plan }: Line, stretches: readonly Stretch[]): MinutePicture['reasons'] {
  const told = stretches.filter(({ text }) => text !== undefined)
  return [...new Set(told.map(({ text }) => text))].map((text = '') => {
    const ofReason = told.filter((one) => one.text === text)
    const minutes = ofReason.reduce((sum, { from, to }) => sum + to - from, 0)
    return { words: billingWords.leftOut(plan.name, minutes, text), rule: ofReason[0]?.rule ?? '' }
  })
}
