import { Check, ChevronDown, ChevronRight } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { type FieldCommon, FieldFoot, FieldLabel } from './FieldFrame.tsx'
import { Icon } from './Icon.tsx'

export type SelectOption = { readonly key: string; readonly words: string }

export type SelectFieldProps = FieldCommon & {
  readonly options: readonly SelectOption[]
  readonly value: string | null
  readonly onChange: (key: string) => void
  readonly placeholder?: string | undefined
  /** The label stands inside the button, before the value (a pad's Reason). */
  readonly inline?: boolean | undefined
}

/** One of a few choices, behind a button. At the chair, up to five choices stand open in a ChoiceList instead. */
export function SelectField({
  options,
  value,
  onChange,
  placeholder = partWords.choose,
  inline,
  ...common
}: SelectFieldProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [boundary, setBoundary] = useState<Element | null>(null)
  return (
    <Select
      ref={frame}
      // The list keeps inside the work and its side panel, so that it never covers the chair bar.
      onOpenChange={() => setBoundary(frame.current?.closest('.shell__split') ?? null)}
      className={classes('field', common.refused !== undefined && 'field--refused')}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key))
      }}
      placeholder={placeholder}
      isInvalid={common.refused !== undefined}
      isRequired={common.isNeeded ?? false}
      validationBehavior="aria"
    >
      {inline ? <Label className="unseen">{common.label}</Label> : <FieldLabel {...common} />}
      <Button className={classes('select__button', inline && 'select__button--inline')} data-label={common.label}>
        <SelectValue className="select__value">{({ selectedText }) => selectedText || placeholder}</SelectValue>
        <Icon of={inline ? ChevronRight : ChevronDown} size="s" />
      </Button>
      <FieldFoot {...common} />
      <Options options={options} boundary={boundary} />
    </Select>
  )
}

type OptionsProps = { readonly options: readonly SelectOption[]; readonly boundary: Element | null }

function Options({ options, boundary }: OptionsProps) {
  return (
    <Popover {...(boundary ? { boundaryElement: boundary } : {})}>
      <ListBox className="select__list">
        {options.map(({ key, words }) => (
          <ListBoxItem key={key} id={key} textValue={words} className="select__option">
            <Icon of={Check} size="s" />
            {words}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  )
}
