import type { ChairTimes } from '#shared/clinical/chairTimes.ts'
import { vitalScheduleOf } from '#shared/clinical/vitalSchedules.ts'
import type { PlannedLine } from '#shared/document/plan.ts'

/** Minutes the patient is observed after a drug: what the plan orders, otherwise what the practice set for such a drug; 0 = none. */
export function observationMinutesOf(
  { observationMinutes, catalogue, role }: PlannedLine,
  cycle: number,
  times: ChairTimes,
): number {
  return observationMinutes ?? vitalScheduleOf(catalogue.drug, role, cycle, times)?.observe ?? 0
}
