import { type Exact, exact, isAboveZero, over, readExact, times } from './exact.ts'
import type { Amount, UnitsInput } from './types.ts'

/** An amount in its family's smallest named unit: mass in ng, volume in mL, biological units one by one. */
export interface Measure {
  readonly family: string
  readonly value: Exact
}

export type Concentration = NonNullable<UnitsInput['concentration']>

const measures: Readonly<Record<string, { readonly family: string; readonly size: bigint }>> = {
  ng: { family: 'mass', size: 1n },
  mcg: { family: 'mass', size: 1000n },
  mg: { family: 'mass', size: 1_000_000n },
  g: { family: 'mass', size: 1_000_000_000n },
  kg: { family: 'mass', size: 1_000_000_000_000n },
  ml: { family: 'volume', size: 1n },
  l: { family: 'volume', size: 1000n },
  unit: { family: 'units', size: 1n },
}

/** The ways labels, orders and public files write one and the same unit. */
const spellings: Readonly<Record<string, string>> = {
  µg: 'mcg',
  μg: 'mcg',
  ug: 'mcg',
  microgram: 'mcg',
  micrograms: 'mcg',
  milligram: 'mg',
  milligrams: 'mg',
  gm: 'g',
  gram: 'g',
  grams: 'g',
  cc: 'ml',
  milliliter: 'ml',
  milliliters: 'ml',
  millilitre: 'ml',
  millilitres: 'ml',
  liter: 'l',
  liters: 'l',
  litre: 'l',
  litres: 'l',
  units: 'unit',
  iu: 'unit',
  'i.u.': 'unit',
  'international unit': 'unit',
  'international units': 'unit',
  vials: 'vial',
  doses: 'dose',
}

/** A unit outside the three families (mEq, each, dose) is a family of its own: it equals itself and nothing else (U4). */
function unitNamed(unit: string): { readonly family: string; readonly size: bigint } | null {
  const written = unit.trim().toLowerCase()
  if (written === '') return null
  const name = spellings[written] ?? written
  return measures[name] ?? { family: name, size: 1n }
}

/** "0.25 mg" → 250 000 of the family mass; null when the amount is not a number of zero or more, or the unit is blank. */
export function measure({ amount, unit }: Amount): Measure | null {
  const value = readExact(amount)
  const named = unitNamed(unit)
  if (!value || !named || value.above < 0n) return null
  return { family: named.family, value: times(value, exact(named.size)) }
}

/** The amount in another family's smallest unit: only within a family, or across the two of a recorded concentration (U4). */
export function inFamily(from: Measure, family: string, concentration?: Concentration): Exact | null {
  if (from.family === family) return from.value
  const mass = concentration && measure(concentration.mass)
  const volume = concentration && measure(concentration.volume)
  if (!mass || !volume || !isAboveZero(mass.value) || !isAboveZero(volume.value)) return null
  if (from.family === volume.family && family === mass.family) return times(from.value, over(mass.value, volume.value))
  if (from.family === mass.family && family === volume.family) return times(from.value, over(volume.value, mass.value))
  return null
}

/** How many `unit` an amount is, exactly ("0.25 mg" in mcg → 250); null across families without a concentration (U4). */
export function convertAmount(amount: Amount, unit: string, concentration?: Concentration): Exact | null {
  const from = measure(amount)
  const to = unitNamed(unit)
  const value = from && to && inFamily(from, to.family, concentration)
  return value && to ? over(value, exact(to.size)) : null
}
