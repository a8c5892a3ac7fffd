import { useEffect } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { epochMs } from '#shared/kernel/instant.ts'

const usualMinutes = 5

const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Locks a screen that nobody has touched for as long as the practice says (two to five minutes), and an emergency access
 * when it is over; the clocks stay visible. Nobody is there to be asked about taps not saved yet: they wait for their own
 * person. Counted in ticks of the one clock.
 */
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
    const stop = store.state.subscribe(({ nowMs, signedIn, screen, clinic }, before) => {
      if (!before.signedIn) idleTicks = 0
      if (nowMs !== before.nowMs) idleTicks += 1
      // The wall shows no names, and leaving it locks.
      const onWall = screen.name === 'board' && screen.wall
      const isOver = signedIn?.until !== undefined && epochMs(signedIn.until) <= nowMs
      const isIdle = !onWall && idleTicks >= (clinic?.idleLockMinutes ?? usualMinutes) * 60
      if (signedIn && (isOver || isIdle)) void store.lockNow()
    })
    return () => {
      stop()
      for (const sign of signsOfLife) window.removeEventListener(sign, alive, { capture: true })
    }
  }, [store])
}
