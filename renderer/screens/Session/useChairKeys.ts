import { useEffect } from 'react'
import { chartOf } from '#renderer/store/charts.ts'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { emergency, hasEmergency } from './emergency.ts'

/**
 * Chairside keys (design language 8): F2 vitals, F4 flush, note and what else belongs to the visit, F4 again a drug that
 * is not on the plan, F8 codes, F9 review and sign, Ctrl+Z undo while it is offered, Ctrl+Shift+E emergency.
 */
export function useChairKeys(sessionId: string): void {
  const store = useAppStore()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (press(store, sessionId, event)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store, sessionId])
}

/** Whether the key was one of ours. What a button would not offer now, its key does not either. */
function press(store: AppStore, sessionId: string, event: KeyboardEvent): boolean {
  const { key, ctrlKey, shiftKey } = event
  const chart = chartOf(store.state.getState(), sessionId)
  if (ctrlKey && key.toLowerCase() === 'z' && !shiftKey) {
    const inText = event.target instanceof HTMLElement && event.target.matches('input, textarea')
    // Another visit's tap, answered late, is nothing anybody sees here.
    if (inText || store.state.getState().undo?.sessionId !== sessionId) return false
    void store.undo()
    return true
  }
  if (ctrlKey && shiftKey && key.toLowerCase() === 'e') {
    if (chart && hasEmergency(chart, store.state.getState().signedIn?.user.roles ?? [])) emergency(store, chart)
    return true
  }
  if (key === 'F2' && chart?.arrived && !chart.signed) store.openSheet({ kind: 'vitals' })
  else if (key === 'F4' && chart && !chart.signed)
    store.openSheet({ kind: store.state.getState().sheet?.kind === 'visit' ? 'addLine' : 'visit' })
  else if (key === 'F8') store.openSheet({ kind: 'codes' })
  else if (key === 'F9' && chart?.arrived) store.go({ name: 'review', sessionId })
  else return ['F2', 'F4', 'F9'].includes(key)
  return true
}
