/** When vital signs are due around a drug (workflow 4.4): the defaults; a regimen's own order would win over them. */

export interface VitalSchedule {
  readonly name: 'standard' | 'antibody_first' | 'rate_steps' | 'taxane' | 'iron' | 'blood'
  /** Minutes after the start, in order. */
  readonly afterStart: readonly number[]
  /** From the last of those on, every so many minutes to the end; null = no more. */
  readonly thenEvery: number | null
  /** Minutes after the stop, in order; 0 = at the end. */
  readonly afterStop: readonly number[]
}

const standard: VitalSchedule = { name: 'standard', afterStart: [], thenEvery: null, afterStop: [0] }
const antibodyFirst: VitalSchedule = {
  name: 'antibody_first',
  afterStart: [15, 30, 45, 60],
  thenEvery: 30,
  afterStop: [0, 30],
}
/** One set before each step: the default step is half an hour. */
const rateSteps: VitalSchedule = { name: 'rate_steps', afterStart: [], thenEvery: 30, afterStop: [0] }
const taxane: VitalSchedule = { name: 'taxane', afterStart: [5, 15], thenEvery: null, afterStop: [0] }
const iron: VitalSchedule = { name: 'iron', afterStart: [], thenEvery: null, afterStop: [0, 30] }
const blood: VitalSchedule = { name: 'blood', afterStart: [15], thenEvery: 60, afterStop: [0] }

const antibodyName = /(mab|mab-[a-z]{4})\b/i
/** Whether a drug is an antibody, by its name: the first dose ever is watched more closely. */
export const isAntibody = (drug: string): boolean => antibodyName.test(drug)

const taxaneName = /\b(paclitaxel|docetaxel|cabazitaxel)/i
const ironName = /\b(iron sucrose|iron dextran|ferric|ferumoxytol|sodium ferric)/i
const rateStepName = /\b(rituximab|obinutuzumab)/i

/** The schedule of a drug given over time; `cycle` 1 and 2 stand for its first doses. Null = nothing of its own is due. */
export function vitalScheduleOf(drug: string, role: string, cycle: number): VitalSchedule | null {
  if (role === 'transfusion') return blood
  if (ironName.test(drug)) return iron
  if (role !== 'antineoplastic') return null
  if (rateStepName.test(drug)) return cycle === 1 ? { ...rateSteps, afterStop: [0, 30] } : rateSteps
  if (isAntibody(drug) && cycle === 1) return antibodyFirst
  return taxaneName.test(drug) && cycle <= 2 ? taxane : standard
}

/** The minutes after the start at which a set is due, up to `until` minutes. */
export function dueMinutes({ afterStart, thenEvery }: VitalSchedule, until: number): readonly number[] {
  const due = afterStart.filter((minute) => minute <= until)
  if (thenEvery === null) return due
  for (let minute = (afterStart.at(-1) ?? 0) + thenEvery; minute <= until; minute += thenEvery) due.push(minute)
  return due
}
