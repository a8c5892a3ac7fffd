import { useMemo } from 'react'
import { chartOf } from '#renderer/store/charts.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { boardWords as w } from '#renderer/words/board.ts'
import { type Instant, localDate } from '#shared/kernel/instant.ts'
import { nameOf } from '../people.ts'
import { acuitySums } from './acuitySums.ts'
import { asOfVisit, othersAsOf } from './asOf.ts'
import { type BoardDay, boardDayOf } from './boardDay.ts'
import { type BoardRow, boardRowsOf } from './boardRows.ts'

export interface BoardShown {
  readonly day: BoardDay
  readonly rows: readonly BoardRow[]
  /** Acuity of what each nurse still has today, most first. */
  readonly loads: readonly { readonly nurse: string; readonly points: number }[]
  /** As of when the other desks are known, where none can be reached. */
  readonly othersAsOf: Instant | null
}

const firstName = (name: string): string => name.split(' ')[0] ?? name

/** The board as it stands this minute, from the day list and the charts that this screen already holds. */
export function useBoard(wall: boolean): BoardShown {
  const store = useAppStore()
  const now = useMinute()
  const rows = useApp((state) => state.day)
  const charts = useApp((state) => state.charts)
  const pending = useApp((state) => state.pending)
  const people = useApp((state) => state.people)
  const practice = useApp((state) => state.clinic?.practice)
  const deviceId = useApp((state) => state.clinic?.deviceId ?? '')
  const sync = useApp((state) => state.sync)
  // biome-ignore lint/correctness/useExhaustiveDependencies: folded anew when a chart grows, a tap is made or a minute passes
  return useMemo(() => {
    const state = store.state.getState()
    const nurseOf = (id: string) => firstName(nameOf(people, id))
    const day = boardDayOf(localDate(now), rows, now)
    const visits = rows.map((row) => {
      const chart = chartOf(state, row.sessionId)
      // What this screen has just tapped is ahead of the list.
      return {
        row: chart ? { ...row, state: chart.state, chair: chart.chair, nurseId: chart.ties.nurseId } : row,
        chart,
        asOf: chart && asOfVisit(chart, { deviceId, sync, now }),
      }
    })
    const chairs = practice?.chairs.map(({ label }) => label) ?? []
    const loads = acuitySums(visits.flatMap(({ chart }) => chart ?? []))
    return {
      day,
      rows: boardRowsOf({ chairs, visits, day, now, nurseOf, wall }),
      loads: loads.map(({ userId, points }) => ({ nurse: userId === '' ? w.nobody : nurseOf(userId), points })),
      othersAsOf: othersAsOf({ sync, now }),
    }
  }, [store, now, rows, charts, pending, people, practice, deviceId, sync, wall])
}
