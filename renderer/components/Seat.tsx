import { classes } from './classes.ts'

export type SeatProps = {
  readonly chair: string
  readonly size?: 'l' | 'm' | 's' | undefined
  readonly state?: 'plain' | 'due' | 'urgent' | undefined
}

/** A chair's number in its square. */
export function Seat({ chair, size = 'l', state = 'plain' }: SeatProps) {
  return (
    <span className={classes('seat', size !== 'l' && `seat--${size}`, state !== 'plain' && `seat--${state}`)}>
      {chair}
    </span>
  )
}
