import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { type CaughtKey, createScanCatcher, type Ended } from './scanCatcher.ts'

type Held = CaughtKey & { readonly event: KeyboardEvent }

const typedInto = ['text', 'search', 'password', 'tel', 'url', 'email', 'number']
const isTextField = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && typedInto.includes(element.type))

/** Types a character into a field so that React hears it: through the element's own setter, then an input event. */
function typeInto(field: HTMLInputElement | HTMLTextAreaElement, character: string) {
  if (field.readOnly || field.disabled) return
  // The browser's own way keeps Ctrl+Z; where there is none (tests), the field's setter does it.
  if (document.execCommand?.('insertText', false, character)) return
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  const setValue = Object.getOwnPropertyDescriptor(prototype, 'value')?.set
  const from = field.selectionStart ?? field.value.length
  const to = field.selectionEnd ?? from
  if (field.maxLength >= 0 && field.value.length >= field.maxLength && from === to) return
  setValue?.call(field, field.value.slice(0, from) + character + field.value.slice(to))
  if (field.selectionStart !== null) field.setSelectionRange(from + 1, from + 1)
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
  code: event.code,
  at: event.timeStamp,
  isRepeat: event.repeat,
  ctrl: event.ctrlKey,
  alt: event.altKey,
  meta: event.metaKey,
  inField: isTextField(document.activeElement),
  event,
})

const onlyModify = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']

export interface ScannerGuard {
  /** A whole code, without the key that ended it. */
  readonly onScan: (code: string) => void
  /** A burst that never came to its end: dropped, and nothing of it reached the page. */
  readonly onHalf: () => void
}

/**
 * Catches what a scanner or badge reader types before focus sees it: nothing of it reaches a field, and its Enter never
 * presses a button. Keys typed by hand reach the page 60 ms later. Mount once.
 */
export function useScannerGuard(guard: ScannerGuard, isOn = true): void {
  const latest = useRef(guard)
  latest.current = guard
  useEffect(() => (isOn ? watchKeys(latest) : undefined), [isOn])
}

function watchKeys(guard: { readonly current: ScannerGuard }): () => void {
  const catcher = createScanCatcher<Held>()
  let quiet: ReturnType<typeof setTimeout> | undefined
  const settle = (ended: Ended<Held>) => {
    // Drawn at once: the Enter or the tap that comes next must meet the digits before it.
    if (ended.kind === 'hand') for (const key of ended.keys) flushSync(() => giveBack(key))
    if (ended.kind === 'half') guard.current.onHalf()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Modifier keys alone neither end nor join a burst; a scanner shifts for capitals.
    if (replayed.has(event) || event.isComposing || onlyModify.includes(event.key)) return
    clearTimeout(quiet)
    const verdict = catcher.onKey(readKey(event))
    if (verdict.kind !== 'pass') {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    if (verdict.kind === 'scan') return guard.current.onScan(verdict.code)
    settle(verdict.before)
    if (verdict.kind === 'hold') quiet = setTimeout(() => settle(catcher.onQuiet()), catcher.patience())
  }
  const onKeyUp = ({ key }: KeyboardEvent) => {
    if (key === 'Alt') catcher.onAltUp()
  }
  // A finger on the glass comes after what was typed: the digits of a PIN before the button under it.
  const onTouch = () => settle(catcher.onQuiet())
  // What the system makes of Alt and digits is inserted without a key of its own.
  const onInsert = (event: Event) => {
    if (event.isTrusted && catcher.isHolding()) event.preventDefault()
  }
  // Without a scanner at hand a copied code does: outside a field nothing else could be meant by pasting.
  const onPaste = (event: ClipboardEvent) => {
    const code = event.clipboardData?.getData('text').trim() ?? ''
    if (code === '' || isTextField(document.activeElement)) return
    event.preventDefault()
    guard.current.onScan(code)
  }
  const capture = { capture: true }
  window.addEventListener('keydown', onKeyDown, capture)
  window.addEventListener('keyup', onKeyUp, capture)
  window.addEventListener('pointerdown', onTouch, capture)
  window.addEventListener('beforeinput', onInsert, capture)
  window.addEventListener('paste', onPaste, capture)
  return () => {
    clearTimeout(quiet)
    window.removeEventListener('keydown', onKeyDown, capture)
    window.removeEventListener('keyup', onKeyUp, capture)
    window.removeEventListener('pointerdown', onTouch, capture)
    window.removeEventListener('beforeinput', onInsert, capture)
    window.removeEventListener('paste', onPaste, capture)
  }
}
