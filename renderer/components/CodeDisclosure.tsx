import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type CodeDisclosureProps = {
  readonly code: string
  readonly units: number | string
  readonly label: string
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** The minutes, the rule badge, "Why not 3?". */
  readonly children: ReactNode
}

/** The biller's administration line: opens to show its minutes and its rule. */
export function CodeDisclosure({ code, units, label, isOpen, onToggle, children }: CodeDisclosureProps) {
  const moreId = useId()
  return (
    <li className={classes('code-disclosure', isOpen && 'code-disclosure--open')}>
      <Button className="code-disclosure__button" aria-expanded={isOpen} aria-controls={moreId} onPress={onToggle}>
        <span className="code">{code}</span>
        <b className="num">{partWords.timesUnits(units)}</b>
        <span className="code-disclosure__label">{label}</span>
        <Icon of={isOpen ? ChevronDown : ChevronRight} size="s" />
      </Button>
      <div id={moreId} className="code-disclosure__more" hidden={!isOpen}>
        {isOpen && children}
      </div>
    </li>
  )
}
