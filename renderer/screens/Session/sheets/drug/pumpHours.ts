/** A run time in hours as it is typed, to the minute; empty where none is known. It stands in for the stop (R17, R20). */
export const hoursOf = (minutes: number | undefined): string =>
  minutes === undefined || minutes === 0 ? '' : String(Number((minutes / 60).toFixed(2)))

/** Typed hours as whole minutes; 0 where nothing was typed. */
export const minutesOf = (hours: string): number => Math.round(Number(hours.replace(/\.$/, '')) * 60)
