import { TextField as AriaTextField, Input, TextArea } from 'react-aria-components'
import { classes } from './classes.ts'
import { type FieldCommon, FieldFoot, FieldLabel } from './FieldFrame.tsx'

export type TextFieldProps = FieldCommon & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string | undefined
  /** Several lines (notes). */
  readonly isLong?: boolean | undefined
  readonly maxLength?: number | undefined
  readonly autoFocus?: boolean | undefined
  readonly name?: string | undefined
  readonly kind?: 'text' | 'password' | 'tel' | 'url' | 'date' | 'time' | undefined
  /** The first day a `date` may be. */
  readonly min?: string | undefined
}

/** A line or a block of words. */
export function TextField(props: TextFieldProps) {
  const {
    value,
    onChange,
    placeholder,
    isLong = false,
    maxLength,
    autoFocus,
    name,
    kind = 'text',
    min,
    ...common
  } = props
  return (
    <AriaTextField
      className={classes('field', common.refused !== undefined && 'field--refused')}
      value={value}
      onChange={onChange}
      isInvalid={common.refused !== undefined}
      isRequired={common.isNeeded ?? false}
      validationBehavior="aria"
      type={kind}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(name === undefined ? {} : { name })}
      autoFocus={autoFocus ?? false}
      autoComplete="off"
    >
      <FieldLabel {...common} />
      {isLong ? (
        <TextArea className="field__input" placeholder={placeholder} />
      ) : (
        <Input className="field__input" placeholder={placeholder} {...(min === undefined ? {} : { min })} />
      )}
      <FieldFoot {...common} />
    </AriaTextField>
  )
}
