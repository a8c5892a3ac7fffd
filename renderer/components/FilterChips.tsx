import type { LucideIcon } from 'lucide-react'
import { Button } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type FilterChip = {
  readonly key: string
  readonly words: string
  readonly count: number
  readonly icon?: LucideIcon | undefined
  readonly state?: 'urgent' | 'due' | 'plain' | undefined
}

export type FilterChipsProps = {
  readonly label: string
  readonly filters: readonly FilterChip[]
  /** Key of the filter that is on, or null for none. */
  readonly chosen: string | null
  readonly onChoose: (key: string | null) => void
}

/** The board's row of counts: each filters the rows by what needs someone; a second tap shows all again. */
export function FilterChips({ label, filters, chosen, onChoose }: FilterChipsProps) {
  return (
    <fieldset className="row bare-fieldset">
      <legend className="unseen">{label}</legend>
      {filters.map(({ key, words, count, icon, state = 'plain' }) => (
        <Button
          key={key}
          className={classes('filter-chip', `filter-chip--${state}`)}
          aria-pressed={chosen === key}
          onPress={() => onChoose(chosen === key ? null : key)}
        >
          {icon && <Icon of={icon} size="s" />}
          <b className="num">{count}</b> {words}
        </Button>
      ))}
    </fieldset>
  )
}
