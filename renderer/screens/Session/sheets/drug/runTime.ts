/** A run time as it is typed: whole hours and whole minutes, so that none is lost in a fraction (R17, R20). */
export interface RunTime {
  readonly hours: string
  readonly minutes: string
}

/** Empty where none is known. */
export const runTimeOf = (minutes: number | undefined): RunTime =>
  minutes ? { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) } : { hours: '', minutes: '' }

/** Whole minutes; 0 where nothing was typed. */
export const minutesOf = ({ hours, minutes }: RunTime): number => Number(hours) * 60 + Number(minutes)

/** Two weeks: the longest run the record takes. */
export const longestRunMinutes = 20_160
