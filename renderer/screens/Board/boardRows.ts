import { HeartPulse } from 'lucide-react'
import type { RulerBar, RulerRow } from '#renderer/components/TimelineRuler.tsx'
import { boardWords as w } from '#renderer/words/board.ts'
import { minutesWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { timersAt } from '#shared/chart/timers.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { initialsOf } from '../people.ts'
import { expectedMinutes, pastBar, visitBars } from './boardBars.ts'
import { appointmentMinute, type BoardDay, minuteOf } from './boardDay.ts'
import { type BoardNeed, freeStatus, type RowStatus, visitStatus } from './boardStatus.ts'

/** One chair of the board: its row, what it needs of somebody, and the visit a tap opens. */
export interface BoardRow {
  readonly ruler: RulerRow
  readonly needs: readonly BoardNeed[]
  readonly sessionId: string | null
}

export interface BoardSource {
  /** Chair labels in the practice's order. */
  readonly chairs: readonly string[]
  readonly visits: readonly { readonly row: DaySession; readonly chart: Chart | null }[]
  readonly day: BoardDay
  readonly now: Instant
  /** "Dana" of a user id. */
  readonly nurseOf: (userId: string) => string
  /** On the wall: initials, no names of patients or drugs. */
  readonly wall: boolean
}

type Visit = BoardSource['visits'][number]

const goneStates = ['discharged', 'signed', 'held', 'cancelled', 'no_show']
const isWaited = ({ row }: Visit): boolean => row.state === 'scheduled'
const isGone = ({ row }: Visit): boolean => goneStates.includes(row.state)

/** One row a chair, in the order of the chairs; a chair that only the list knows follows the practice's own. */
export function boardRowsOf(source: BoardSource): readonly BoardRow[] {
  const extra = source.visits.map(({ row }) => row.chair).filter((chair) => !source.chairs.includes(chair))
  return [...source.chairs, ...new Set(extra)].map((chair) => rowOf(chair, source))
}

function rowOf(chair: string, source: BoardSource): BoardRow {
  const visits = source.visits.filter(({ row }) => row.chair === chair)
  const here = visits.find((visit) => !isWaited(visit) && !isGone(visit))
  const unsigned = here ? undefined : visits.find(({ row }) => row.state === 'discharged')
  const bars = visits.flatMap((visit) => barsOf(visit, source, visit === here))
  if (here?.chart) return occupiedRow(chair, here, here.chart, bars, source)
  const next = visits.find(isWaited)
  const row = freeRow(chair, next, bars, source)
  if (!unsigned?.chart) return row
  const { needs, status } = visitStatus(unsigned.chart, source.now, !source.wall)
  return { ...row, ruler: { ...row.ruler, status }, needs, sessionId: unsigned.row.sessionId }
}

function barsOf({ row, chart }: Visit, source: BoardSource, isHere: boolean): readonly RulerBar[] {
  const { day, now, wall } = source
  if (chart && isHere) return visitBars(chart, day, now, !wall)
  if (chart?.discharged) return pastBar(chart, day)
  if (row.state !== 'scheduled') return []
  const from = Math.max(0, appointmentMinute(day, row))
  const words = wall ? initialsOf(row.patientName) : shortPatient(row.patientName)
  return [{ from, to: Math.min(day.span, from + expectedMinutes(chart)), kind: 'next', words }]
}

/** "Okafor, R." */
function shortPatient(name: string): string {
  const [last = '', first = ''] = name.split(',').map((part) => part.trim())
  return first ? `${last}, ${first[0]}.` : last
}

/** "BR" of "Bendamustine and rituximab (BR)"; the whole name where it has no short one. */
const shortRegimen = (regimen: string): string => /\(([^)]+)\)/.exec(regimen)?.[1] ?? regimen

const nurseAnd = (row: DaySession, { nurseOf, wall }: BoardSource): string =>
  [row.nurseId ? nurseOf(row.nurseId) : null, wall ? null : shortRegimen(row.regimen)].filter(Boolean).join(', ')

function occupiedRow(
  chair: string,
  { row }: Visit,
  chart: Chart,
  bars: readonly RulerBar[],
  source: BoardSource,
): BoardRow {
  const { status, needs }: RowStatus = visitStatus(chart, source.now, !source.wall)
  const due = timersAt(chart, source.now).vitalsDue[0]
  const dueAt = due ? minuteOf(source.day.start, due.at) : null
  const markers = dueAt !== null && dueAt > 0 && dueAt < source.day.span ? [{ at: dueAt, icon: HeartPulse }] : []
  const name = source.wall ? initialsOf(row.patientName) : row.patientName
  return {
    ruler: { key: chair, chair, name, second: nurseAnd(row, source), bars, markers, status },
    needs,
    sessionId: row.sessionId,
  }
}

function freeRow(chair: string, next: Visit | undefined, bars: readonly RulerBar[], source: BoardSource): BoardRow {
  const base = { key: chair, chair, name: w.free, isFree: true, bars } as const
  if (!next)
    return { ruler: { ...base, second: w.nothingMore, status: freeStatus(w.free, '') }, needs: [], sessionId: null }
  const { row } = next
  const overdue = minuteOf(source.day.start, source.now) - appointmentMinute(source.day, row)
  const who = source.wall ? w.nextTime(row.appointmentTime) : w.next(shortPatient(row.patientName), row.appointmentTime)
  const status = freeStatus(w.expected(row.appointmentTime), overdue > 0 ? w.late(minutesWords(overdue)) : '')
  return { ruler: { ...base, second: who, status }, needs: [], sessionId: row.sessionId }
}
