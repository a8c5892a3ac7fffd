import { TriangleAlert } from 'lucide-react'
import { FieldError, Label, Text } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { Icon } from './Icon.tsx'

/** What every field has: a label, perhaps a hint, perhaps why its value cannot be taken. */
export type FieldCommon = {
  readonly label: string
  readonly hint?: string | undefined
  /** Why the value cannot be taken, in words; amber, never red. */
  readonly refused?: string | undefined
  readonly isNeeded?: boolean | undefined
}

/** The label line of a field. */
export function FieldLabel({ label, isNeeded }: FieldCommon) {
  return (
    <Label className="field__label">
      {label}
      {isNeeded && <span className="field__needed">, {partWords.required}</span>}
    </Label>
  )
}

/** The lines beneath a field: its hint, or why its value cannot be taken. */
export function FieldFoot({ hint, refused }: FieldCommon) {
  return (
    <>
      {hint !== undefined && refused === undefined && (
        <Text slot="description" className="field__hint">
          {hint}
        </Text>
      )}
      {refused !== undefined && (
        <FieldError className="field__reason">
          <Icon of={TriangleAlert} size="s" />
          {refused}
        </FieldError>
      )}
    </>
  )
}
