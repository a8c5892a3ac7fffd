import { z } from 'zod'
import { type ClinicalLimits, editableSigns } from '../clinical/clinicalLimits.ts'
import { vitalLimits } from '../clinical/vitalLimits.ts'
import { compareDecimals, parseDecimal } from '../kernel/decimal.ts'
import { decimalSchema } from './facts.ts'

/** A practice's clinical limits, as they are stored and travel. */

const bound = z.number().int().nullable()
const bounds = z.tuple([bound, bound]).readonly()
const sign = z.object({ warn: bounds, urgent: bounds })
const percent = z.object({ warn: z.number().int().min(1).max(50), stop: z.number().int().min(1).max(50) })
const below = decimalSchema.nullable()
const lab = z.object({ warnBelow: below, stopBelow: below })

export const clinicalLimitsSchema = z.object({
  vitals: z.object({
    temperatureTenthsC: sign,
    pulse: sign,
    respirations: sign,
    systolic: sign,
    diastolic: sign,
    spo2: sign,
    pain: sign,
    glucose: sign,
  }),
  systolicFall: z.number().int().min(5).max(100),
  weight: percent,
  dose: percent,
  labs: z.object({ anc: lab, platelets: lab, hemoglobin: lab }),
}) satisfies z.ZodType<ClinicalLimits>

/** Limits a plan orders for itself. */
export const labLimitsSchema = z.object({ anc: lab, platelets: lab, hemoglobin: lab }).partial()

type Bounds = readonly [low: number | null, high: number | null]

/** The first limit that cannot be meant, by its name: outside of what is taken as a value at all, or a warning beyond its alarm. Null = none. */
export function limitsProblem(limits: ClinicalLimits): string | null {
  for (const name of editableSigns) {
    const { warn, urgent } = limits.vitals[name]
    const [low, high] = vitalLimits[name].refuse
    const values = [...warn, ...urgent].filter((value) => value !== null)
    const isOutside = values.some((value) => value < low || value > high)
    if (isOutside || crossed(warn) || crossed(urgent) || !isInside(warn, urgent)) return name
  }
  if (limits.weight.warn > limits.weight.stop) return 'weight'
  if (limits.dose.warn > limits.dose.stop) return 'dose'
  for (const [name, { warnBelow, stopBelow }] of Object.entries(limits.labs)) {
    const [warn, stop] = [parseDecimal(warnBelow ?? ''), parseDecimal(stopBelow ?? '')]
    if (warn && stop && compareDecimals(stop, warn) > 0) return name
  }
  return null
}

const crossed = ([low, high]: Bounds): boolean => low !== null && high !== null && low >= high

/** A warning comes before its alarm, or there is no warning on that side. */
const isInside = ([warnLow, warnHigh]: Bounds, [low, high]: Bounds): boolean =>
  (warnLow === null || low === null || low <= warnLow) && (warnHigh === null || high === null || high >= warnHigh)
