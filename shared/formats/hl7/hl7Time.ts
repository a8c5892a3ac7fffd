import { type Instant, instantAt, instantOnClock, isoWithOffset } from '#shared/kernel/instant.ts'

export interface TimeForm {
  readonly precision: 'second' | 'minute' | 'day'
  readonly offset: boolean
}

/** 20261120131500-0600: on the clinic's clock, as exactly and with or without the offset as the receiver wants it. */
export function hl7Time(instant: Instant, { precision, offset }: TimeForm): string {
  const iso = isoWithOffset(instant)
  const day = iso.slice(0, 10).replaceAll('-', '')
  if (precision === 'day') return day
  const time = iso.slice(11, precision === 'minute' ? 16 : 19).replaceAll(':', '')
  return `${day}${time}${offset ? iso.slice(19).replace(':', '') : ''}`
}

export const hl7Day = (date: string): string => date.replaceAll('-', '')

const form = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(?:(\d\d)(?:\.\d{1,4})?)?)?([+-]\d{4})?$/

/**
 * A received time as an instant on the clinic's clock; without an offset it is read on the site's own clock. A day alone
 * is its midnight. null = not readable, or a time the calendar does not have.
 */
export function readHl7Time(text: string, zone: string): Instant | null {
  const found = form.exec(text.trim())
  if (!found) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', offset] = found
  const date = `${year}-${month}-${day}`
  const time = `${hour}:${minute}:${second}`
  const utc = Date.parse(`${date}T${time}.000Z`)
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== date || Number(year) < 1900) return null
  if (offset === undefined) return instantOnClock(date, time, zone)
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3))
  return instantAt(utc - (offset.startsWith('-') ? -minutes : minutes) * 60_000, zone)
}

/** YYYYMMDD at the beginning of a date or time → YYYY-MM-DD, or null. */
export function readHl7Day(text: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(text) ?? []
  if (year === undefined) return null
  const date = `${year}-${month}-${day}`
  const utc = Date.parse(`${date}T00:00:00.000Z`)
  return Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== date ? null : date
}
