import type { Exclusion } from '../types.ts'

/** Why minutes are left out, said after them: "17 min not counted: a drug or blood ran". */
export const spanWords: Readonly<Record<Exclusion, string>> = {
  pause: 'paused',
  between_doses: 'between two doses',
  overlap: 'shared with another infusion and counted for that one',
  drug_running: 'a drug or blood ran',
  between_blood_units: 'between two blood units',
  other_hydration: 'other hydration ran and is counted once',
  short_run: 'too short a run for this payer',
}
