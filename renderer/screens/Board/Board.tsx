import {
  AlarmClock,
  CircleQuestionMark,
  CloudOff,
  HeartPulse,
  Monitor,
  OctagonAlert,
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
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { boardWords as w } from '#renderer/words/board.ts'
import { timeWords, weekdayWords } from '#renderer/words/times.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { BoardLegend, BoardRuler } from './BoardRuler.tsx'
import { BoardSlot } from './BoardSlot.tsx'
import type { BoardRow } from './boardRows.ts'
import type { BoardNeed } from './boardStatus.ts'
import { MoveSheet } from './MoveSheet.tsx'
import { type BoardShown, useBoard } from './useBoard.ts'
import { WallBoard } from './WallBoard.tsx'

/** One row a chair across the day: who waits, what runs, what ends, who comes next. */
export function Board({ wall }: { readonly wall: boolean }) {
  return wall ? <WallBoard /> : <StationBoard />
}

function StationBoard() {
  const store = useAppStore()
  const board = useBoard(false)
  const now = useMinute()
  const [chosen, setChosen] = useState<string | null>(null)
  const [moving, setMoving] = useState<string | null>(null)
  const moves = useApp(({ signedIn }) => signedIn !== null && may(signedIn.user.roles, 'move.chairs'))
  const rows = chosen === null ? board.rows : board.rows.filter(({ needs }) => needs.includes(chosen as BoardNeed))
  const filters = filtersOf(board.rows)
  function move(sessionId: string, chair: string | null): void {
    if (chair === null) setMoving(sessionId)
    else void store.perform(sessionId, { kind: 'moveChair', chair }, { place: 'visit' })
  }
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="ruler"
      sheet={moving !== null && <MoveSheet key={moving} sessionId={moving} onClose={() => setMoving(null)} />}
      head={
        <ScreenHead title={w.title} sub={weekdayWords(localDate(now))} screenKey="board">
          <AcuityLine board={board} />
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
          {board.othersAsOf && (
            <Chip state="wait" icon={CloudOff}>
              {w.othersAsOf(timeWords(board.othersAsOf))}
            </Chip>
          )}
        </div>
      }
      foot={
        <BoardSlot>
          <BoardLegend />
        </BoardSlot>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={w.filteredEmpty} next={w.filteredEmptyNext} />
      ) : (
        <BoardRuler
          board={board}
          rows={rows}
          onOpen={(sessionId) => store.go(sessionId ? { name: 'session', sessionId } : { name: 'dayList' })}
          {...(moves ? { onMove: move } : {})}
        />
      )}
    </AppShell>
  )
}

/** "Acuity 11 Dana 8 Tom": the work of each nurse today, most first. */
function AcuityLine({ board }: { readonly board: BoardShown }) {
  if (board.loads.length === 0) return null
  return (
    <span className="second board-nurses">
      <span className="unseen">{w.acuitySpoken(board.loads)}</span>
      <span aria-hidden="true">
        {w.acuity}{' '}
        {board.loads.map(({ nurse, points }) => (
          <span key={nurse} className="nowrap">
            <b className="num">{points}</b> {nurse}{' '}
          </span>
        ))}
      </span>
    </span>
  )
}

const faces: Readonly<Record<BoardNeed, Pick<FilterChip, 'icon' | 'state'>>> = {
  missing: { icon: CircleQuestionMark, state: 'urgent' },
  reaction: { icon: Siren, state: 'urgent' },
  alert: { icon: OctagonAlert, state: 'urgent' },
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
