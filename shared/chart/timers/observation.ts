import type { ChairTimes } from '#shared/clinical/chairTimes.ts'
import type { DoseFacts } from '#shared/clinical/doseNumber.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import { scheduleOf } from './doseOf.ts'

/** Minutes the patient is observed after a drug: what the plan orders, otherwise what the practice set for such a drug; 0 = none. */
export const observationMinutesOf = (plan: PlannedLine, facts: DoseFacts, times: ChairTimes): number =>
  plan.observationMinutes ?? scheduleOf(plan, facts, times)?.observe ?? 0
