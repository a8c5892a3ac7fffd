/** How a practice reads its clock (workflow 13). */
export type ClockStyle = '24h' | '12h'

let style: ClockStyle = '24h'

/** The page speaks of one clinic, and reads every time of day as that clinic does; set when its facts arrive. */
export function readClockAs(next: ClockStyle): void {
  style = next
}

export const clockStyle = (): ClockStyle => style

/** "13:05" as the practice reads it: "13:05", or "1:05 pm". Any other text stays as it is. */
export function clockWords(time: string): string {
  if (style === '24h' || !isTimeOfDay(time)) return time
  const hour = Number(time.slice(0, 2))
  return `${twelveOf(hour)}${time.slice(2)} ${halfOf(hour)}`
}

/** A full hour on a ruler: "13", or "1 pm". */
export const hourWords = (hour: number): string =>
  style === '24h' ? String(hour).padStart(2, '0') : `${twelveOf(hour)} ${halfOf(hour)}`

/** An hour among others on a ruler, whose half of the day stands beside the first of it: "13", or "1". */
export const hourAlone = (hour: number): string => (style === '24h' ? hourWords(hour) : String(twelveOf(hour)))

/** The facts of a refusal or a warning, their times of day as the practice reads them. */
export const factsInWords = <Facts extends Readonly<Record<string, string>>>(facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, clockWords(fact)])) as Facts

const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-4]):[0-5]\d$/.test(text)
const twelveOf = (hour: number): number => (hour % 12 === 0 ? 12 : hour % 12)
const halfOf = (hour: number): 'am' | 'pm' => (hour % 24 < 12 ? 'am' : 'pm')
