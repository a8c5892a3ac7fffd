/**
 * A moment as the record keeps it: UTC to the millisecond, the zone it was read in and that zone's offset then,
 * so that 1:30 on the night the clocks change is one moment and not two (design 4).
 */
export interface Instant {
  /** ISO 8601 in UTC, always ending in Z, always with milliseconds: sorts as text. */
  readonly utc: string
  /** IANA zone of the clinic, "America/Chicago". */
  readonly zone: string
  /** Minutes the zone was ahead of UTC at that moment; Chicago in winter is -360. */
  readonly offset: number
}

const partsByZone = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = partsByZone.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  partsByZone.set(zone, made)
  return made
}

const quarterMs = 15 * 60_000
/** Since 1973 every zone has changed its clocks on a quarter of an hour of UTC; before, seconds were in use. */
const quartersFrom = Date.UTC(1973, 0)
const offsetsByZone = new Map<string, Map<number, number>>()
const keptOffsets = 5_000

/** Minutes the zone is ahead of UTC at that millisecond. */
export function offsetOf(epochMs: number, zone: string): number {
  if (zone === 'UTC') return 0
  if (!(epochMs >= quartersFrom)) return readOffset(epochMs, zone)
  const known = offsetsByZone.get(zone)?.get(Math.floor(epochMs / quarterMs))
  if (known !== undefined) return known
  const offset = readOffset(epochMs, zone)
  keepOffset(epochMs, zone, offset)
  return offset
}

function keepOffset(epochMs: number, zone: string, offset: number): void {
  const offsets = offsetsByZone.get(zone) ?? new Map<number, number>()
  if (offsets.size >= keptOffsets) offsets.clear()
  offsets.set(Math.floor(epochMs / quarterMs), offset)
  offsetsByZone.set(zone, offsets)
}

/**
 * Takes the offset of a moment's quarter of an hour from a moment that was read by the same rules elsewhere: the first
 * clock of a page is drawn without the zone tables, which take a browser tens of milliseconds to open.
 */
export function learnOffset({ utc, zone, offset }: Instant): void {
  const at = Date.parse(utc)
  if (at >= quartersFrom) keepOffset(at, zone, offset)
}

function readOffset(epochMs: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(epochMs)) parts[type] = Number(value)
  const wall = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute, parts.second)
  return Math.round((wall - Math.floor(epochMs / 1000) * 1000) / 60_000)
}

/** The instant of an epoch millisecond, read on the clocks of `zone`. */
export function instantAt(epochMs: number, zone: string): Instant {
  return { utc: new Date(epochMs).toISOString(), zone, offset: offsetOf(epochMs, zone) }
}

export const epochMs = (instant: Instant): number => Date.parse(instant.utc)

/**
 * The instant at which the clinic's clock shows `date` (YYYY-MM-DD) and `time` (HH:MM or HH:MM:SS).
 * In the hour that a clock change repeats, the earlier one; in the hour it skips, the same distance after the change.
 */
export function instantOnClock(date: string, time: string, zone: string): Instant {
  const asUtc = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}.000Z`)
  const candidates = [offsetOf(asUtc - 86_400_000, zone), offsetOf(asUtc + 86_400_000, zone)]
  const matching = candidates
    .map((offset) => asUtc - offset * 60_000)
    .filter((ms) => ms + offsetOf(ms, zone) * 60_000 === asUtc)
  const skipped = asUtc - (candidates[0] ?? 0) * 60_000
  return instantAt(matching.length > 0 ? Math.min(...matching) : skipped, zone)
}

const wallOf = (instant: Instant): string => new Date(epochMs(instant) + instant.offset * 60_000).toISOString()

/** The calendar date on the clinic's clock, YYYY-MM-DD. */
export const localDate = (instant: Instant): string => wallOf(instant).slice(0, 10)

/** The time on the clinic's clock, HH:MM: what the record prints and coding counts from (R1). */
export const clockTime = (instant: Instant): string => wallOf(instant).slice(11, 16)

/**
 * "CDT" where the clinic's clock shows this time twice, because it is set back in between; null for any other time.
 * Clocks are set back at night: by day no table of zones is opened for it.
 */
export function zoneLabel(instant: Instant): string | null {
  const hour = Number(clockTime(instant).slice(0, 2))
  if (hour > lastHourSetBack && hour < firstHourSetBack) return null
  const { zone, offset } = instant
  const ms = epochMs(instant)
  const showsAgain = (other: number) => other !== offset && offsetOf(ms + (offset - other) * 60_000, zone) === other
  const isTwice = [-aroundMs, aroundMs].some((distance) => showsAgain(offsetOf(ms + distance, zone)))
  if (!isTwice) return null
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(ms)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? null
}

const lastHourSetBack = 3
const firstHourSetBack = 23
const aroundMs = 3 * 3_600_000

/** ISO 8601 with offset and seconds, "2026-03-02T08:40:12-06:00": the form coding and exports read. */
export function isoWithOffset(instant: Instant): string {
  const sign = instant.offset < 0 ? '-' : '+'
  const abs = Math.abs(instant.offset)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${wallOf(instant).slice(0, 19)}${sign}${two(Math.floor(abs / 60))}:${two(abs % 60)}`
}

const printedMinute = (instant: Instant): number => Math.floor(epochMs(instant) / 60_000)

/** Whole minutes between two printed times: each cut to its minute, then subtracted (R1). */
export const printedMinutesBetween = (from: Instant, to: Instant): number => printedMinute(to) - printedMinute(from)

export const addMinutes = (instant: Instant, minutes: number): Instant =>
  instantAt(epochMs(instant) + minutes * 60_000, instant.zone)

export const isAfter = (a: Instant, b: Instant): boolean => a.utc > b.utc
