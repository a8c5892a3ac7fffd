import type { Chart, Line } from '../chart/chart.ts'
import { isToGive } from '../chart/lineStates.ts'
import type { Label } from './paper.ts'
import { printedDayAndTime } from './printedTimes.ts'

/**
 * Labels for what is still to be given: who, which drug, which dose, until when it may be used. The square code is the patient
 * label of this practice, so that a scan at the chair tells a wrong patient (`readScan`).
 */
export const bagLabels = ({ scheduled, lines }: Chart): readonly Label[] =>
  lines.filter(isToGive).map((line) => ({
    lines: [
      `${scheduled.patient.last}, ${scheduled.patient.first}`,
      `${line.plan.name} ${line.plan.dose.amount} ${line.plan.dose.unit}`,
      `MRN ${scheduled.patient.mrn}, born ${scheduled.patient.birthDate}`,
      `${line.plan.route.replaceAll('_', ' ')}${line.plan.volumeMl ? `, ${line.plan.volumeMl} mL` : ''}`,
      labelUseBy(line),
    ].filter((text) => text !== ''),
    code: `PATIENT:${scheduled.patient.mrn}`,
  }))

function labelUseBy(line: Line): string {
  const useBy = line.received?.facts.useBy ?? line.mixings.at(-1)?.useBy
  return useBy ? `Use by ${printedDayAndTime(useBy)}` : 'Use by ______'
}
