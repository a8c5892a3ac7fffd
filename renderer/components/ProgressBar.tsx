import { classes } from './classes.ts'

export type BarState = 'run' | 'due' | 'urgent' | 'wait' | 'past' | 'paused'

export type BarStep = {
  /** Minutes from the bar's start. */
  readonly atMinute: number
  /** The next rate step: amber. */
  readonly isNext?: boolean | undefined
}

export type ProgressBarProps = {
  readonly doneMinutes: number
  /** From start to planned end. */
  readonly plannedMinutes: number
  readonly state?: BarState | undefined
  readonly steps?: readonly BarStep[] | undefined
  /** bar 10 px, steps 14, thin 6. */
  readonly thickness?: 'bar' | 'steps' | 'thin' | undefined
  /** Said instead of the drawing: "84 of 207 minutes. Rate steps at 09:48 and 10:18." Leave out where words stand beside. */
  readonly label?: string | undefined
}

const percent = (part: number, whole: number) => `${whole <= 0 ? 0 : Math.min(100, Math.max(0, (part / whole) * 100))}%`

/** Time from start to planned end: done part filled, rate steps cut in, the next one amber. */
export function ProgressBar(props: ProgressBarProps) {
  const { doneMinutes, plannedMinutes, state = 'run', steps = [], thickness = 'bar', label } = props
  const drawing = (
    <>
      <span className="bar__done" style={{ width: percent(doneMinutes, plannedMinutes) }} />
      {steps.map(({ atMinute, isNext }) => (
        <span
          key={atMinute}
          className={classes('bar__step', isNext && 'bar__step--next')}
          style={{ left: percent(atMinute, plannedMinutes) }}
        />
      ))}
    </>
  )
  const names = classes('bar', thickness !== 'bar' && `bar--${thickness}`, state !== 'run' && `bar--${state}`)
  if (label === undefined) {
    return (
      <div className={names} aria-hidden="true">
        {drawing}
      </div>
    )
  }
  return (
    <div className={names} role="img" aria-label={label}>
      {drawing}
    </div>
  )
}
