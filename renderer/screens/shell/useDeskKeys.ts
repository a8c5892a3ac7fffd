import { useEffect } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { findVisit } from './findVisit.ts'

/** Keys that work on every screen: Ctrl+L locks, F3 finds a visit. */
export function useDeskKeys(): void {
  const store = useAppStore()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { signedIn } = store.state.getState()
      const isLock = event.ctrlKey && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'l'
      if (!isLock && event.key !== 'F3') return
      event.preventDefault()
      if (!signedIn) return
      if (isLock) void store.lock()
      else findVisit(store)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store])
}
