import { useEffect } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'

/** Idle minutes before the screen locks by itself (workflow 11: two to five). */
export const idleLockMinutes = 5

const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Locks a screen that nobody has touched for five minutes; the clocks stay visible. Counted on the one clock tick. */
export function useIdleLock(): void {
  const store = useAppStore()
  useEffect(() => {
    let lastSignMs = store.state.getState().nowMs
    const alive = () => {
      lastSignMs = store.state.getState().nowMs
    }
    for (const sign of signsOfLife) document.addEventListener(sign, alive, { capture: true, passive: true })
    const stop = store.state.subscribe(({ nowMs, signedIn }, before) => {
      if (!before.signedIn) lastSignMs = nowMs
      if (signedIn && nowMs - lastSignMs >= idleLockMinutes * 60_000) void store.lock()
    })
    return () => {
      stop()
      for (const sign of signsOfLife) document.removeEventListener(sign, alive, { capture: true })
    }
  }, [store])
}
