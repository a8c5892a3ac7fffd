import type { Chart } from '../chart/chart.ts'
import type { PaperHead } from './paper.ts'

/** What stands on top of every page about a visit (design language 10). */
export function visitHead(
  practice: string,
  { scheduled }: Pick<Chart, 'scheduled'>,
  more: readonly string[] = [],
): PaperHead {
  const { patient, day, claimRef } = scheduled
  return {
    practice,
    patient: `${patient.last}, ${patient.first}${patient.middle ? ` ${patient.middle}` : ''}`,
    facts: [`MRN ${patient.mrn}`, `Born ${patient.birthDate}`, `Visit ${day}`, claimRef, ...more],
  }
}
