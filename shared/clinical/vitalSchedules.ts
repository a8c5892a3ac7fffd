import { type ChairTimes, type ScheduleName, usualChairTimes, type VitalTimes } from './chairTimes.ts'

/** When vital signs are due around a drug (workflow 4.4): by the practice's times; a regimen's own order would win over them. */

export interface VitalSchedule extends VitalTimes {
  readonly name: ScheduleName
}

const antibodyName = /(mab|mab-[a-z]{4})\b/i
/** Whether a drug is an antibody, by its name: the first dose ever is watched more closely. */
export const isAntibody = (drug: string): boolean => antibodyName.test(drug)

const taxaneName = /\b(paclitaxel|docetaxel|cabazitaxel)/i
const ironName = /\b(iron sucrose|iron dextran|ferric|ferumoxytol|sodium ferric)/i
const rateStepName = /\b(rituximab|obinutuzumab)/i

/** What decides how closely a drug is watched. */
export interface Watched {
  readonly drug: string
  readonly role: string
  /** Which dose of the drug it is for this patient: `doseNumberOf`. */
  readonly dose: number
  /** The order has rate steps of its own. */
  readonly hasSteps?: boolean
}

/** The schedule of a drug given over time. Null = nothing of its own is due. */
export function vitalScheduleOf(
  watched: Watched,
  { vitals }: Pick<ChairTimes, 'vitals'> = usualChairTimes,
): VitalSchedule | null {
  const name = scheduleNameOf(watched)
  return name && { name, ...vitals[name] }
}

/** An antibody is watched as one in whatever role it is ordered; what else is no antineoplastic has no schedule unless it goes in steps. */
function scheduleNameOf({ drug, role, dose, hasSteps = false }: Watched): ScheduleName | null {
  const isFirst = dose === 1
  if (role === 'transfusion') return 'blood'
  if (ironName.test(drug)) return 'iron'
  if (rateStepName.test(drug)) return isFirst ? 'rate_steps_first' : 'rate_steps'
  if (isAntibody(drug) && isFirst) return 'antibody_first'
  if (role === 'antineoplastic' && taxaneName.test(drug) && dose <= 2) return 'taxane'
  if (hasSteps) return isFirst ? 'rate_steps_first' : 'rate_steps'
  return role === 'antineoplastic' || isAntibody(drug) ? 'standard' : null
}

/** Whether a set is due before each rate step, and the minutes of the schedule only count once the last is reached. */
export const goesByStep = (name: ScheduleName): boolean => name === 'rate_steps' || name === 'rate_steps_first'

/** The minutes after the start at which a set is due, up to `until` minutes. */
export function dueMinutes(
  { afterStart, thenEvery }: Pick<VitalTimes, 'afterStart' | 'thenEvery'>,
  until: number,
): readonly number[] {
  const due = afterStart.filter((minute) => minute <= until)
  if (thenEvery === null) return due
  for (let minute = (afterStart.at(-1) ?? 0) + thenEvery; minute <= until; minute += thenEvery) due.push(minute)
  return due
}
