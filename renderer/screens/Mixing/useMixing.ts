import { useEffect, useMemo, useState } from 'react'
import { chartOf } from '#renderer/store/charts.ts'
import { isHidden } from '#renderer/store/closedCharts.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { type MixingRow, mixingRows } from './mixingRows.ts'

export interface MixingDay {
  readonly rows: readonly MixingRow[]
  /** Restricted charts that are not open here: they may have drugs to mix too. */
  readonly hidden: readonly DaySession[]
}

/** The drugs to mix of a day; null until that day is here. Today's list keeps itself fresh, another day is fetched. */
export function useMixing(day: string): MixingDay | null {
  const store = useAppStore()
  const today = useApp((state) => state.dayLoaded)
  const rows = useApp((state) => state.day)
  const charts = useApp((state) => state.charts)
  const pending = useApp((state) => state.pending)
  const other = useOtherDay(day, day !== today)
  const shown = day === today ? rows : other
  // biome-ignore lint/correctness/useExhaustiveDependencies: folded anew when a list or a chart grows or a tap is made
  return useMemo(
    () =>
      shown && {
        rows: mixingRows(shown, (sessionId) => chartOf(store.state.getState(), sessionId)),
        hidden: shown.filter((row) => isHidden(row) && mayBeMixed(row)),
      },
    [store, shown, charts, pending],
  )
}

const mayBeMixed = ({ state }: DaySession): boolean =>
  ['scheduled', 'arrived', 'ready', 'in_treatment', 'observation'].includes(state)

function useOtherDay(day: string, isWanted: boolean): readonly DaySession[] | null {
  const store = useAppStore()
  const [found, setFound] = useState<{ readonly day: string; readonly rows: readonly DaySession[] } | null>(null)
  useEffect(() => {
    if (!isWanted) return undefined
    let current = true
    void store.api.call('day.list', { day }).then(async (answer) => {
      if (answer.kind !== 'value') return
      const open = answer.value.sessions.filter((row) => !isHidden(row))
      for (const { sessionId } of open) await store.fetchChart(sessionId, 'list')
      if (current) setFound({ day, rows: answer.value.sessions })
    })
    return () => {
      current = false
    }
  }, [store, day, isWanted])
  return found?.day === day ? found.rows : null
}
