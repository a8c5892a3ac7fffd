import { useEffect, useRef } from 'react'
import { useAnnounce } from '#renderer/components/useAnnounce.ts'
import { chartOf } from '#renderer/store/charts.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { alarmWords } from '#renderer/words/alarms.ts'
import { type Alarm, timersAt, type VitalsDue } from '#shared/chart/timers.ts'

/** Speaks each threshold once, when its minute comes: politely while it is due, at once when a stop may be missing. */
export function useAlarmVoice(): void {
  const store = useAppStore()
  const announce = useAnnounce()
  const minute = useMinute()
  const signedIn = useApp((state) => state.signedIn !== null)
  const spoken = useRef<ReadonlySet<string> | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once a minute
  useEffect(() => {
    if (!signedIn) return
    const state = store.state.getState()
    const due = Object.keys(state.charts).flatMap((sessionId) => {
      const chart = chartOf(state, sessionId)
      if (!chart) return []
      const { alarms, vitalsDue } = timersAt(chart, store.now())
      return [...alarms, ...vitalsDue].filter(({ isDue }) => isDue).map((alarm) => ({ alarm, chair: chart.chair }))
    })
    // What was due already when the screen was opened is on the screen; only what becomes due is spoken.
    const before = spoken.current
    spoken.current = new Set(due.map(({ alarm }) => alarm.id))
    if (before === null) return
    for (const { alarm, chair } of due.filter(({ alarm }) => !before.has(alarm.id)))
      announce(wordsOf(alarm, chair), 'kind' in alarm && alarm.kind === 'ten_after_end' ? 'assertive' : 'polite')
  }, [minute, signedIn])
}

function wordsOf(alarm: Alarm | VitalsDue, chair: string): string {
  return 'kind' in alarm ? alarmWords[alarm.kind](chair, alarm.drug) : alarmWords.vitals(chair)
}
