/** A charted time: the instant to the millisecond, the printed minute coding counts with (R1), and how it was written. */
export interface Moment {
  readonly ms: number
  readonly minute: number
  /** The zone it was written in, to write its neighbours the same way. */
  readonly zone: Zone
  /** Calendar day on the clock it was printed by, YYYY-MM-DD. */
  readonly day: string
}

/** Minutes ahead of UTC, and the ending the record writes: "-06:00", "Z", or nothing on one local clock. */
export interface Zone {
  readonly offset: number
  readonly suffix: string
}

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/**
 * Reads `YYYY-MM-DDTHH:MM[:SS[.fff]][Z|±HH:MM]`; null where the text is no such time. A time without an ending is on the
 * local clock, `local` minutes ahead of UTC. Written by hand because every preview reads some sixty of them.
 */
export function readMoment(text: string | null | undefined, local: number): Moment | null {
  if (!text || text.length < 16) return null
  const month = twoDigits(text, 5)
  const date = twoDigits(text, 8)
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const separators = text[4] === '-' && text[7] === '-' && text[10] === 'T' && text[13] === ':'
  if (!separators || Number.isNaN(year + month + date + hour + minute)) return null
  if (month < 1 || date < 1 || date > (daysIn[month - 1] ?? 0) || hour > 23 || minute > 59) return null
  const rest = readRest(text)
  if (rest === null) return null
  const offset = rest.suffix === '' ? local : rest.offset
  const wall = Date.UTC(year, month - 1, date, hour, minute)
  if (date > 28 && new Date(wall).getUTCDate() !== date) return null
  const ms = wall + rest.ms - offset * 60_000
  return { ms, minute: Math.floor(ms / 60_000), zone: { offset, suffix: rest.suffix }, day: text.slice(0, 10) }
}

function readRest(text: string): { readonly ms: number; readonly offset: number; readonly suffix: string } | null {
  if (text.length === 16) return { ms: 0, offset: 0, suffix: '' }
  const found = afterMinutes.exec(text.slice(16))
  if (!found) return null
  const seconds = Number(found[1] ?? 0)
  const suffix = found[2] ?? ''
  if (seconds > 59) return null
  const offset = suffix.length === 6 ? Number(`${suffix[0]}1`) * (twoDigits(suffix, 1) * 60 + twoDigits(suffix, 4)) : 0
  return { ms: Math.floor(seconds * 1000), offset, suffix }
}

const afterMinutes = /^(?::(\d\d(?:\.\d{1,9})?))?(Z|[+-]\d\d:\d\d)?$/

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** True where the text says which clock it means. */
export const saysItsZone = (text: string): boolean => text.length > 16 && /(Z|[+-]\d\d:\d\d)$/.test(text)

/** A whole minute as ISO 8601 in the given zone: "2026-03-02T08:40-06:00". */
export function isoOf(minute: number, zone: Zone): string {
  return `${new Date((minute + zone.offset) * 60_000).toISOString().slice(0, 16)}${zone.suffix}`
}

/** The clock time of a whole minute, "08:40". */
export function clockOf(minute: number, zone: Zone): string {
  const inDay = (((minute + zone.offset) % 1440) + 1440) % 1440
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)
