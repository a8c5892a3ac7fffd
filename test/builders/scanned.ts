import { act } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

/** When each key of a test was pressed, on a clock of their own: a hand's keys 50 ms apart, a scanner's 5. */
let pressedAt = 0
const times = new WeakMap<KeyboardEvent, number>()

function timeOf(event: KeyboardEvent, gap: number): number {
  const known = times.get(event)
  if (known !== undefined) return known
  pressedAt += gap
  times.set(event, pressedAt)
  return pressedAt
}

/** Keys typed by a test's person look as slow as a hand's, without waiting: all at once they would be a scanner's. */
export function handsTypeSlowly(): void {
  Object.defineProperty(KeyboardEvent.prototype, 'timeStamp', {
    configurable: true,
    get(this: KeyboardEvent) {
      return timeOf(this, 50)
    },
  })
}

/** Two taps on one place within 400 ms are one (DOUBLE_TAP_MS); a hand that means two is slower. */
const betweenTapsMs = 420

/**
 * A person whose typing is done when the call is: the last key need not wait to see whether a scanner goes on. A second tap
 * on one place comes when it counts.
 */
export function handOf(person: UserEvent): UserEvent {
  const tappedAt = new WeakMap<Element, number>()
  const click = async (element: Element): Promise<void> => {
    const early = (tappedAt.get(element) ?? Number.NEGATIVE_INFINITY) + betweenTapsMs - performance.now()
    if (early > 0) await act(() => new Promise((resolve) => setTimeout(resolve, early)))
    await person.click(element)
    // The tap counted somewhere within the click, which is long on a busy machine.
    tappedAt.set(element, performance.now())
  }
  const settled = async (typing: Promise<void>): Promise<void> => {
    await typing
    await act(async () => void window.dispatchEvent(new Event('pointerdown')))
  }
  return {
    ...person,
    click,
    keyboard: (text) => settled(person.keyboard(text)),
    type: (element, text, options) => settled(person.type(element, text, options)),
  }
}

/** Types a code as a keyboard-wedge scanner does: all keys at once, then Enter; `end: null` is a scan cut off. */
export function scanned(code: string, { end = 'Enter' as 'Enter' | 'Tab' | null } = {}): void {
  for (const key of [...code, ...(end ? [end] : [])]) {
    const target = document.activeElement ?? document.body
    for (const kind of ['keydown', 'keyup']) {
      const event = new KeyboardEvent(kind, { ...keyOf(key), bubbles: true, cancelable: true })
      timeOf(event, 4)
      target.dispatchEvent(event)
    }
  }
}

/** The group separator comes as Ctrl and ], as most scanners send it. */
const keyOf = (key: string): KeyboardEventInit =>
  key === '\u001d' ? { key: ']', code: 'BracketRight', ctrlKey: true } : { key }
