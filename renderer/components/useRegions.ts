import { type RefObject, useEffect, useRef } from 'react'

const FOCUSABLE = 'a[href],button:not([disabled]),input:not([disabled]),select,textarea,[tabindex="0"]'

const firstTarget = (region: Element) =>
  Array.from(region.querySelectorAll<HTMLElement>(FOCUSABLE)).find((element) => element.getClientRects().length > 0)

/** F6 and Shift+F6 go round the regions (elements with `data-region`) inside the returned root. */
export function useRegions<E extends HTMLElement>(): RefObject<E | null> {
  const root = useRef<E>(null)
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || !root.current) return
      event.preventDefault()
      const regions = Array.from(root.current.querySelectorAll('[data-region]')).filter(firstTarget)
      const here = regions.findIndex((region) => region.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = regions[(here + step + regions.length) % regions.length]
      if (next) firstTarget(next)?.focus()
    }
    document.addEventListener('keydown', go)
    return () => document.removeEventListener('keydown', go)
  }, [])
  return root
}
