import type { Thresholds } from '../ruleSet.ts'

/** R3: extra hours of one drug. 90 → 0, 91 → 1, 150 → 1, 151 → 2. The first hour itself has its own code. */
export const additionalHours = (minutes: number, { extraHourFrom, extraHourMinutes }: Thresholds): number =>
  Math.max(0, Math.floor((minutes - extraHourFrom) / extraHourMinutes) + 1)

/** The counted minute at which the next extra hour begins. */
export const nextAdditionalHour = (minutes: number, thresholds: Thresholds): number =>
  thresholds.extraHourFrom + additionalHours(minutes, thresholds) * thresholds.extraHourMinutes

/** R4: units of hydration beside another service, every one of them under the add-on code: 31 → 1, 91 → 2. */
export const secondaryHydrationUnits = (minutes: number, thresholds: Thresholds): number =>
  minutes < thresholds.hydrationFrom ? 0 : 1 + additionalHours(minutes, thresholds)
