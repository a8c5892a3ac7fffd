/** Sequestration: part of Medicare's own payment that is held back, in tenths of a percent, from a day on (reference-files.md 10). */
const rates: readonly (readonly [from: string, perMille: number])[] = [
  ['2013-04-01', 20],
  ['2020-05-01', 0],
  ['2022-04-01', 10],
  ['2022-07-01', 20],
  // Current law ends with fiscal year 2032.
  ['2032-10-01', 0],
]

/** The share of Medicare's part held back on a day (YYYY-MM-DD), in tenths of a percent: 20 is 2 %. */
export const sequestrationOn = (day: string): number => rates.findLast(([from]) => from <= day)?.[1] ?? 0
