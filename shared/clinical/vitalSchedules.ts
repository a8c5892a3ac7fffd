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

/** The schedule of a drug given over time; `cycle` 1 and 2 stand for its first doses. Null = nothing of its own is due. */
export function vitalScheduleOf(
  drug: string,
  role: string,
  cycle: number,
  { vitals }: Pick<ChairTimes, 'vitals'> = usualChairTimes,
): VitalSchedule | null {
  const name = scheduleNameOf(drug, role, cycle)
  return name && { name, ...vitals[name] }
}

function scheduleNameOf(drug: string, role: string, cycle: number): ScheduleName | null {
  if (role === 'transfusion') return 'blood'
  if (ironName.test(drug)) return 'iron'
  if (role !== 'antineoplastic') return null
  if (rateStepName.test(drug)) return cycle === 1 ? 'rate_steps_first' : 'rate_steps'
  if (isAntibody(drug) && cycle === 1) return 'antibody_first'
  return taxaneName.test(drug) && cycle <= 2 ? 'taxane' : 'standard'
}

/** The minutes after the start at which a set is due, up to `until` minutes. */
export function dueMinutes({ afterStart, thenEvery }: VitalTimes, until: number): readonly number[] {
  const due = afterStart.filter((minute) => minute <= until)
  if (thenEvery === null) return due
  for (let minute = (afterStart.at(-1) ?? 0) + thenEvery; minute <= until; minute += thenEvery) due.push(minute)
  return due
}
