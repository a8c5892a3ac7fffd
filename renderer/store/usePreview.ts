import { useMemo } from 'react'
import type { Command } from '#shared/chart/command.ts'
import type { Decision } from '#shared/chart/commands/deciding.ts'
import { decide } from '#shared/chart/decide.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { type Refusal, refuse } from '#shared/chart/refusals.ts'
import { err } from '#shared/kernel/result.ts'
import { useApp, useAppStore, useChart, useMinute } from './useStore.ts'

const previewId = () => 'preview'

/** The judge for the buttons of one visit: what `decide` says now, PINs aside. */
function useJudge(sessionId: string): (command: Command) => Decision {
  const chart = useChart(sessionId)
  const user = useApp((state) => state.signedIn?.user)
  const deviceId = useApp((state) => state.clinic?.deviceId)
  const store = useAppStore()
  const minute = useMinute()
  // biome-ignore lint/correctness/useExhaustiveDependencies: judged anew each minute and after each change of the chart
  return useMemo(() => {
    // To the millisecond: a stop in the same minute as its start comes after it.
    const now = store.now()
    return (command: Command) => {
      if (!chart || !user || !deviceId) return err(refuse('session-unknown'))
      const context = { now, happenedAt: now, source: 'tap', commandId: 'preview', deviceId, user } as const
      return decide(chart, command, { ...context, preview: true, newId: previewId })
    }
  }, [chart, user, deviceId, minute, store])
}

/** Why a tap now would be refused, by the same function that will judge it; null means it would not. */
export function usePreview(sessionId: string): (command: Command) => Refusal | null {
  const judge = useJudge(sessionId)
  return (command) => {
    const judged = judge(command)
    return judged.ok ? null : judged.error
  }
}

/** The events a command would become now; null where it would be refused. Never stored, never sent. */
export function usePreviewEvents(sessionId: string): (command: Command) => readonly ChartEvent[] | null {
  const judge = useJudge(sessionId)
  return (command) => {
    const judged = judge(command)
    return judged.ok ? judged.value : null
  }
}
