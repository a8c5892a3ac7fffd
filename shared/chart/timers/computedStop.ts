import { compareDecimals, decimal, multiplyDecimals, parseDecimal, subtractDecimals } from '#shared/kernel/decimal.ts'
import { epochMs, type Instant, instantAt } from '#shared/kernel/instant.ts'
import type { Line } from '../chart.ts'
import { runningSpans } from './runningTime.ts'

const msPerHour = 3_600_000

/**
 * When so much volume had run in at the recorded rates, pauses left out; null when a rate is missing from the start,
 * or the volume had not run in by `now`. It is offered, never taken by itself (workflow 7).
 */
export function computedStopOf(line: Line, volumeMl: string, now: Instant): Instant | null {
  let left = parseDecimal(volumeMl)
  if (!left || compareDecimals(left, decimal('0')) <= 0 || !isRateKnown(line)) return null
  for (const { from, to, rate } of spansWithRate(line, now)) {
    if (rate === null) return null
    const ms = epochMs(to) - epochMs(from)
    // mL × ms per hour on both sides: exact, no division before the last step.
    const ran = multiplyDecimals(decimal(rate), decimal(String(ms)))
    const wanted = multiplyDecimals(left, decimal(String(msPerHour)))
    if (compareDecimals(ran, wanted) >= 0) return instantAt(epochMs(from) + wholeMs(left, rate), from.zone)
    left = { ...subtractDecimals(wanted, ran) }
    left = perHour(left)
  }
  return null
}

/** Back from mL × ms per hour to mL, to 9 places: a nanoliter decides no minute. */
function perHour(value: { readonly digits: bigint; readonly scale: number }) {
  const places = 9
  return { digits: (value.digits * 10n ** BigInt(places)) / BigInt(msPerHour), scale: value.scale + places }
}

/** Whole milliseconds a volume needs at a rate, rounded up: it has run in when the last drop has. */
function wholeMs(volume: { readonly digits: bigint; readonly scale: number }, rateMlPerHour: string): number {
  const rate = decimal(rateMlPerHour)
  const dividend = volume.digits * BigInt(msPerHour) * 10n ** BigInt(rate.scale)
  const divisor = rate.digits * 10n ** BigInt(volume.scale)
  return Number((dividend + divisor - 1n) / divisor)
}

const isRateKnown = ({ start, rates }: Line): boolean =>
  start !== null && rates[0] !== undefined && rates[0].stamp.at.utc <= start.at.utc

interface RatedSpan {
  readonly from: Instant
  readonly to: Instant
  /** mL/h; null where none was recorded yet. */
  readonly rate: string | null
}

/** The running spans until `now`, cut where the rate changed. */
export function spansWithRate(line: Pick<Line, 'start' | 'pauses' | 'rates'>, now: Instant): readonly RatedSpan[] {
  return runningSpans({ start: line.start, stop: null, pauses: line.pauses }).flatMap(({ from, to }) => {
    const end = to ?? now
    const cuts = line.rates.filter(({ stamp }) => stamp.at.utc > from.utc && stamp.at.utc < end.utc)
    const moments = [from, ...cuts.map(({ stamp }) => stamp.at), end]
    return moments.slice(0, -1).map((moment, index) => ({
      from: moment,
      to: moments[index + 1] ?? end,
      rate: line.rates.findLast(({ stamp }) => stamp.at.utc <= moment.utc)?.rateMlPerHour ?? null,
    }))
  })
}
