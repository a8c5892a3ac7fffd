import { isOverBag } from '#shared/clinical/rates.ts'
import {
  addDecimals,
  type Decimal,
  decimal,
  decimalText,
  divideDecimals,
  multiplyDecimals,
  zero,
} from '#shared/kernel/decimal.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import type { Line } from '../chart.ts'
import { spansWithRate } from './computedStop.ts'

export interface VolumeSoFar {
  /** mL as decimal text: as it was read, or to a tenth. */
  readonly volumeMl: string
  /** From start, rates and pauses; else it was read off the pump at that moment. */
  readonly isComputed: boolean
}

const mlMsPerHour = decimal('3600000')
const tenths = 1

/**
 * How much of a line had run in at a moment: what was read then, else what was read last, or nothing at the start, and
 * the recorded rates since, pauses left out (workflow 3, time events). Null before the start, where a rate is missing
 * in between, and where the rates give more than the bags hold: it is never guessed.
 */
export function volumeSoFar(line: Line, at: Instant): VolumeSoFar | null {
  const { start } = line
  if (start === null || at.utc < start.at.utc) return null
  const read = line.volumes.findLast(({ stamp }) => stamp.at.utc <= at.utc)
  if (read && read.stamp.at.utc === at.utc) return { volumeMl: read.volumeMl, isComputed: false }
  const since = read?.stamp.at ?? start.at
  let volume = read ? decimal(read.volumeMl) : zero
  for (const { from, to, rate } of spansWithRate(line, at)) {
    const ms = Math.min(epochMs(to), epochMs(at)) - Math.max(epochMs(from), epochMs(since))
    if (ms <= 0) continue
    if (rate === null) return null
    volume = addDecimals(volume, ranIn(rate, ms))
  }
  const volumeMl = decimalText(divideDecimals(volume, decimal('1'), tenths) ?? volume)
  return isMoreThanHangs(line, volumeMl) ? null : { volumeMl, isComputed: true }
}

/** mL in so many milliseconds at mL/h, to a billionth. */
const ranIn = (rateMlPerHour: string, ms: number): Decimal =>
  divideDecimals(multiplyDecimals(decimal(rateMlPerHour), decimal(String(ms))), mlMsPerHour, 9) ?? zero

/** More than 110 % of the bags together (workflow 4.6); without the ordered volume nobody can say. */
export function isMoreThanHangs({ plan, bags }: Pick<Line, 'plan' | 'bags'>, volumeMl: string): boolean {
  const { volumeMl: bag } = plan
  // A further bag without a volume of its own is as large as the ordered one.
  return bag !== undefined && isOverBag(volumeMl, [bag, ...bags.map((one) => one.volumeMl ?? bag)])
}
