import { type RefObject, useEffect, useRef } from 'react'

/** Puts focus on a heading whenever the screen (its key) changes, so that readers and Tab start there. */
export function useHeadingFocus<E extends HTMLElement>(screenKey: string | null): RefObject<E | null> {
  const heading = useRef<E>(null)
  useEffect(() => {
    if (screenKey !== null) heading.current?.focus({ preventScroll: true })
  }, [screenKey])
  return heading
}
