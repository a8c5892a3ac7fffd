import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { useHeadingFocus } from './useHeadingFocus.ts'

export type ScreenHeadProps = {
  readonly title: ReactNode
  readonly sub?: ReactNode
  /** The sub line stands under the title rather than beside it. */
  readonly subBelow?: boolean | undefined
  /** Right end: date, clock, buttons. */
  readonly children?: ReactNode
  /** Before the title: a BackButton. */
  readonly before?: ReactNode
  readonly office?: boolean | undefined
  /** White ground and a line beneath, for a detail screen. */
  readonly ruled?: boolean | undefined
  /** Focus lands on the title when this changes; leave out where no screen change happens. */
  readonly screenKey?: string | undefined
}

/** The head of a screen without a patient: title, what it shows, and its tools at the right. */
export function ScreenHead({
  title,
  sub,
  subBelow = false,
  children,
  before,
  office,
  ruled,
  screenKey,
}: ScreenHeadProps) {
  const heading = useHeadingFocus<HTMLHeadingElement>(screenKey ?? null)
  return (
    <header className={classes('head', office && 'head--office', ruled && 'head--ruled')} data-region="head">
      {before}
      <div className={classes('head__title', subBelow && 'head__title--stacked')}>
        <h1 className="screen-title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {sub !== undefined && <span className="second">{sub}</span>}
      </div>
      {children !== undefined && <div className="head__end">{children}</div>}
    </header>
  )
}
