import { type RefObject, useLayoutEffect, useState } from 'react'

/** Rows drawn above and below what is in sight. */
const overscan = 4
/** Height of the sticky head, px. */
const headPx = 48
/** Where nothing can be measured. */
const heightUnmeasured = 900

export interface EvenRows {
  readonly first: number
  /** Behind the last one. */
  readonly end: number
  scrollTo(index: number): void
}

/**
 * Which rows of one height are in sight, with some around them where `spare`: arithmetic alone, so that a list of any length costs the same (a virtual list that
 * measures keeps an object for each of its rows, and makes 50,000 anew with every filter).
 */
export function useEvenRows(
  scroller: RefObject<HTMLElement | null>,
  { count, rowPx, spare }: { readonly count: number; readonly rowPx: number; readonly spare: boolean },
): EvenRows {
  // Before the place is measured nothing is drawn in it: no row is made that nobody sees.
  const [seen, setSeen] = useState({ top: 0, height: 0 })
  const isEmpty = count === 0
  useLayoutEffect(() => {
    const place = scroller.current
    if (!place || isEmpty) return undefined
    const look = () => {
      const height = place.clientHeight || heightUnmeasured
      // Within one row nothing else comes into sight.
      const top = Math.floor(place.scrollTop / rowPx) * rowPx
      setSeen((before) => (before.top === top && before.height === height ? before : { top, height }))
    }
    look()
    place.addEventListener('scroll', look, { passive: true })
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(look)
    observer?.observe(place)
    return () => {
      place.removeEventListener('scroll', look)
      observer?.disconnect()
    }
  }, [scroller, rowPx, isEmpty])
  const around = spare ? overscan : 0
  const top = Math.min(seen.top, Math.max(0, count * rowPx - seen.height))
  return {
    first: Math.max(0, Math.floor(top / rowPx) - around),
    end: Math.min(count, Math.ceil((top + seen.height) / rowPx) + around),
    scrollTo(index) {
      const place = scroller.current
      if (!place) return
      const [above, below] = [index * rowPx, (index + 1) * rowPx + headPx - place.clientHeight]
      if (place.scrollTop > above) place.scrollTop = above
      else if (place.scrollTop < below) place.scrollTop = below
    },
  }
}
