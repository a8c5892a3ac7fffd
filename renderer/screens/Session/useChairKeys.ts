import { useEffect } from 'react'
import { chartOf } from '#renderer/store/charts.ts'
import { useAppStore } from '#renderer/store/useStore.ts'

/** Chairside keys: F2 vitals, F8 codes, F9 review and sign, Ctrl+Z undo while it is offered. */
export function useChairKeys(sessionId: string): void {
  const store = useAppStore()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = event.ctrlKey && !event.shiftKey && event.key.toLowerCase() === 'z'
      const inText = event.target instanceof HTMLElement && event.target.matches('input, textarea')
      if (isUndo && !inText && store.state.getState().undo) void store.undo()
      else if (event.key === 'F2' && chartOf(store.state.getState(), sessionId)?.arrived)
        store.openSheet({ kind: 'vitals' })
      else if (event.key === 'F8') store.openSheet({ kind: 'codes' })
      else if (event.key === 'F9') store.go({ name: 'review', sessionId })
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store, sessionId])
}
