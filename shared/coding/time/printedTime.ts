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

/** Seconds and zone behind the minute; null where they are neither. */
function readRest(text: string): { readonly ms: number; readonly offset: number; readonly suffix: string } | null {
  if (text.length === 16) return atTheMinute
  let at = 16
  let ms = 0
  if (text[at] === ':') {
    const seconds = twoDigits(text, at + 1)
    if (!(seconds <= 59)) return null
    ms = seconds * 1000
    at += 3
    if (text[at] === '.') {
      const digits = digitsFrom(text, at + 1)
      if (digits < 1 || digits > 9) return null
      for (let place = 0; place < 3 && place < digits; place += 1)
        ms += (text.charCodeAt(at + 1 + place) - 48) * (place === 0 ? 100 : place === 1 ? 10 : 1)
      at += 1 + digits
    }
  }
  if (at === text.length) return { ms, offset: 0, suffix: '' }
  if (at === text.length - 1 && text[at] === 'Z') return { ms, offset: 0, suffix: 'Z' }
  const suffix = text.slice(at)
  const sign = suffix[0] === '-' ? -1 : suffix[0] === '+' ? 1 : Number.NaN
  const offset =
    suffix.length === 6 && suffix[3] === ':' ? sign * (twoDigits(suffix, 1) * 60 + twoDigits(suffix, 4)) : Number.NaN
  return Number.isNaN(offset) ? null : { ms, offset, suffix }
}

const atTheMinute = { ms: 0, offset: 0, suffix: '' } as const

function digitsFrom(text: string, at: number): number {
  let end = at
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end += 1
  return end - at
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** True where the text says which clock it means. */
export function saysItsZone(text: string): boolean {
  const last = text[text.length - 1]
  const sign = text[text.length - 6]
  return text.length > 16 && (last === 'Z' || sign === '+' || (sign === '-' && text[text.length - 3] === ':'))
}

/** A whole minute as ISO 8601 in the given zone: "2026-03-02T08:40-06:00". */
export function isoOf(minute: number, zone: Zone): string {
  const day = Math.floor((minute + zone.offset) / 1440)
  return `${dateOf(day)}T${clockOf(minute, zone)}${zone.suffix}`
}

/** A record names few days, each many times; writing a date is the slow part. */
const dates = new Map<number, string>()

function dateOf(day: number): string {
  const known = dates.get(day)
  if (known) return known
  if (dates.size > 1000) dates.clear()
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
  dates.set(day, date)
  return date
}

/** The clock time of a whole minute, "08:40". */
export function clockOf(minute: number, zone: Zone): string {
  return clocks[(((minute + zone.offset) % 1440) + 1440) % 1440] ?? ''
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

/** "00:00" to "23:59", written once. */
const clocks = Array.from({ length: 1440 }, (_, minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`)
