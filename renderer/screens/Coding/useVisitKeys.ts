import { useEffect } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { foundRows } from '../Worklist/foundRows.ts'

/** The biller's keys at one visit (design language 8): Esc back, E export, Q ask the nurse, [ and ] the visit before and after in the list as it was looked at. */
export function useVisitKeys(sessionId: string, onExport: () => void, onAsk: () => void): void {
  const store = useAppStore()
  useEffect(() => {
    store.worklist.look()
    const turn = (by: number): void => {
      const rows = foundRows(store)
      const here = rows.findIndex((row) => row.sessionId === sessionId)
      const next = rows[here + by]
      if (here >= 0 && next) store.go({ name: 'coding', sessionId: next.sessionId })
    }
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      // An open dialog or sheet has its own Escape.
      const isCovered = event.defaultPrevented || document.querySelector('[role="dialog"], [role="listbox"]') !== null
      if (isTyping || isCovered || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.key === 'Escape') store.go({ name: 'worklist' })
      else if (event.key.toLowerCase() === 'e') onExport()
      else if (event.key.toLowerCase() === 'q') onAsk()
      else if (event.key === '[') turn(-1)
      else if (event.key === ']') turn(1)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store, sessionId, onExport, onAsk])
}
