import { HeartPulse, SprayCan } from 'lucide-react'
import type { RulerBar, RulerRow } from '#renderer/components/TimelineRuler.tsx'
import { isHidden } from '#renderer/store/closedCharts.ts'
import { boardWords as w } from '#renderer/words/board.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { minutesWords, timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { isInChair } from '#shared/chart/visitStates.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import { restrictedName } from '#shared/permissions/restricted.ts'
import { initialsOf } from '../people.ts'
import { expectedMinutes, pastBar, visitBars } from './boardBars.ts'
import { appointmentMinute, type BoardDay, minuteOf } from './boardDay.ts'
import { type BoardNeed, freeStatus, type RowStatus, visitStatus } from './boardStatus.ts'
import { hiddenBars, hiddenRow } from './hiddenRow.ts'

/** One chair of the board: its row, what it needs of somebody, and the visit a tap opens. */
export interface BoardRow {
  readonly ruler: RulerRow
  readonly needs: readonly BoardNeed[]
  readonly sessionId: string | null
}

export interface BoardSource {
  /** Chair labels in the practice's order. */
  readonly chairs: readonly string[]
  readonly visits: readonly {
    readonly row: DaySession
    readonly chart: Chart | null
    /** Known only as of then: charted at a desk that cannot be reached. */
    readonly asOf?: Instant | null
  }[]
  readonly day: BoardDay
  readonly now: Instant
  /** "Dana" of a user id. */
  readonly nurseOf: (userId: string) => string
  /** On the wall: initials, no names of patients or drugs. */
  readonly wall: boolean
}

type Visit = BoardSource['visits'][number]
type Bars = RulerRow['bars']

const isWaited = ({ row }: Visit): boolean => row.state === 'scheduled'
const isHere = ({ row }: Visit): boolean => isInChair(row.state)

/** One row a chair, in the order of the chairs; a chair that only the list knows follows the practice's own. */
export function boardRowsOf(source: BoardSource): readonly BoardRow[] {
  const byChair = Map.groupBy(source.visits, ({ row }) => row.chair)
  const extra = [...byChair.keys()].filter((chair) => !source.chairs.includes(chair))
  return [...source.chairs, ...extra].flatMap((chair) => rowsOf(chair, byChair.get(chair) ?? [], source))
}

/** One row, or one for each patient where two desks put two of them into one chair. */
function rowsOf(chair: string, visits: readonly Visit[], source: BoardSource): readonly BoardRow[] {
  const here = visits.filter(isHere)
  // Worked out where a row is drawn: most of sixty are out of sight.
  const others = (): readonly RulerBar[] => {
    const past = visits.filter((visit) => !here.includes(visit)).flatMap((visit) => pastBarsOf(visit, source))
    const freeFrom = Math.max(0, ...here.flatMap((visit) => hereBarsOf(visit, source)).map(({ to }) => to))
    return [...past, ...expectedBars(visits.filter(isWaited), freeFrom, source)]
  }
  const occupied = here.flatMap((visit, index) => {
    const key = index === 0 ? chair : `${chair} ${visit.row.sessionId}`
    const bars = () => [...hereBarsOf(visit, source), ...(index === 0 ? others() : [])]
    if (isHidden(visit.row))
      return [{ ruler: hiddenRow(key, visit.row, bars, source), needs: [], sessionId: visit.row.sessionId }]
    return visit.chart ? [occupiedRow(key, visit, visit.chart, bars, source)] : []
  })
  return occupied.length > 0 ? occupied : [emptyRow(chair, visits, others, source)]
}

function emptyRow(chair: string, visits: readonly Visit[], bars: Bars, source: BoardSource): BoardRow {
  const unsigned = visits.find(({ row }) => row.state === 'discharged')
  const row = freeRow(chair, visits, bars, source)
  if (!unsigned?.chart) return row
  const { needs, status } = visitStatus(unsigned.chart, source.now, !source.wall)
  const old = oldness(unsigned, status)
  return { ...row, ruler: { ...row.ruler, ...old }, needs, sessionId: unsigned.row.sessionId }
}

/** A status as it was when its desk was last heard, said with that time. */
const oldness = ({ asOf }: Visit, status: RulerRow['status']): Pick<RulerRow, 'status' | 'isOld'> =>
  asOf ? { status: { ...status, second: w.asOf(timeWords(asOf)) }, isOld: true } : { status }

const hereBarsOf = ({ row, chart }: Visit, source: BoardSource): readonly RulerBar[] =>
  isHidden(row) ? hiddenBars(row, source) : chart ? visitBars(chart, source.day, source.now, !source.wall) : []

const pastBarsOf = ({ chart }: Visit, { day }: BoardSource): readonly RulerBar[] =>
  chart?.discharged ? pastBar(chart, day) : []

