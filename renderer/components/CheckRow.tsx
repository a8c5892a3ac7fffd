import { Check } from 'lucide-react'
import { Checkbox } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type CheckRowProps = {
  readonly isChecked: boolean
  readonly onChange: (checked: boolean) => void
  /** Own words for a plain tick box; left out it says "Mark as read", then "Read". */
  readonly words?: string | undefined
  /** What is being marked, for screen readers: "No vitals after treatment". */
  readonly about?: string | undefined
}

/** A tick in a 52 px target: marking a warning as read, or any yes or no. */
export function CheckRow({ isChecked, onChange, words, about }: CheckRowProps) {
  const shown = words ?? (isChecked ? partWords.read : partWords.markAsRead)
  return (
    <Checkbox
      className={classes('check-row', words === undefined && 'check-row--mark')}
      isSelected={isChecked}
      onChange={onChange}
    >
      <span className="check-row__box">
        <Icon of={Check} size="s" />
      </span>
      <span>
        {shown}
        {about !== undefined && <span className="unseen">: {about}</span>}
      </span>
    </Checkbox>
  )
}
