import { type RefObject, useEffect, useRef } from 'react'
import { type PadKey, padKeyOf } from './keypadKeys.ts'

/** Boxes and choices keep the focus after a tap and take no digit. */
const isWordField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="radio"],[type="checkbox"]),textarea,select,[contenteditable="true"]')

/**
 * Sends typed digits to a number pad: while focus is nowhere, or anywhere in the pad's own sheet, dialog or panel.
 * Elsewhere a digit stays what it is there.
 */
export function useTypedDigits<E extends HTMLElement>(onKey: (key: PadKey) => void): RefObject<E | null> {
  const pad = useRef<E>(null)
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    const onTyped = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isWordField(event.target)) return
      const key = padKeyOf(event.key)
      const here = document.activeElement
      const place = pad.current?.closest('[role="dialog"],[role="alertdialog"],aside,section,main') ?? pad.current
      const isMine = here === null || here === document.body || place?.contains(here)
      if (key === null || !isMine) return
      event.preventDefault()
      latest.current(key)
    }
    document.addEventListener('keydown', onTyped)
    return () => document.removeEventListener('keydown', onTyped)
  }, [])
  return pad
}
