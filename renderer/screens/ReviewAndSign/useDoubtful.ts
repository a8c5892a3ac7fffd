import { useEffect, useState } from 'react'
import { useAppStore, useMinute } from '#renderer/store/useStore.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { DoubtfulUser } from '#shared/chart/signOff/signOffItems.ts'

const nobody: readonly DoubtfulUser[] = []

/** Who of the record is unknown here or locked out: asked again as the chart grows and each minute, for a lock-out ends by itself. */
export function useDoubtful({ sessionId, history }: Pick<Chart, 'sessionId' | 'history'>): readonly DoubtfulUser[] {
  const store = useAppStore()
  const minute = useMinute().utc.slice(0, 16)
  const entries = history.length
  const [people, setPeople] = useState(nobody)
  // biome-ignore lint/correctness/useExhaustiveDependencies: entries and minute say when to ask again
  useEffect(() => {
    let current = true
    void store.api.call('chart.doubtful', { sessionId }).then((answer) => {
      if (current && answer.kind === 'value') setPeople(answer.value.people)
    })
    return () => {
      current = false
    }
  }, [store, sessionId, entries, minute])
  return people
}
