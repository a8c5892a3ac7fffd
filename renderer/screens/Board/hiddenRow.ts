import { LockKeyhole } from 'lucide-react'
import type { RulerBar, RulerRow } from '#renderer/components/TimelineRuler.tsx'
import { boardWords } from '#renderer/words/board.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import { visitStateWords } from '#renderer/words/visits.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { initialsOf } from '../people.ts'
import { type BoardDay, minuteOf } from './boardDay.ts'

interface Seen {
  readonly day: BoardDay
  readonly now: Instant
  readonly wall: boolean
}

/** A chair where somebody sits whose chart is restricted and not open here: what runs, and no more (ADR 14). */
export function hiddenRow(key: string, row: DaySession, bars: () => readonly RulerBar[], { wall }: Seen): RulerRow {
  return {
    key,
    chair: row.chair,
    name: wall ? initialsOf(row.patientName) : row.patientName,
    second: '',
    bars,
    moves: boardWords.move(row.patientName, row.chair),
    status: { level: 'plain', icon: LockKeyhole, words: visitStateWords(row.state), second: restrictedWords.hidden },
  }
}

/** Each drug that runs, from its start to now and on to its planned end. */
export function hiddenBars({ clocks }: DaySession, { day, now, wall }: Seen): readonly RulerBar[] {
  const nowAt = minuteOf(day.start, now)
  return (clocks?.running ?? []).flatMap(({ drug, startedAt, plannedEndAt }): readonly RulerBar[] => {
    const from = Math.max(0, minuteOf(day.start, startedAt))
    const to = Math.min(day.span, nowAt)
    const end = plannedEndAt ? Math.min(day.span, minuteOf(day.start, plannedEndAt)) : to
    const words = wall ? {} : { words: drug }
    return [
      ...(end > to ? [{ from, to: end, kind: 'to-end' as const }] : []),
      ...(to > from ? [{ from, to, kind: 'running' as const, ...words }] : []),
    ]
  })
}
