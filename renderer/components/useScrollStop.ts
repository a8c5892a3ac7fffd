import { type RefObject, useEffect, useRef } from 'react'

const FOCUSABLE = 'a[href],button:not([disabled]),input:not([disabled]),select,textarea,[tabindex="0"]'

/**
 * A region that scrolls but holds nothing to focus becomes a stop of the Tab key, so that the arrows can scroll it
 * (WCAG 2.1.1); otherwise it is none.
 */
export function useScrollStop<E extends HTMLElement>(): RefObject<E | null> {
  const region = useRef<E>(null)
  useEffect(() => {
    const element = region.current
    if (!element || typeof ResizeObserver === 'undefined') return undefined
    const look = () => {
      const scrolls = element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth
      if (scrolls && !element.querySelector(FOCUSABLE)) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    }
    const sizes = new ResizeObserver(look)
    // What is inside may outgrow the region without a change of the region itself: a longer word, a font that has come.
    const watch = () => {
      for (const child of element.children) sizes.observe(child)
      look()
    }
    const contents = new MutationObserver(watch)
    sizes.observe(element)
    contents.observe(element, { childList: true, subtree: true })
    watch()
    return () => {
      sizes.disconnect()
      contents.disconnect()
    }
  }, [])
  return region
}
