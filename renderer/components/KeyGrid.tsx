import { Delete } from 'lucide-react'
import { Button } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { PadKey } from './keypadKeys.ts'
import { useTypedDigits } from './useTypedDigits.ts'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export type KeyGridProps = {
  readonly label: string
  readonly onKey: (key: PadKey) => void
  /** Bottom left: the point for amounts, Clear for PINs and times. */
  readonly corner: 'point' | 'clear'
  /** 60 px keys, where a reason and a main button share the pad. */
  readonly shared?: boolean | undefined
}

/** Twelve keys. Also takes typed digits (useTypedDigits). Fast repeated digits all count (no 400 ms rule here). */
export function KeyGrid({ label, onKey, corner, shared = false }: KeyGridProps) {
  const pad = useTypedDigits<HTMLFieldSetElement>(onKey)
  return (
    <fieldset ref={pad} className={classes('keypad bare-fieldset', shared && 'keypad--shared')} aria-label={label}>
      {digits.map((digit) => (
        <Button key={digit} className="key" onPress={() => onKey(digit)}>
          {digit}
        </Button>
      ))}
      {corner === 'point' ? (
        <Button className="key" aria-label={partWords.decimalPoint} onPress={() => onKey('.')}>
          .
        </Button>
      ) : (
        <Button className="key key--word" onPress={() => onKey('clear')}>
          {partWords.clear}
        </Button>
      )}
      <Button className="key" onPress={() => onKey('0')}>
        0
      </Button>
      <Button className="key key--word" aria-label={partWords.deleteDigit} onPress={() => onKey('delete')}>
        <Icon of={Delete} size="l" />
      </Button>
    </fieldset>
  )
}
