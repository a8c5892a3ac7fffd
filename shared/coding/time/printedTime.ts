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

/** `YYYY-MM-DDTHH:MM[:SS[.fff]][Z|±HH:MM]`, each part within what its two digits may say. */
const printed =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?$/

/**
 * Reads a printed time; null where the text is none. A time without an ending is on the local clock, `local` minutes
 * ahead of UTC. Its digits are read by hand because every preview reads some sixty of them.
 */
export function readMoment(text: string | null | undefined, local: number): Moment | null {
  if (!text || !printed.test(text)) return null
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const date = twoDigits(text, 8)
  const wall = Date.UTC(year, twoDigits(text, 5) - 1, date, twoDigits(text, 11), twoDigits(text, 14))
  // 30 February is a day in March.
  if (date > 28 && new Date(wall).getUTCDate() !== date) return null
  const suffix = suffixOf(text)
  const offset = suffix === '' ? local : offsetOf(suffix)
  const ms = wall + pastTheMinute(text) - offset * 60_000
  return { ms, minute: Math.floor(ms / 60_000), zone: { offset, suffix }, day: text.slice(0, 10) }
}

/** Milliseconds that ":50.250" behind the minute stands for; what is finer is cut. */
function pastTheMinute(text: string): number {
  if (text[16] !== ':') return 0
  const ms = twoDigits(text, 17) * 1000
  if (text[19] !== '.') return ms
  let fraction = 0
  let worth = 100
  for (let at = 20; isDigit(text.charCodeAt(at)); at += 1) {
    fraction += (text.charCodeAt(at) - zero) * worth
    worth /= 10
  }
  return ms + Math.floor(fraction)
}

const zero = '0'.charCodeAt(0)

const isDigit = (character: number): boolean => character >= zero && character <= zero + 9

const twoDigits = (text: string, at: number): number =>
  (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero

/** The ending that says which clock a printed time means: "Z", "-06:00", or none. */
export function suffixOf(text: string): string {
  if (text.endsWith('Z')) return 'Z'
  const sign = text[text.length - 6]
  return sign === '+' || sign === '-' ? text.slice(-6) : ''
}

/** Minutes ahead of UTC. */
function offsetOf(suffix: string): number {
  if (suffix === 'Z') return 0
  const ahead = twoDigits(suffix, 1) * 60 + twoDigits(suffix, 4)
  return suffix[0] === '-' ? -ahead : ahead
}

/** A whole minute as ISO 8601 in the given zone: "2026-03-02T08:40-06:00". */
export function isoOf(minute: number, zone: Zone): string {
  const day = Math.floor((minute + zone.offset) / 1440)
  return `${dateOf(day)}T${clockOf(minute, zone)}${zone.suffix}`
}

const written = (day: number) => ({ day, date: new Date(day * 86_400_000).toISOString().slice(0, 10) })

/** A record names few days, each many times in a row; writing a date is the slow part. */
let writtenLast = written(0)

function dateOf(day: number): string {
  if (writtenLast.day !== day) writtenLast = written(day)
  return writtenLast.date
}

/** The clock time of a whole minute, "08:40". */
export function clockOf(minute: number, zone: Zone): string {
  return clocks[(((minute + zone.offset) % 1440) + 1440) % 1440] ?? ''
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

/** "00:00" to "23:59", written once. */
const clocks = Array.from({ length: 1440 }, (_, minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`)
