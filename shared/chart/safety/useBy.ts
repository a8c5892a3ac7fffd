import {
  compareDecimals,
  decimal,
  decimalText,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
} from '#shared/kernel/decimal.ts'
import { addMinutes, clockTime, type Instant, isAfter } from '#shared/kernel/instant.ts'
import type { Line, Mixing } from '../chart.ts'
import type { UsedContainer } from '../payloads/payloads.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** The moment so many hours after mixing; a part of a minute is not counted. */
export function mixedKeepsUntil(mixedAt: Instant, keepsHours: string): Instant | null {
  const hours = parseDecimal(keepsHours)
  if (!hours) return null
  const minutes = multiplyDecimals(hours, decimal('60'))
  const rounded = roundDecimal(minutes, 0)
  const whole = compareDecimals(rounded, minutes) > 0 ? subtractDecimals(rounded, decimal('1')) : rounded
  return addMinutes(mixedAt, Number(decimalText(whole)))
}

/** Until when the bag that is there at a moment may be used: what its label said when it was received, or else its mixing. */
export function keepsUntil({ mixings, received }: Pick<Line, 'mixings' | 'received'>, at: Instant): Instant | null {
  const mixing = mixings.findLast(({ stamp }) => !isAfter(stamp.at, at))
  const isLabelOfIt =
    received && !isAfter(received.stamp.at, at) && !(mixing && isAfter(mixing.stamp.at, received.stamp.at))
  return (isLabelOfIt ? received.facts.useBy : undefined) ?? mixing?.useBy ?? null
}

/** Whether a moment is past a use-by: the minute itself is still in time. */
export const isPastUseBy = (line: Pick<Line, 'mixings' | 'received'>, at: Instant): boolean => {
  const useBy = keepsUntil(line, at)
  return useBy !== null && isAfter(at, useBy)
}

/** A bag past its use-by is not hung (workflow 4.7; 5, check 10). */
export function pastUseByRefusal(line: Pick<Line, 'mixings' | 'received' | 'plan'>, at: Instant): Refusal | null {
  const useBy = keepsUntil(line, at)
  return useBy && isAfter(at, useBy) ? refuse('past-use-by', { drug: line.plan.name, at: clockTime(useBy) }) : null
}

/** When and by whom what was drawn from a container was mixed; null = that is not recorded. */
export const mixingOf = (
  { mixings }: Pick<Line, 'mixings'>,
  { mixing = 1 }: Pick<UsedContainer, 'mixing'>,
): Mixing | null => mixings[mixing - 1] ?? null

/** Whether what a container went into ran past its use-by before it was hung: it is thrown away for that reason. */
export function isSpoiled(
  line: Pick<Line, 'mixings' | 'received' | 'start' | 'given' | 'bags'>,
  container: Pick<UsedContainer, 'mixing'>,
  now: Instant,
): boolean {
  const { mixing = 1 } = container
  const isOnlyOne = line.mixings.length <= 1
  const useBy = isOnlyOne ? keepsUntil(line, now) : (mixingOf(line, container)?.useBy ?? null)
  if (useBy === null || !isAfter(now, useBy)) return false
  const hungAt = (mixing === 1 ? (line.start ?? line.given?.stamp) : line.bags[mixing - 2]?.stamp)?.at
  return hungAt === undefined || isAfter(hungAt, useBy)
}
