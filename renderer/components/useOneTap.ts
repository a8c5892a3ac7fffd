import { useCallback, useEffect, useRef } from 'react'

/** Two taps closer together than this are one tap of a gloved finger (design language, section 5). */
export const DOUBLE_TAP_MS = 400

/** Wraps a tap so that taps within 400 ms of one that counted are dropped. */
export function useOneTap(onTap: () => void): () => void {
  const closedUntil = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(
    () => () => {
      if (closedUntil.current) clearTimeout(closedUntil.current)
    },
    [],
  )
  return useCallback(() => {
    if (closedUntil.current) return
    closedUntil.current = setTimeout(() => {
      closedUntil.current = null
    }, DOUBLE_TAP_MS)
    onTap()
  }, [onTap])
}
