import { TextField as AriaTextField, Group, Input } from 'react-aria-components'
import { classes } from './classes.ts'
import { type FieldCommon, FieldFoot, FieldLabel } from './FieldFrame.tsx'

export type NumberFieldProps = FieldCommon & {
  /** Digits as text: "0.25". Never a float. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly unit?: string | undefined
  /** Digits after the point; 0 for whole numbers. */
  readonly decimals?: number | undefined
  readonly autoFocus?: boolean | undefined
}

/** Keeps only digits and, where decimals are allowed, one point with so many digits after it. */
export function numberText(typed: string, decimals: number): string {
  const [whole = '', ...rest] = typed
    .replace(',', '.')
    .replace(/[^0-9.]/g, '')
    .split('.')
  if (decimals === 0 || rest.length === 0) return whole
  return `${whole === '' ? '0' : whole}.${rest.join('').slice(0, decimals)}`
}

/** A number typed at a desk; at the chair use Keypad. */
export function NumberField({ value, onChange, unit, decimals = 0, autoFocus, ...common }: NumberFieldProps) {
  return (
    <AriaTextField
      className={classes('field', common.refused !== undefined && 'field--refused')}
      value={value}
      onChange={(typed) => onChange(numberText(typed, decimals))}
      isInvalid={common.refused !== undefined}
      isRequired={common.isNeeded ?? false}
      validationBehavior="aria"
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      autoFocus={autoFocus ?? false}
      autoComplete="off"
    >
      <FieldLabel {...common} />
      <Group className="field__box">
        <Input className="field__input field__input--number" />
        {unit !== undefined && <span className="field__unit">{unit}</span>}
      </Group>
      <FieldFoot {...common} />
    </AriaTextField>
  )
}
