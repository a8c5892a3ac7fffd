import { useEffect, useRef } from 'react'
import { type CaughtKey, createScanCatcher, SCANNER_KEY_MS } from './scanCatcher.ts'

type Held = CaughtKey & { readonly event: KeyboardEvent }

const isTextField = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && element.type !== 'checkbox' && element.type !== 'radio')

/** Types a character into a field so that React hears it: through the element's own setter, then an input event. */
function typeInto(field: HTMLInputElement | HTMLTextAreaElement, character: string) {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  const setValue = Object.getOwnPropertyDescriptor(prototype, 'value')?.set
  const from = field.selectionStart ?? field.value.length
  const to = field.selectionEnd ?? from
  if (
    field.readOnly ||
    field.disabled ||
    (field.maxLength >= 0 && field.value.length >= field.maxLength && from === to)
  )
    return
  setValue?.call(field, field.value.slice(0, from) + character + field.value.slice(to))
  field.setSelectionRange(from + 1, from + 1)
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: character, inputType: 'insertText' }))
}

const replayed = new WeakSet<Event>()

/** Gives a held key back to where it was meant for. */
function giveBack({ event }: Held) {
  const target = document.activeElement ?? document.body
  const again = new KeyboardEvent('keydown', {
    key: event.key,
    code: event.code,
    shiftKey: event.shiftKey,
    bubbles: true,
    cancelable: true,
  })
  replayed.add(again)
  const isWanted = target.dispatchEvent(again)
  if (isWanted && isTextField(target)) typeInto(target, event.key)
}

const readKey = (event: KeyboardEvent): Held => ({
  key: event.key,
  at: event.timeStamp,
  isRepeat: event.repeat,
  hasModifier: event.ctrlKey || event.altKey || event.metaKey,
  event,
})

/**
 * Catches what a scanner or badge reader types before focus sees it, so that its Enter never presses a button.
 * Keys typed by hand reach the page 35 ms later. Mount once; calls `onScan` with the whole code.
 */
export function useScannerGuard(onScan: (code: string) => void, isOn = true): void {
  const latest = useRef(onScan)
  latest.current = onScan
  useEffect(() => {
    if (!isOn) return undefined
    const catcher = createScanCatcher<Held>()
    let quiet: ReturnType<typeof setTimeout> | undefined
    const release = (keys: readonly Held[]) => {
      for (const key of keys) giveBack(key)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      // Modifier keys alone neither end nor join a burst; a scanner shifts for capitals.
      if (replayed.has(event) || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
      clearTimeout(quiet)
      const verdict = catcher.onKey(readKey(event))
      if (verdict.kind === 'pass') return release(verdict.release)
      event.preventDefault()
      event.stopImmediatePropagation()
      if (verdict.kind === 'scan') latest.current(verdict.code)
      else quiet = setTimeout(() => release(catcher.onQuiet()), SCANNER_KEY_MS)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      clearTimeout(quiet)
      window.removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [isOn])
}
