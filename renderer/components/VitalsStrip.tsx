import { type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type VitalShown = {
  readonly label: string
  readonly value: string
  readonly unit: string
  /** Out of range: icon, colour and a spoken word. */
  readonly level?: { readonly kind: 'urgent' | 'due'; readonly word: string } | undefined
}

export type VitalsStripProps = {
  /** When the shown set was taken; null when there is none yet. */
  readonly takenAt: string | null
  readonly values: readonly VitalShown[]
  /** A Chip: "Due 10:48". */
  readonly due?: ReactNode
  /** The medium TapTarget "Record vitals". */
  readonly action?: ReactNode
}

const levelIcons: Readonly<Record<'urgent' | 'due', LucideIcon>> = { urgent: OctagonAlert, due: TriangleAlert }

/** The last set of vitals with its time, what is due, and one button. */
export function VitalsStrip({ takenAt, values, due, action }: VitalsStripProps) {
  return (
    <section className="card vitals" aria-label={partWords.vitals}>
      <div className="vitals__head">
        <b>{partWords.vitals}</b>
        <span className="muted num">{takenAt ?? partWords.vitalsNone}</span>
      </div>
      {values.map(({ label, value, unit, level }) => (
        <div className={classes('vital', level && `vital--${level.kind}`)} key={label}>
          <span className="vital__label">{label}</span>
          <span className="vital__value">
            {level && <Icon of={levelIcons[level.kind]} size="s" />}
            {level && <span className="unseen">{level.word}: </span>}
            {value} <small>{unit}</small>
          </span>
        </div>
      ))}
      <div className="vitals__end">
        {due}
        {action}
      </div>
    </section>
  )
}