/** Whoever is still to come to a chair: not before now, not before it is free, and one after the other. */
function expectedBars(
  waited: readonly Visit[],
  freeFrom: number,
  { day, now, wall }: BoardSource,
): readonly RulerBar[] {
  let free = Math.max(freeFrom, minuteOf(day.start, now))
  return [...waited]
    .sort((a, b) => a.row.appointmentTime.localeCompare(b.row.appointmentTime))
    .flatMap(({ row, chart }) => {
      const from = Math.max(0, appointmentMinute(day, row), free)
      const to = Math.min(day.span, from + expectedMinutes(chart))
      free = to
      const words = wall ? initialsOf(boardName(row)) : shortPatient(boardName(row))
      return to > from ? [{ from, to, kind: 'next' as const, words }] : []
    })
}

/** Everybody passes the board: a restricted chart has no name there, whoever has it open. */
const boardName = ({ restricted, patientName }: DaySession): string => (restricted ? restrictedName : patientName)

/** "Okafor, R." */
function shortPatient(name: string): string {
  const [last = '', first = ''] = name.split(',').map((part) => part.trim())
  return first ? `${last}, ${first[0]}.` : last
}

/** "BR" of "Bendamustine and rituximab (BR)"; the whole name where it has no short one. */
const shortRegimen = (regimen: string): string => /\(([^)]+)\)/.exec(regimen)?.[1] ?? regimen

const nurseAnd = (row: DaySession, { nurseOf, wall }: BoardSource): string =>
  [row.nurseId ? nurseOf(row.nurseId) : null, wall ? null : shortRegimen(row.regimen)].filter(Boolean).join(', ')

function occupiedRow(key: string, visit: Visit, chart: Chart, bars: Bars, source: BoardSource): BoardRow {
  const { row } = visit
  const { status, needs, vitalsDue: due }: RowStatus = visitStatus(chart, source.now, !source.wall)
  // What is late is due now: the mark moves with the now-line and never lies over the name of what runs at its left.
  const dueAt = due ? Math.max(minuteOf(source.day.start, due.at), minuteOf(source.day.start, source.now)) : null
  const markers = dueAt !== null && dueAt > 0 && dueAt < source.day.span ? [{ at: dueAt, icon: HeartPulse }] : []
  const name = source.wall ? initialsOf(boardName(row)) : boardName(row)
  return {
    ruler: {
      key,
      chair: row.chair,
      name,
      second: nurseAnd(row, source),
      bars,
      markers,
      moves: w.move(boardName(row), row.chair),
      ...oldness(visit, status),
    },
    needs,
    sessionId: row.sessionId,
  }
}

/** Minutes a chair needs between two patients. */
const turnoverMinutes = 15

/** An empty chair: being cleaned after the last patient, or free; and who comes next. */
function freeRow(chair: string, visits: readonly Visit[], bars: Bars, source: BoardSource): BoardRow {
  const next = visits.find(isWaited)
  const who = next
    ? source.wall
      ? w.nextTime(clockWords(next.row.appointmentTime))
      : w.next(shortPatient(boardName(next.row)), clockWords(next.row.appointmentTime))
    : w.nothingMore
  const moves = next && !source.wall ? { moves: w.move(boardName(next.row), chair) } : {}
  const base = { key: chair, chair, name: w.free, isFree: true, bars, ...moves } as const
  const sessionId = next?.row.sessionId ?? null
  const readyAt = cleanedAt(visits, source.now)
  if (readyAt) {
    const status = { level: 'plain', icon: SprayCan, words: w.readyAt(timeWords(readyAt)), second: who } as const
    return { ruler: { ...base, second: w.cleaning, status }, needs: [], sessionId }
  }
  if (!next) return { ruler: { ...base, second: who, status: freeStatus(w.free, '') }, needs: [], sessionId }
  const { row } = next
  const overdue = minuteOf(source.day.start, source.now) - appointmentMinute(source.day, row)
  const status = freeStatus(
    w.expected(clockWords(row.appointmentTime)),
    overdue > 0 ? w.late(minutesWords(overdue)) : '',
  )
  return { ruler: { ...base, second: who, ...oldness(next, status) }, needs: [], sessionId }
}

/** When the chair is ready again after whoever left it last; null = it is, or nobody sat there. */
function cleanedAt(visits: readonly Visit[], now: Instant): Instant | null {
  const ready = visits.flatMap(({ chart }) =>
    chart?.discharged ? addMinutes(chart.discharged.stamp.at, turnoverMinutes) : [],
  )
  const last = ready.reduce<Instant | null>((latest, at) => (latest && latest.utc > at.utc ? latest : at), null)
  return last && last.utc > now.utc ? last : null
}
