import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { Mark } from './Rail.tsx'

export type LockFrameProps = {
  readonly product: string
  /** "Treatment room A, station 2" */
  readonly place: string
  /** "10:42" */
  readonly time: string
  /** "Wednesday 15 July 2026" */
  readonly date: string
  /** "Locked since 10:38. Every clock below is still running." */
  readonly calm: string
  /** What rings, in its own reserved line. */
  readonly alarm?: ReactNode
  /** LockCard elements. */
  readonly chairs: ReactNode
  readonly chairsLabel: string
  /** The right side's title: "Who is here?" */
  readonly title: string
  readonly children: ReactNode
  /** Emergency access, at the bottom right. */
  readonly foot?: ReactNode
}

/** The lock screen's two halves: a clock for the room, and who is here. */
export function LockFrame(props: LockFrameProps) {
  return (
    <main className="lock">
      <section className="lock__left" aria-label={props.chairsLabel}>
        <div className="lock__place">
          <Mark />
          <b>{props.product}</b>
          <span className="second">{props.place}</span>
        </div>
        <div className="lock__time">{props.time}</div>
        <p className="lock__date">{props.date}</p>
        <p className="lock__calm">
          <Icon of={Lock} size="s" />
          {props.calm}
        </p>
        {props.alarm !== undefined && <div className="lock__alarm">{props.alarm}</div>}
        <ul className="lock__chairs">{props.chairs}</ul>
      </section>
      <section className="lock__right" aria-label={props.title}>
        <h1>{props.title}</h1>
        {props.children}
        {props.foot !== undefined && <div className="lock__foot">{props.foot}</div>}
      </section>
    </main>
  )
}
