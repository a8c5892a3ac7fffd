import { useEffect } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'

/** Keys that work on every screen: Ctrl+L locks. */
export function useDeskKeys(): void {
  const store = useAppStore()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'l') return
      event.preventDefault()
      if (store.state.getState().signedIn) void store.lock()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store])
}
