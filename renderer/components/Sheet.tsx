import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { useFocusTrap } from './useFocusTrap.ts'

export type SheetProps = {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  /** The main button, at the bottom; stays in sight while the rest scrolls. */
  readonly foot?: ReactNode
  /** pad 372, wide 420, codes 372 without padding (for a CodePanel). */
  readonly width?: 'pad' | 'wide' | 'codes' | undefined
}

/** Right side, over the code panel only: header, drug rows and chair bar stay live. Give it to AppShell's `sheet`. */
export function Sheet({ title, onClose, children, foot, width = 'pad' }: SheetProps) {
  const titleId = useId()
  const root = useFocusTrap<HTMLElement>(onClose)
  return (
    <section
      ref={root}
      className={classes('sheet', width !== 'pad' && `sheet--${width}`)}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      data-region="sheet"
    >
      <div className="sheet__head">
        <h2 id={titleId}>{title}</h2>
        <Button className="tap tap--quiet sheet__close" aria-label={partWords.close} onPress={onClose}>
          <Icon of={X} />
        </Button>
      </div>
      {children}
      {foot !== undefined && <div className="sheet__foot">{foot}</div>}
    </section>
  )
}
