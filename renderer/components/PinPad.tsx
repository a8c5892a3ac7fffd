import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { KeyGrid } from './KeyGrid.tsx'
import { type PadKey, pressPadKey } from './keypadKeys.ts'

export type PinPadProps = {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Called once with the whole PIN when the last digit goes in. */
  readonly onComplete: (pin: string) => void
  readonly length?: number | undefined
  readonly label?: string | undefined
  readonly shared?: boolean | undefined
}

const PIN_LENGTH = 6

/** Masked digits over own keys. Only the count is ever shown or spoken. */
export function PinPad({
  value,
  onChange,
  onComplete,
  length = PIN_LENGTH,
  label = partWords.pin,
  shared,
}: PinPadProps) {
  const press = (key: PadKey) => {
    if (key === '.') return
    // A PIN may begin with zeros, which an amount may not; so digits are simply appended here.
    const next =
      key === 'clear' || key === 'delete' ? pressPadKey(value, key, { wholeDigits: length, decimals: 0 }) : value + key
    if (next.length > length) return
    onChange(next)
    if (next.length === length && next.length > value.length) onComplete(next)
  }
  return (
    <div className="pad pad--pin">
      <div className="pin-dots" role="img" aria-label={partWords.digitsEntered(value.length, length)}>
        {Array.from({ length }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is nothing but its place
          <span key={at} className={classes('pin-dot', at < value.length && 'pin-dot--filled')} />
        ))}
      </div>
      <KeyGrid label={label} onKey={press} corner="clear" shared={shared} />
    </div>
  )
}
