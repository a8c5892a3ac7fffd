/** Vital-sign limits of workflow 4.3: the practice's defaults. Pure data and arithmetic on whole numbers. */

import {
  type ClinicalLimits,
  editableSigns,
  type PercentLimits,
  type SignLimits,
  usualLimits,
} from './clinicalLimits.ts'

/** One set as charted: whole numbers, temperature in tenths of a degree, weight in grams, height in millimeters. */
export interface VitalValues {
  readonly temperatureTenthsC?: number | undefined
  readonly pulse?: number | undefined
  readonly respirations?: number | undefined
  readonly systolic?: number | undefined
  readonly diastolic?: number | undefined
  readonly spo2?: number | undefined
  readonly oxygenLitersPerMinute?: number | undefined
  readonly pain?: number | undefined
  /** mg/dL, where it was measured. */
  readonly glucose?: number | undefined
  readonly consciousness?: string | undefined
  readonly weightGrams?: number | undefined
  readonly heightMillimeters?: number | undefined
}

export type VitalSign = keyof VitalValues
type MeasuredSign = Exclude<VitalSign, 'consciousness'>

interface Limits {
  /** Refused outside: a typing slip, not a patient. */
  readonly refuse: readonly [low: number, high: number]
}

/** Outside of these a value is a slip: they are not for a practice to edit. */
export const vitalLimits: Readonly<Record<MeasuredSign, Limits>> = {
  temperatureTenthsC: { refuse: [300, 430] },
  pulse: { refuse: [20, 250] },
  respirations: { refuse: [4, 60] },
  systolic: { refuse: [50, 260] },
  diastolic: { refuse: [20, 160] },
  spo2: { refuse: [50, 100] },
  oxygenLitersPerMinute: { refuse: [0, 15] },
  pain: { refuse: [0, 10] },
  glucose: { refuse: [10, 1_000] },
  weightGrams: { refuse: [1_000, 400_000] },
  heightMillimeters: { refuse: [300, 2_500] },
}

export const measuredSigns = Object.keys(vitalLimits) as readonly MeasuredSign[]

export interface VitalFinding {
  readonly sign: VitalSign
  readonly level: 'warn' | 'urgent'
  /** `limit` = past a limit of the table; `fall` = systolic fell by 30 or more; `change` = away from the dosing weight. */
  readonly why: 'limit' | 'fall' | 'change'
}

/** What a set is compared with, where it is known. */
export interface VitalBaseline {
  readonly systolic?: number | undefined
  readonly dosingWeightGrams?: number | undefined
  readonly heightMillimeters?: number | undefined
}

const heightChangeMillimeters = 20

/** The signs of one set that ask for attention, worst level only, in the order of the table. */
export function judgeVitals(
  values: VitalValues,
  baseline: VitalBaseline = {},
  limits: ClinicalLimits = usualLimits,
): readonly VitalFinding[] {
  const findings: VitalFinding[] = []
  for (const sign of editableSigns) {
    const level = levelOf(limits.vitals[sign], values[sign])
    if (level) findings.push({ sign, level, why: 'limit' })
  }
  const fell = hasFallen(values.systolic, baseline.systolic, limits.systolicFall)
  if (fell && !findings.some((f) => f.sign === 'systolic' && f.level === 'urgent'))
    findings.push({ sign: 'systolic', level: 'urgent', why: 'fall' })
  if (values.consciousness !== undefined && values.consciousness !== 'A')
    findings.push({ sign: 'consciousness', level: 'urgent', why: 'limit' })
  const weight = weightChange(values.weightGrams, baseline.dosingWeightGrams, limits.weight)
  if (weight) findings.push({ sign: 'weightGrams', level: weight, why: 'change' })
  const { heightMillimeters } = values
  const grew = Math.abs((heightMillimeters ?? 0) - (baseline.heightMillimeters ?? 0))
  if (heightMillimeters !== undefined && baseline.heightMillimeters !== undefined && grew > heightChangeMillimeters)
    findings.push({ sign: 'heightMillimeters', level: 'warn', why: 'change' })
  return findings
}

function levelOf({ warn, urgent }: SignLimits, value: number | undefined): VitalFinding['level'] | null {
  if (value === undefined) return null
  const past = (limits: SignLimits['warn']): boolean =>
    (limits[0] !== null && value <= limits[0]) || (limits[1] !== null && value >= limits[1])
  if (past(urgent)) return 'urgent'
  return past(warn) ? 'warn' : null
}

const hasFallen = (systolic: number | undefined, baseline: number | undefined, fall: number): boolean =>
  systolic !== undefined && baseline !== undefined && baseline - systolic >= fall

/** From the dosing weight: far enough that the dose must be verified again, or a warning. */
function weightChange(
  grams: number | undefined,
  dosingGrams: number | undefined,
  { warn, stop }: PercentLimits,
): VitalFinding['level'] | null {
  if (grams === undefined || dosingGrams === undefined) return null
  const change = Math.abs(grams - dosingGrams) * 100
  if (change >= dosingGrams * stop) return 'urgent'
  return change >= dosingGrams * warn ? 'warn' : null
}

/** Whether a weight differs from the dosing weight by more than 25 %: pounds typed as kilograms, most often. */
export const isWeightJump = (grams: number, dosingGrams: number): boolean =>
  Math.abs(grams - dosingGrams) * 100 > dosingGrams * 25

/** Pounds typed where kilograms belong: the same number read as pounds, in grams (1 lb = 453.59237 g). */
export const gramsIfPounds = (grams: number): number => Math.round((grams * 45_359_237) / 100_000_000)

/** °F typed where °C belongs: the same number read as °F, in tenths of °C. */
export const tenthsCIfFahrenheit = (tenths: number): number => Math.round(((tenths - 320) * 5) / 9)
