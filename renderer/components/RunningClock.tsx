import { classes } from './classes.ts'

export type RunningClockProps = {
  /** Whole minutes, never below 0. */
  readonly minutes: number
  /** Words after the last unit: "left", "waiting", "run"; none for time run in the drug row. */
  readonly after?: string | undefined
  /** s 34 px, l 46 px. */
  readonly size?: 's' | 'l' | undefined
}

/** Splits minutes as a clock shows them: 84 → ["1","h","24","min"], 123 → ["2","h","03","min"], 47 → ["47","min"]. */
export function clockParts(minutes: number): readonly (readonly [digits: string, unit: string])[] {
  const whole = Math.max(0, Math.floor(minutes))
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return [[String(rest), 'min']]
  return [
    [String(hours), 'h'],
    [String(rest).padStart(2, '0'), 'min'],
  ]
}

/** Minutes in words for a sentence: "1 h 24 min", "47 min". Never "1:24", which is a time of day. */
export function minutesInWords(minutes: number): string {
  return clockParts(minutes)
    .map(([digits, unit]) => `${digits} ${unit}`)
    .join(' ')
}

/** A big duration with half-size units. Not a live region: a clock that speaks every minute is not listened to. */
export function RunningClock({ minutes, after, size = 's' }: RunningClockProps) {
  const parts = clockParts(minutes)
  return (
    <span className={classes('clock', size === 'l' && 'clock--l')}>
      {parts.map(([digits, unit], at) => (
        <span key={unit} className="clock__part">
          {digits} <small>{at === parts.length - 1 && after ? `${unit} ${after}` : unit}</small>{' '}
        </span>
      ))}
    </span>
  )
}
