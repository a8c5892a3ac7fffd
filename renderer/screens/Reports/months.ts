/** Days of service, YYYY-MM-DD, both counted in. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** YYYY-MM of a day. */
export const monthOf = (day: string): string => day.slice(0, 7)

/** The month so many after (before: below zero) another, YYYY-MM. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** From the first to the last day of a month. */
export function periodOf(month: string): Period {
  const lastDay = new Date(Date.parse(`${monthAfter(month, 1)}-01T00:00:00.000Z`) - 86_400_000)
  return { from: `${month}-01`, to: lastDay.toISOString().slice(0, 10) }
}
