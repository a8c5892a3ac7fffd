import { AlarmClock, CloudOff, LockKeyhole } from 'lucide-react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SyncWords } from '#renderer/components/SyncWords.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore, useNow } from '#renderer/store/useStore.ts'
import { boardWords as w } from '#renderer/words/board.ts'
import { deviceShown } from '#renderer/words/delivery.ts'
import { timeWords, weekdayWords } from '#renderer/words/times.ts'
import { epochMs, localDate } from '#shared/kernel/instant.ts'
import { BoardLegend, BoardRuler } from './BoardRuler.tsx'
import type { BoardRow } from './boardRows.ts'
import { useBoard } from './useBoard.ts'

const rowsOfPage = 12
const pageSeconds = 20

/** For the wall: initials and chair numbers, no names; leaving it locks the screen. Pages turn, urgent rows stay on each. */
export function WallBoard() {
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
      workLook="ruler"
      head={
        <ScreenHead title={practice ?? w.title} sub={weekdayWords(localDate(now))} screenKey="wall">
          {count('urgent') > 0 && <Chip state="urgent">{w.needNow(count('urgent'))}</Chip>}
          {count('due') > 0 && (
            <Chip state="due" icon={AlarmClock}>
              {w.dueSoon(count('due'))}
            </Chip>
          )}
          {board.othersAsOf && (
            <Chip state="wait" icon={CloudOff}>
              {w.othersAsOf(timeWords(board.othersAsOf))}
            </Chip>
          )}
          <SyncWords state={deviceShown(sync)} />
          <span className="now">{timeWords(now)}</span>
          <TapTarget look="quiet" icon={LockKeyhole} verb={w.closeWall} onTap={() => void store.lock()} />
        </ScreenHead>
      }
      foot={
        <footer>
          <BoardLegend />
        </footer>
      }
    >
      <BoardRuler board={board} rows={rows} wall onOpen={() => void store.lock()} />
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
