import type { Page } from 'playwright-core'

/** A keyboard-wedge scanner at the page: real key presses, faster than any hand, ended with Enter. */
export async function scan(page: Page, code: string, end: 'Enter' | 'none' = 'Enter'): Promise<void> {
  const wire = await page.context().newCDPSession(page)
  const keys = [...code].map(keyOf)
  const presses = end === 'Enter' ? [...keys, enter] : keys
  // Sent at once, each with its own time: on a busy machine they arrive late, as a real scanner's do.
  const from = Date.now() / 1000
  await Promise.all(
    presses.flatMap(({ text, ...key }, at) => [
      wire.send('Input.dispatchKeyEvent', {
        ...key,
        ...(text ? { text } : {}),
        type: text ? 'keyDown' : 'rawKeyDown',
        timestamp: from + at * 0.004,
      }),
      wire.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp', timestamp: from + at * 0.004 + 0.002 }),
    ]),
  )
  await wire.detach()
}

interface Press {
  readonly key: string
  readonly text?: string
  readonly code?: string
  readonly modifiers?: number
  readonly windowsVirtualKeyCode?: number
}

const enter: Press = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }
const control = 2

/** The group separator comes as Ctrl and ], as most scanners send it. */
const keyOf = (character: string): Press =>
  character === '\u001d'
    ? { key: ']', code: 'BracketRight', modifiers: control, windowsVirtualKeyCode: 221 }
    : { key: character, text: character }
