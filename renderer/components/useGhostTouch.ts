import { useEffect, useRef } from 'react'

/** Touches closer than this are one wet finger; further apart they are a drop or a sleeve (px). */
const FAR_APART_PX = 120

type Touch = { readonly id: number; readonly x: number; readonly y: number }

/** Watches all touches on the screen; the returned function says whether two far apart are down, or were when the last began. */
export function useGhostTouch(watch: boolean): () => boolean {
  const ghost = useRef(false)
  useEffect(() => {
    if (!watch) return undefined
    const down = new Map<number, Touch>()
    const begin = (event: PointerEvent) => {
      if (event.pointerType !== 'touch') return
      if (down.size === 0) ghost.current = false
      const touch = { id: event.pointerId, x: event.clientX, y: event.clientY }
      for (const other of down.values()) {
        if (Math.hypot(other.x - touch.x, other.y - touch.y) > FAR_APART_PX) ghost.current = true
      }
      down.set(touch.id, touch)
    }
    const end = (event: PointerEvent) => {
      down.delete(event.pointerId)
    }
    const options = { capture: true, passive: true }
    document.addEventListener('pointerdown', begin, options)
    window.addEventListener('pointerup', end, { passive: true })
    window.addEventListener('pointercancel', end, { passive: true })
    return () => {
      document.removeEventListener('pointerdown', begin, options)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', end)
    }
  }, [watch])
  return () => ghost.current
}
