import { Label, Radio, RadioGroup } from 'react-aria-components'
import { classes } from './classes.ts'
import type { SelectOption } from './SelectField.tsx'

export type ChoiceListProps = {
  readonly label: string
  readonly options: readonly SelectOption[]
  readonly value: string | null
  readonly onChange: (key: string) => void
  readonly twoColumns?: boolean | undefined
}

/** A few choices standing open, 56 px each: reasons, bases, grades. */
export function ChoiceList({ label, options, value, onChange, twoColumns = false }: ChoiceListProps) {
  return (
    <RadioGroup className="choices" value={value} onChange={onChange}>
      <Label className="choices__label">{label}</Label>
      <div className={classes('choices__list', twoColumns && 'choices__list--two')}>
        {options.map(({ key, words }) => (
          <Radio key={key} value={key} className="choice">
            <span className="choice__dot" />
            {words}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
