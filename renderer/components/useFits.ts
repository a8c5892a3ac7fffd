import { type RefObject, useEffect, useRef, useState } from 'react'

// Average advance of Inter 600 at 14 px with a margin for wide letters, and the bar's own padding.
const PX_A_LETTER = 7.9
const PADDING_PX = 16

/** Measures an element's width and says whether words fit whole into a share of it: a label only stands where it does. */
export function useFits<E extends HTMLElement>(): readonly [
  RefObject<E | null>,
  (words: string, share: number) => boolean,
] {
  const element = useRef<E>(null)
  const [width, setWidth] = useState<number | null>(null)
  useEffect(() => {
    const measured = element.current
    if (!measured || typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(entry.contentRect.width)
    })
    observer.observe(measured)
    return () => observer.disconnect()
  }, [])
  // Before the first measure (and where nothing can be measured) everything is taken to fit.
  const fits = (words: string, share: number) =>
    width === null || width * share >= words.length * PX_A_LETTER + PADDING_PX
  return [element, fits]
}
