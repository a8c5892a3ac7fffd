import { type DoseFacts, type DoseNumber, doseNumberOf } from '#shared/clinical/doseNumber.ts'
import { type VitalSchedule, vitalScheduleOf } from '#shared/clinical/vitalSchedules.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import type { Chart } from '../chart.ts'

type Given = Pick<Chart, 'scheduled' | 'givenBefore'>

/** What the chart knows for numbering a dose. */
export const doseFactsOf = ({ scheduled, givenBefore }: Given): DoseFacts => ({
  cycle: scheduled.plan.cycle,
  givenBefore,
})

/** Which dose of its drug a line is for this patient, and by what that is known (workflow 4.4). */
export const doseOf = (chart: Given, { catalogue, lastGivenOn }: PlannedLine): DoseNumber =>
  doseNumberOf({ drug: catalogue.drug, lastGivenOn }, doseFactsOf(chart))

/** The vitals schedule of an order: by drug, role, number of the dose, and whether it goes in steps of its own. */
export function scheduleOf(
  { catalogue, role, lastGivenOn, rateSteps = [] }: PlannedLine,
  facts: DoseFacts,
  times: Chart['times'],
): VitalSchedule | null {
  const { drug } = catalogue
  const { number: dose } = doseNumberOf({ drug, lastGivenOn }, facts)
  return vitalScheduleOf({ drug, role, dose, hasSteps: rateSteps.length > 1 }, times)
}

/** Whether it matters for a drug which dose it is: its rate steps or its vitals differ. */
export function dependsOnDose({ catalogue, role }: PlannedLine): boolean {
  const nameAt = (dose: number) => vitalScheduleOf({ drug: catalogue.drug, role, dose })?.name
  return nameAt(1) !== nameAt(3)
}
