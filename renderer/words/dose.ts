import type { DoseNumber } from '#shared/clinical/doseNumber.ts'
import { dateWords } from './times.ts'

/** Whether a dose is the first of its drug, and what that goes by: rate steps and vitals follow it. */
export function doseWords({ number, basis, lastOn }: DoseNumber, cycle: number): string {
  const isFirst = number === 1
  if (basis === 'cycle')
    return `${isFirst ? 'First' : 'Later'} dose by cycle ${cycle}, nothing is known of earlier ones.`
  if (isFirst) return 'First dose: no earlier visit of this course gave it.'
  const last = lastOn === null ? '' : `, last on ${dateWords(lastOn)}`
  return basis === 'order' ? `Later dose by the order${last}.` : `Later dose by earlier visits${last}.`
}
