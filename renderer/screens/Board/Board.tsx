import {
  AlarmClock,
  CircleQuestionMark,
  HeartPulse,
  LockKeyhole,
  Monitor,
  PenLine,
  Siren,
  UsersRound,
} from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { type FilterChip, FilterChips } from '#renderer/components/FilterChips.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SyncWords } from '#renderer/components/SyncWords.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { RulerLegend, TimelineRuler } from '#renderer/components/TimelineRuler.tsx'
import { useApp, useAppStore, useMinute, useNow } from '#renderer/store/useStore.ts'
import { boardWords as w } from '#renderer/words/board.ts'
import { deviceShown } from '#renderer/words/delivery.ts'
import { timeWords, weekdayWords } from '#renderer/words/times.ts'
import { epochMs, localDate } from '#shared/kernel/instant.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { minuteOf } from './boardDay.ts'
import type { BoardRow } from './boardRows.ts'
import type { BoardNeed } from './boardStatus.ts'
import { type BoardShown, useBoard } from './useBoard.ts'

/** One row a chair across the day: who waits, what runs, what ends, who comes next. */
export function Board({ wall }: { readonly wall: boolean }) {
  return wall ? <WallBoard /> : <StationBoard />
}

function StationBoard() {
  const store = useAppStore()
  const board = useBoard(false)
  const now = useMinute()
  const [chosen, setChosen] = useState<string | null>(null)
  const rows = chosen === null ? board.rows : board.rows.filter(({ needs }) => needs.includes(chosen as BoardNeed))
  const filters = filtersOf(board.rows)
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      head={
        <ScreenHead title={w.title} sub={weekdayWords(localDate(now))} screenKey="board">
          <UnderWay board={board} />
          <span className="now">{timeWords(now)}</span>
          <TapTarget
            icon={Monitor}
            iconSize="m"
            verb={w.wallView}
            onTap={() => store.go({ name: 'board', wall: true })}
          />
        </ScreenHead>
      }
      tools={
        <div className="tool-line board-filters">
          <FilterChips label={w.needs} filters={filters} chosen={chosen} onChoose={setChosen} />
        </div>
      }
      foot={<BoardLegend />}
    >
      {rows.length === 0 ? (
        <EmptyState title={w.filteredEmpty} />
      ) : (
        <Ruler
          board={board}
          rows={rows}
          onOpen={(sessionId) => store.go(sessionId ? { name: 'session', sessionId } : { name: 'dayList' })}
        />
      )}
    </AppShell>
  )
}

/** "Under way 2 Dana 1 Marcus": patients in treatment by nurse. */
function UnderWay({ board }: { readonly board: BoardShown }) {
  if (board.byNurse.length === 0) return null
  return (
    <span className="second board-nurses">
      {w.inTreatment}{' '}
      {board.byNurse.map(({ nurse, count }) => (
        <span key={nurse} className="nowrap">
          <b className="num">{count}</b> {nurse}{' '}
        </span>
      ))}
    </span>
  )
}

const faces: Readonly<Record<BoardNeed, Pick<FilterChip, 'icon' | 'state'>>> = {
  missing: { icon: CircleQuestionMark, state: 'urgent' },
  reaction: { icon: Siren, state: 'urgent' },
  vitals: { icon: HeartPulse, state: 'due' },
  ending: { icon: AlarmClock, state: 'due' },
  check: { icon: UsersRound },
  unsigned: { icon: PenLine },
}

/** One chip a kind, always in the same place; without a count it stays plain. */
function filtersOf(rows: readonly BoardRow[]): readonly FilterChip[] {
  return (Object.keys(faces) as BoardNeed[]).map((key) => {
    const count = rows.filter(({ needs }) => needs.includes(key)).length
    const { icon, state } = faces[key]
    return { key, words: w.filters[key], count, icon, state: count > 0 ? state : 'plain' }
  })
}

interface RulerProps {
  readonly board: BoardShown
  readonly rows: readonly BoardRow[]
  readonly wall?: boolean
  readonly onOpen: (sessionId: string | null) => void
}

function Ruler({ board, rows, wall = false, onOpen }: RulerProps) {
  const now = useMinute()
  const { day } = board
  return (
    <TimelineRuler
      label={w.ruler}
      span={day.span}
      hours={day.hours}
      now={{ at: Math.min(day.span, Math.max(0, minuteOf(day.start, now))), words: timeWords(now) }}
      rows={rows.map(({ ruler }) => ruler)}
      wall={wall}
      onOpen={(chair) => {
        onOpen(rows.find(({ ruler }) => ruler.key === chair)?.sessionId ?? null)
      }}
    />
  )
}

function BoardLegend() {
  return (
    <footer className="key-hints">
      <RulerLegend
        entries={(Object.keys(w.legend) as (keyof typeof w.legend)[]).map((kind) => ({ kind, words: w.legend[kind] }))}
      />
    </footer>
  )
}

const rowsOfPage = 12
const pageSeconds = 20

/** For the wall: initials and chair numbers, no names; leaving it locks the screen. Pages turn, urgent rows stay on each. */
function WallBoard() {
  const store = useAppStore()
  const board = useBoard(true)
  const now = useNow()
  const sync = useApp((state) => state.sync)
  const practice = useApp((state) => state.clinic?.practice.name)
  const rows = pageOf(board.rows, Math.floor(epochMs(now) / (pageSeconds * 1_000)))
  const count = (level: string) => board.rows.filter(({ ruler }) => ruler.status.level === level).length
  return (
    <AppShell
      wall
      rail={null}
      workLook="table"
      head={
        <ScreenHead title={practice ?? w.title} sub={weekdayWords(localDate(now))} screenKey="wall">
          {count('urgent') > 0 && <Chip state="urgent">{w.needNow(count('urgent'))}</Chip>}
          {count('due') > 0 && (
            <Chip state="due" icon={AlarmClock}>
              {w.dueSoon(count('due'))}
            </Chip>
          )}
          <SyncWords state={deviceShown(sync)} />
          <span className="now">{timeWords(now)}</span>
          <TapTarget look="quiet" icon={LockKeyhole} verb={w.closeWall} onTap={() => void store.lock()} />
        </ScreenHead>
      }
      foot={<BoardLegend />}
    >
      <Ruler board={board} rows={rows} wall onOpen={() => void store.lock()} />
    </AppShell>
  )
}

/** At most twelve rows at once; every urgent row is on every page. */
export function pageOf(rows: readonly BoardRow[], turn: number): readonly BoardRow[] {
  if (rows.length <= rowsOfPage) return rows
  const urgent = rows.filter(({ ruler }) => ruler.status.level === 'urgent').slice(0, rowsOfPage - 1)
  const others = rows.filter((row) => !urgent.includes(row))
  const room = rowsOfPage - urgent.length
  const pages = Math.ceil(others.length / room)
  const shown = new Set([...urgent, ...others.slice((turn % pages) * room, ((turn % pages) + 1) * room)])
  return rows.filter((row) => shown.has(row))
}
