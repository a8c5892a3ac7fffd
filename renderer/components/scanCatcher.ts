/** A scanner types faster than this (ms a key), and ends with Enter or Tab (design language, section 8). */
export const SCANNER_KEY_MS = 35

/** Shorter bursts are fingers rolling over keys; the shortest badge or label code is longer. */
export const SHORTEST_SCAN = 4

/** What the catcher needs to know of a key press. `at` is in ms on any steady clock. */
export type CaughtKey = {
  readonly key: string
  readonly at: number
  readonly isRepeat: boolean
  readonly hasModifier: boolean
}

/** hold: keep it from the page for now; scan: a whole code came in; release: these were typed by hand, give them back. */
export type Verdict<K> =
  | { readonly kind: 'hold' }
  | { readonly kind: 'pass'; readonly release: readonly K[] }
  | { readonly kind: 'scan'; readonly code: string }

export type ScanCatcher<K extends CaughtKey> = {
  readonly onKey: (key: K) => Verdict<K>
  /** Call when SCANNER_KEY_MS have passed since the last held key: gives back what a hand typed. */
  readonly onQuiet: () => readonly K[]
}

// GS1 labels separate their fields with ASCII 29, which keyboard-wedge scanners send as Ctrl+].
const separatorOf = ({ key, hasModifier }: CaughtKey) => (hasModifier && key === ']' ? '\u001d' : null)

const characterOf = (key: CaughtKey) => separatorOf(key) ?? (key.key.length === 1 && !key.hasModifier ? key.key : null)

/** Tells a scanner's burst from a hand, key by key, without a clock or a page of its own. */
export function createScanCatcher<K extends CaughtKey>(): ScanCatcher<K> {
  let held: K[] = []
  const take = () => {
    const keys = held
    held = []
    return keys
  }
  const onKey = (key: K): Verdict<K> => {
    const last = held.at(-1)
    const isFast = last !== undefined && key.at - last.at < SCANNER_KEY_MS
    if ((key.key === 'Enter' || key.key === 'Tab') && !key.hasModifier) {
      if (isFast && held.length >= SHORTEST_SCAN) return { kind: 'scan', code: take().map(characterOf).join('') }
      return { kind: 'pass', release: take() }
    }
    if (key.isRepeat || characterOf(key) === null) return { kind: 'pass', release: take() }
    if (last !== undefined && !isFast) {
      // Cannot happen while onQuiet is called in time; kept so that a late timer never joins a hand to a scanner.
      held = [...held, key]
      return { kind: 'pass', release: take().slice(0, -1) }
    }
    held.push(key)
    return { kind: 'hold' }
  }
  return { onKey, onQuiet: take }
}
