/** A scanner types faster than this (ms a key), and ends with Enter or Tab (design language, section 8). */
export const SCANNER_KEY_MS = 35

/** Once this many keys came that fast, no hand is typing: a wireless scanner may then stumble for a moment. */
const SURE_FROM = 4
const STUMBLE_MS = 90

/** A key may be told of later than it was pressed: so much longer is waited for the next one. Still less than a hand notices. */
const LATE_MS = 25

/** Shorter bursts are fingers rolling over keys, or a PIN; labels, badges and product codes are longer. */
export const SHORTEST_SCAN = 6

/** What the catcher needs to know of a key press. `at` is in ms on any steady clock. */
export type CaughtKey = {
  readonly key: string
  /** The key's place on the board, "BracketRight", "Numpad2". */
  readonly code: string
  readonly at: number
  readonly isRepeat: boolean
  readonly ctrl: boolean
  readonly alt: boolean
  readonly meta: boolean
  /** Words are being typed: a space is one of them there, and presses nothing. */
  readonly inField?: boolean
}

/** What became of the keys that were kept back: a hand's, to be given back; or the beginning of a scan without its end. */
export type Ended<K> =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'hand'; readonly keys: readonly K[] }
  | { readonly kind: 'half'; readonly text: string }

/** hold and scan: keep this key from the page. `before` is about the keys kept back until now. */
export type Verdict<K> =
  | { readonly kind: 'hold'; readonly before: Ended<K> }
  | { readonly kind: 'pass'; readonly before: Ended<K> }
  | { readonly kind: 'scan'; readonly code: string }

export type ScanCatcher<K extends CaughtKey> = {
  readonly onKey: (key: K) => Verdict<K>
  /** Alt is up again: scanners without other means type ASCII 29 as Alt and 0 0 2 9 on the number pad. */
  readonly onAltUp: () => void
  /** Call when `patience()` ms have passed since the last key, or when something else happens on the page. */
  readonly onQuiet: () => Ended<K>
  readonly patience: () => number
  readonly isHolding: () => boolean
}

// GS1 codes separate their fields with ASCII 29. Scanners send it as Ctrl and the key of ], as F8, as Alt+0029 on the
// number pad, or as the character itself.
const separator = '\u001d'

const isEnd = ({ key, ctrl, alt, meta }: CaughtKey) => (key === 'Enter' || key === 'Tab') && !ctrl && !alt && !meta

/** Tells a scanner's burst from a hand, key by key, without a clock or a page of its own. */
export function createScanCatcher<K extends CaughtKey>(): ScanCatcher<K> {
  let held: readonly { readonly key: K; readonly character: string }[] = []
  let lastAt = Number.NEGATIVE_INFINITY
  let altDigits = ''
  const longestGap = () => (held.length >= SURE_FROM ? STUMBLE_MS : SCANNER_KEY_MS)

  function onQuiet(): Ended<K> {
    const keys = held
    held = []
    altDigits = ''
    if (keys.length === 0) return { kind: 'nothing' }
    if (keys.length < SHORTEST_SCAN) return { kind: 'hand', keys: keys.map(({ key }) => key) }
    return { kind: 'half', text: keys.map(({ character }) => character).join('') }
  }

  function characterOf({ key, code, ctrl, alt, meta }: K): string | null {
    if (ctrl && !alt && (key === ']' || key === separator || code === 'BracketRight')) return separator
    if (key === 'F8' && held.length > 0) return separator
    return key.length === 1 && !ctrl && !alt && !meta ? key : null
  }

  function onKey(key: K): Verdict<K> {
    const gap = key.at - lastAt
    const isFast = held.length > 0 && gap >= 0 && gap < longestGap()
    const before: Ended<K> = isFast ? { kind: 'nothing' } : onQuiet()
    lastAt = key.at
    if (isEnd(key)) {
      if (held.length < SHORTEST_SCAN) return { kind: 'pass', before: isFast ? onQuiet() : before }
      const code = held.map(({ character }) => character).join('')
      held = []
      return { kind: 'scan', code }
    }
    const digit = key.alt && held.length > 0 ? /^Numpad(\d)$/.exec(key.code)?.[1] : undefined
    if (digit !== undefined) {
      altDigits += digit
      return { kind: 'hold', before }
    }
    const character = key.isRepeat ? null : characterOf(key)
    // No code begins with a space, and a space by hand presses what has the focus.
    const mayBegin = character !== separator && (character !== ' ' || key.inField === true)
    const isKept = character !== null && (held.length > 0 || mayBegin)
    if (!isKept) return { kind: 'pass', before: isFast ? onQuiet() : before }
    held = [...held, { key, character }]
    return { kind: 'hold', before }
  }

  function onAltUp(): void {
    const last = held.at(-1)
    if (last && Number(altDigits) === separator.charCodeAt(0)) held = [...held, { key: last.key, character: separator }]
    altDigits = ''
  }
  return { onKey, onAltUp, onQuiet, patience: () => longestGap() + LATE_MS, isHolding: () => held.length > 0 }
}
