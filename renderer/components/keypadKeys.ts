/** A key of the pad: a digit, the point, delete one, clear all. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'delete' | 'clear'

export type PadLimits = {
  /** Digits before the point. */
  readonly wholeDigits: number
  /** Digits after it; 0 hides the point. */
  readonly decimals: number
}

/**
 * The text after one key. A leading zero is added before a point (0.25) and replaced by a digit (0 then 5 is 5);
 * what would be too long changes nothing. The value stays text, so a dose is never a float.
 */
export function pressPadKey(value: string, key: PadKey, { wholeDigits, decimals }: PadLimits): string {
  if (key === 'clear') return ''
  if (key === 'delete') return value.slice(0, -1)
  if (key === '.') {
    if (decimals === 0 || value.includes('.')) return value
    return value === '' ? '0.' : `${value}.`
  }
  const [whole = '', fraction] = value.split('.')
  if (fraction !== undefined) return fraction.length < decimals ? value + key : value
  if (whole === '0') return key
  return whole.length < wholeDigits ? value + key : value
}

/** The pad key a hardware key stands for, or null. */
export function padKeyOf(keyboardKey: string): PadKey | null {
  if (/^[0-9.]$/.test(keyboardKey)) return keyboardKey as PadKey
  if (keyboardKey === ',') return '.'
  if (keyboardKey === 'Backspace') return 'delete'
  if (keyboardKey === 'Delete') return 'clear'
  return null
}
