import type { LucideIcon } from 'lucide-react'
import { Button } from 'react-aria-components'
import { Face } from './Face.tsx'
import { Icon } from './Icon.tsx'

export type PersonButtonProps = {
  readonly name: string
  readonly initials?: string | undefined
  /** Instead of initials: "Someone else". */
  readonly icon?: LucideIcon | undefined
  readonly isChosen: boolean
  readonly onChoose: () => void
}

/** A person to choose at the lock, for a second check or as a witness. Put several in a `div.people`. */
export function PersonButton({ name, initials = '', icon, isChosen, onChoose }: PersonButtonProps) {
  return (
    <Button className="person" aria-pressed={isChosen} onPress={onChoose}>
      {icon ? (
        <span className="face face--s">
          <Icon of={icon} size="s" />
        </span>
      ) : (
        <Face initials={initials} size="s" />
      )}
      <span>{name}</span>
    </Button>
  )
}
