import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** The bars' own padding, both sides, and a px to spare. */
const PADDING_PX = 15

type Measure = (words: string) => number

function createMeasure(): Measure {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return () => 0
  // As .minute-bar and .ruler-bar are set.
  pen.font = '600 14px "Inter Variable"'
  return (words) => pen.measureText(words).width
}

/** Measures an element's width and says whether words fit whole into a share of it: a label only stands where it does. */
export function useFits<E extends HTMLElement>(): readonly [
  RefObject<E | null>,
  (words: string, share: number) => boolean,
] {
  const element = useRef<E>(null)
  const measure = useRef<Measure | null>(null)
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
  // The same function while the width is the same: what was drawn with it need not be drawn again.
  const fits = useCallback(
    (words: string, share: number) => {
      // Before the first measure (and where nothing can be measured) everything is taken to fit.
      if (width === null) return true
      measure.current ??= createMeasure()
      return width * share >= measure.current(words) + PADDING_PX
    },
    [width],
  )
  return [element, fits]
}
