import type { Sheet } from '#renderer/store/appState.ts'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Field } from '#shared/chart/signOff/signOffItems.ts'
import { isOpen, isTimed } from '../lineTimes.ts'

/** Jumps to the place where a block or warning is settled: the session with the right sheet open, or the vials. */
export function goToField(store: AppStore, chart: Chart, field: Field): void {
  const { sessionId } = chart
  if (field.kind === 'line' && field.what === 'containers') {
    store.go({ name: 'containers', sessionId, lineId: field.lineId })
    return
  }
  if (field.kind === 'timeline') {
    store.go({ name: 'timeline', sessionId, from: 'review' })
    return
  }
  store.go({ name: 'session', sessionId })
  const sheet = sheetOf(chart, field)
  if (sheet) store.openSheet(sheet)
}

/** The sheet that settles it; null where it stands on the visit's own screen. */
export function sheetOf(chart: Chart, field: Exclude<Field, { kind: 'timeline' }>): Sheet | null {
  switch (field.kind) {
    case 'line':
      return lineSheet(chart, field)
    case 'event':
      return { kind: 'setTime', target: { kind: 'event', eventId: field.eventId } }
    case 'visit':
      return { kind: 'visit' }
    case 'session':
      return { kind: 'times' }
    case 'earlier':
      return { kind: 'linkEarlier' }
    case 'alert':
      return { kind: 'alert', vitalsId: field.vitalsId }
    case 'accessReason':
      return { kind: 'accessReason', accessId: field.accessId }
    // It stands above the drugs, with both of its answers.
    case 'handoff':
      return null
    case 'arrival':
      return chart.arrived ? { kind: 'times' } : { kind: 'arrival' }
    default:
      return { kind: field.kind }
  }
}

function lineSheet(chart: Chart, { lineId, what }: Extract<Field, { kind: 'line' }>): Sheet {
  const line = chart.lines.find(({ id }) => id === lineId)
  if (what === 'stop' && line && isOpen(line)) return { kind: 'setTime', target: { kind: 'stop', lineId } }
  if (what === 'start' && line && !line.start && isTimed(line))
    return { kind: 'setTime', target: { kind: 'start', lineId } }
  if (what === 'dose' || what === 'check') return { kind: what, lineId }
  return what === 'access' ? { kind: 'access' } : { kind: 'line', lineId }
}
