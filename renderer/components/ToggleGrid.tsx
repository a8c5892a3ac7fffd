import { Check } from 'lucide-react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { SelectOption } from './SelectField.tsx'

export type ToggleGridProps = {
  readonly label: string
  readonly options: readonly SelectOption[]
  readonly value: readonly string[]
  readonly onChange: (keys: readonly string[]) => void
  /** One below the other: names of drugs are too long for half a sheet. */
  readonly oneColumn?: boolean
}

/** Several of many, two in a row, 52 px each: symptoms, the look of a site. */
export function ToggleGrid({ label, options, value, onChange, oneColumn = false }: ToggleGridProps) {
  return (
    <CheckboxGroup className="choices" value={[...value]} onChange={onChange}>
      <Label className="choices__label">{label}</Label>
      <div className={classes('choices__list', !oneColumn && 'choices__list--two')}>
        {options.map(({ key, words }) => (
          <Checkbox key={key} value={key} className="check-row toggle">
            <span className="check-row__box">
              <Icon of={Check} size="s" />
            </span>
            <span>{words}</span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  )
}
