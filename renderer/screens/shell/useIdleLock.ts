import { useEffect } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'

/** Idle minutes before the screen locks by itself (workflow 11: two to five). */
export const idleLockMinutes = 5

const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Locks a screen that nobody has touched for five minutes; the clocks stay visible. Counted in ticks of the one clock. */
export function useIdleLock(): void {
  const store = useAppStore()
  useEffect(() => {
    let idleTicks = 0
    const alive = () => {
      idleTicks = 0
    }
    // On the window, in front of the scanner's guard: a scan is a sign of life, though the page never sees its keys.
    for (const sign of signsOfLife) window.addEventListener(sign, alive, { capture: true, passive: true })
    // Ticks, not clock time: a demo clock that is set forward is nobody going away.
    const stop = store.state.subscribe(({ nowMs, signedIn, screen }, before) => {
      if (!before.signedIn) idleTicks = 0
      if (nowMs !== before.nowMs) idleTicks += 1
      // The wall shows no names, and leaving it locks.
      const onWall = screen.name === 'board' && screen.wall
      if (signedIn && !onWall && idleTicks >= idleLockMinutes * 60) void store.lock()
    })
    return () => {
      stop()
      for (const sign of signsOfLife) window.removeEventListener(sign, alive, { capture: true })
    }
  }, [store])
}
