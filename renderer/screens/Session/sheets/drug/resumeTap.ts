import type { AppStore } from '#renderer/store/createAppStore.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { resumeAsk } from '#shared/chart/safety/reactionRate.ts'

/** Lets a drug run on: at once, or after a reaction with the question at which rate. */
export function resumeTap(store: AppStore, chart: Chart, line: Line): void {
  if (resumeAsk(chart, line.id) !== null) store.openSheet({ kind: 'resume', lineId: line.id })
  else void store.perform(chart.sessionId, { kind: 'resumeLine', lineId: line.id }, { place: 'visit' })
}
