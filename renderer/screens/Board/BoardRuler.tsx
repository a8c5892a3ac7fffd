import { RulerLegend, TimelineRuler } from '#renderer/components/TimelineRuler.tsx'
import { useMinute } from '#renderer/store/useStore.ts'
import { boardWords as w } from '#renderer/words/board.ts'
import { timeWords } from '#renderer/words/times.ts'
import { minuteOf } from './boardDay.ts'
import type { BoardRow } from './boardRows.ts'
import type { BoardShown } from './useBoard.ts'

interface BoardRulerProps {
  readonly board: BoardShown
  readonly rows: readonly BoardRow[]
  readonly wall?: boolean
  readonly onOpen: (sessionId: string | null) => void
  /** A visit and the chair it goes to; null = ask. */
  readonly onMove?: (sessionId: string, chair: string | null) => void
}

/** The day's ruler with this minute's now-line. */
export function BoardRuler({ board, rows, wall = false, onOpen, onMove }: BoardRulerProps) {
  const now = useMinute()
  const { day } = board
  const rowOf = (key: string): BoardRow | undefined => rows.find(({ ruler }) => ruler.key === key)
  return (
    <TimelineRuler
      label={w.ruler}
      span={day.span}
      hours={day.hours}
      now={{ at: Math.min(day.span, Math.max(0, minuteOf(day.start, now))), words: timeWords(now) }}
      rows={rows.map(({ ruler }) => ruler)}
      wall={wall}
      onOpen={(key) => onOpen(rowOf(key)?.sessionId ?? null)}
      onMove={
        onMove &&
        ((key, to) => {
          const sessionId = rowOf(key)?.sessionId
          if (sessionId) onMove(sessionId, to === null ? null : (rowOf(to)?.ruler.chair ?? null))
        })
      }
    />
  )
}

export function BoardLegend() {
  return (
    <div className="key-hints">
      <RulerLegend
        entries={(Object.keys(w.legend) as (keyof typeof w.legend)[]).map((kind) => ({ kind, words: w.legend[kind] }))}
      />
    </div>
  )
}
