import { type RefObject, useEffect, useRef, useState } from 'react'

/** Four rows of the board further than what is seen, so that scrolling finds them drawn. */
const margin = '200px 0px'

/** Whether an element is in sight or near it; where nothing can tell, everything is. `starts`: before the first answer. */
export function useInSight<E extends HTMLElement>(starts: boolean): readonly [RefObject<E | null>, boolean] {
  const element = useRef<E>(null)
  const canTell = typeof IntersectionObserver !== 'undefined'
  const [isInSight, setIsInSight] = useState(starts || !canTell)
  useEffect(() => {
    const watched = element.current
    if (!watched || !canTell) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1)
        if (last) setIsInSight(last.isIntersecting)
      },
      { rootMargin: margin, scrollMargin: margin },
    )
    observer.observe(watched)
    return () => observer.disconnect()
  }, [canTell])
  return [element, isInSight]
}
