import type { ReactNode } from 'react'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { useRegions } from './useRegions.ts'
import { useScrollStop } from './useScrollStop.ts'

/** codes 348 px (folds away at 1024), pad 372, office 320. */
export type SideWidth = 'codes' | 'pad' | 'office'

export type AppShellProps = {
  /** A Rail; null on the wall and the lock screen. */
  readonly rail: ReactNode
  /** A PatientHead or ScreenHead. */
  readonly head: ReactNode
  /** A Banner, or null; the row under the head. */
  readonly banner?: ReactNode
  /** Between head and work: tabs, filter chips. */
  readonly tools?: ReactNode
  readonly side?: ReactNode
  readonly sideWidth?: SideWidth | undefined
  readonly sideLabel?: string | undefined
  /** A Sheet over the side panel; head, rows and foot stay live. */
  readonly sheet?: ReactNode
  /** One line above the foot: CodeStrip on the tablet, the sign line. */
  readonly strip?: ReactNode
  readonly stripLabel?: string | undefined
  /** ChairBar at the chair, KeyHints in the office. */
  readonly foot?: ReactNode
  /** rows: drug rows; page: one titled page; sections: the same with wider gaps; cards, table, ruler: no padding above; bare: none. */
  readonly workLook?: 'rows' | 'page' | 'sections' | 'cards' | 'table' | 'ruler' | 'bare' | undefined
  /** 1.42 times as large, for a screen on the wall read from 4 m. */
  readonly wall?: boolean | undefined
  readonly children: ReactNode
}

/** The frame of every screen: rail, head, work, side panel, foot, each where it always is. F6 goes round the regions. */
export function AppShell(props: AppShellProps) {
  const { side, sideWidth = 'codes', workLook = 'bare', wall = false } = props
  const root = useRegions<HTMLDivElement>()
  const work = useScrollStop<HTMLElement>()
  return (
    <div className={classes('shell', !props.rail && 'shell--no-rail', wall && 'shell--wall')} ref={root}>
      {props.rail}
      <div className="shell__main">
        {props.head}
        {props.banner && <div className="banner-slot">{props.banner}</div>}
        {props.tools && <section aria-label={partWords.views}>{props.tools}</section>}
        <div className={classes('shell__split', side !== undefined && side !== null && `shell__split--${sideWidth}`)}>
          <main ref={work} className={classes('work', workLook !== 'bare' && `work--${workLook}`)} data-region="work">
            {props.children}
          </main>
          {side && <SidePanel label={props.sideLabel}>{side}</SidePanel>}
          {props.sheet}
        </div>
        {props.strip && <section aria-label={props.stripLabel ?? partWords.atHand}>{props.strip}</section>}
        {props.foot}
      </div>
    </div>
  )
}

function SidePanel({ label, children }: { readonly label: string | undefined; readonly children: ReactNode }) {
  const panel = useScrollStop<HTMLElement>()
  return (
    <aside className="side" aria-label={label} data-region="side" ref={panel}>
      {children}
    </aside>
  )
}
