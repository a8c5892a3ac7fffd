import { useMemo } from 'react'
import { chartOf } from '#renderer/store/charts.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { nameOf } from '../people.ts'
import { type BoardDay, boardDayOf } from './boardDay.ts'
import { type BoardRow, boardRowsOf } from './boardRows.ts'

export interface BoardShown {
  readonly day: BoardDay
  readonly rows: readonly BoardRow[]
  /** Patients in treatment, by nurse. */
  readonly byNurse: readonly { readonly nurse: string; readonly count: number }[]
}

const underWay = ['arrived', 'ready', 'in_treatment', 'observation']
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
      }
    })
    const chairs = practice?.chairs.map(({ label }) => label) ?? []
    const nurses = visits.flatMap(({ row }) =>
      underWay.includes(row.state) && row.nurseId ? [nurseOf(row.nurseId)] : [],
    )
    return {
      day,
      rows: boardRowsOf({ chairs, visits, day, now, nurseOf, wall }),
      byNurse: [...new Set(nurses)].map((nurse) => ({ nurse, count: nurses.filter((one) => one === nurse).length })),
    }
  }, [store, now, rows, charts, pending, people, practice, wall])
}
