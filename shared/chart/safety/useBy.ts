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
export const pastUseByRefusal = ({ plan }: Pick<Line, 'plan'>, useBy: Instant | null, at: Instant): Refusal | null =>
  useBy && isAfter(at, useBy) ? refuse('past-use-by', { drug: plan.name, at: clockTime(useBy) }) : null

type Hung = Pick<Line, 'mixings' | 'start' | 'given' | 'bags'>

const begunAt = ({ start, given }: Pick<Line, 'start' | 'given'>): Instant | null => (start ?? given?.stamp)?.at ?? null

/** The place among the mixings of what the drug began with: of those before, the last one; -1 = none. */
function firstHung(line: Hung): number {
  const begun = begunAt(line)
  return begun === null ? -1 : line.mixings.findLastIndex(({ stamp }) => !isAfter(stamp.at, begun))
}

/** Until when a bag that was changed to may be used, by its place among the changes from 0; null = its mixing is not recorded. */
export const bagUseBy = (line: Hung, place: number): Instant | null =>
  line.mixings[firstHung(line) + 1 + place]?.useBy ?? null

/** When and by whom what was drawn from a container was mixed; null = that is not recorded. */
export const mixingOf = (
  { mixings }: Pick<Line, 'mixings'>,
  { mixing = 1 }: Pick<UsedContainer, 'mixing'>,
): Mixing | null => mixings[mixing - 1] ?? null

/** Whether what a container went into ran past its use-by before it was hung: it is thrown away for that reason. */
export function isSpoiled(
  line: Hung & Pick<Line, 'received'>,
  container: Pick<UsedContainer, 'mixing'>,
  now: Instant,
): boolean {
  const { mixing = 1 } = container
  const isOnlyOne = line.mixings.length <= 1
  const useBy = isOnlyOne ? keepsUntil(line, now) : (mixingOf(line, container)?.useBy ?? null)
  if (useBy === null || !isAfter(now, useBy)) return false
  const change = isOnlyOne ? -1 : mixing - 2 - firstHung(line)
  const hungAt = change === -1 ? begunAt(line) : (line.bags[change]?.stamp.at ?? null)
  return hungAt === null || isAfter(hungAt, useBy)
}
