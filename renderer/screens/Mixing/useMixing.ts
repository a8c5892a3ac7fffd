import { useEffect, useMemo, useState } from 'react'
import { chartOf } from '#renderer/store/charts.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { type MixingRow, mixingRows } from './mixingRows.ts'

/** The drugs to mix of a day; null until that day is here. Today's list keeps itself fresh, another day is fetched. */
export function useMixing(day: string): readonly MixingRow[] | null {
  const store = useAppStore()
  const today = useApp((state) => state.dayLoaded)
  const rows = useApp((state) => state.day)
  const charts = useApp((state) => state.charts)
  const pending = useApp((state) => state.pending)
  const other = useOtherDay(day, day !== today)
  const shown = day === today ? rows : other
  // biome-ignore lint/correctness/useExhaustiveDependencies: folded anew when a list or a chart grows or a tap is made
  return useMemo(
    () => shown && mixingRows(shown, (sessionId) => chartOf(store.state.getState(), sessionId)),
    [store, shown, charts, pending],
  )
}

function useOtherDay(day: string, isWanted: boolean): readonly DaySession[] | null {
  const store = useAppStore()
  const [found, setFound] = useState<{ readonly day: string; readonly rows: readonly DaySession[] } | null>(null)
  useEffect(() => {
    if (!isWanted) return undefined
    let current = true
    void store.api.call('day.list', { day }).then(async (answer) => {
      if (answer.kind !== 'value') return
      for (const { sessionId } of answer.value.sessions) await store.fetchChart(sessionId, 'list')
      if (current) setFound({ day, rows: answer.value.sessions })
    })
    return () => {
      current = false
    }
  }, [store, day, isWanted])
  return found?.day === day ? found.rows : null
}
