import type { AppStore } from '#renderer/store/createAppStore.ts'
import type { Chart } from '#shared/chart/chart.ts'

/** One tap: everything that runs is paused and the reaction's sheet stands open. Nothing is asked first (workflow 5, check 13). */
export function emergency(store: AppStore, chart: Chart): void {
  const { sessionId } = chart
  if (chart.lines.some(({ state }) => state === 'running'))
    void store.perform(sessionId, { kind: 'pauseAll', reason: 'reaction' }, { place: 'visit' })
  const { screen } = store.state.getState()
  if (screen.name !== 'session' || screen.sessionId !== sessionId) store.go({ name: 'session', sessionId })
  store.openSheet({ kind: 'reaction' })
}
