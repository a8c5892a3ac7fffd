import { type RefObject, useEffect, useRef } from 'react'

const FOCUSABLE =
  'a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex="0"]'

const targets = (root: HTMLElement) => Array.from(root.querySelectorAll<HTMLElement>(FOCUSABLE))

function keepTabInside(root: HTMLElement, event: KeyboardEvent) {
  const inside = targets(root)
  const first = inside[0]
  const last = inside.at(-1)
  if (!first || !last) return
  const here = document.activeElement
  if (event.shiftKey && (here === first || here === root)) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && here === last) {
    event.preventDefault()
    first.focus()
  }
}

/**
 * Focus goes in on opening, Tab stays inside, Escape asks to close, and focus returns to where it was on closing.
 * A pointer may still reach everything outside: a sheet never stands between a nurse and Stop.
 */
export function useFocusTrap<E extends HTMLElement>(onEscape: () => void): RefObject<E | null> {
  const root = useRef<E>(null)
  const latestEscape = useRef(onEscape)
  latestEscape.current = onEscape
  useEffect(() => {
    const sheet = root.current
    if (!sheet) return undefined
    const before = document.activeElement
    if (!sheet.contains(before)) (sheet.querySelector<HTMLElement>('[data-autofocus]') ?? sheet).focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) latestEscape.current()
      if (event.key === 'Tab') keepTabInside(sheet, event)
    }
    sheet.addEventListener('keydown', onKey)
    return () => {
      sheet.removeEventListener('keydown', onKey)
      const here = document.activeElement
      const isLost = here === null || here === document.body || sheet.contains(here)
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return root
}
