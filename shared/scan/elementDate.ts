const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * YYMMDD as a calendar day, or null where there is no such day. Day 00 is the last day of the month. The century is
 * the one that puts the year within 49 years before and 50 years after today's (GS1 General Specifications 7.12).
 */
export function elementDate(digits: string, today: string): string | null {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(digits)
  if (!match) return null
  const [yy, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12) return null
  const year = fullYear(yy, Number(today.slice(0, 4)))
  const last = daysIn(year, month)
  if (day > last) return null
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day === 0 ? last : day)}`
}

function fullYear(yy: number, thisYear: number): number {
  const century = thisYear - (thisYear % 100)
  const ahead = yy - (thisYear % 100)
  if (ahead > 50) return century - 100 + yy
  return ahead < -49 ? century + 100 + yy : century + yy
}
