/** What is added at the chair most often: common fluids, and the drugs of an open reaction. Each practice's order wins. */

export interface ChairDrug {
  /** Word the drug list finds it by; null = it is never on a list with a billing code (by mouth, inhaled). */
  readonly find: string | null
  readonly name: string
  readonly dose: { readonly amount: string; readonly unit: string }
  readonly route: 'iv_infusion' | 'iv_push' | 'intramuscular' | 'inhaled' | 'oral'
}

/** The emergency box of workflow 4.8 in the order it is reached for; usual first adult doses, to be read back. */
export const emergencyDrugs: readonly ChairDrug[] = [
  { find: 'J0165', name: 'Epinephrine', dose: { amount: '0.3', unit: 'mg' }, route: 'intramuscular' },
  { find: 'J1200', name: 'Diphenhydramine', dose: { amount: '50', unit: 'mg' }, route: 'iv_push' },
  { find: 'J2919', name: 'Methylprednisolone', dose: { amount: '125', unit: 'mg' }, route: 'iv_push' },
  { find: 'J1720', name: 'Hydrocortisone', dose: { amount: '100', unit: 'mg' }, route: 'iv_push' },
  { find: 'J1308', name: 'Famotidine', dose: { amount: '20', unit: 'mg' }, route: 'iv_push' },
  { find: 'J2175', name: 'Meperidine', dose: { amount: '25', unit: 'mg' }, route: 'iv_push' },
  { find: null, name: 'Albuterol', dose: { amount: '2.5', unit: 'mg' }, route: 'inhaled' },
  { find: null, name: 'Acetaminophen', dose: { amount: '650', unit: 'mg' }, route: 'oral' },
]

export interface ChairFluid {
  readonly key: string
  readonly find: string
  readonly name: string
  readonly milliliters: string
  /** A keep-open fluid is never counted as hydration (workflow 10) and needs no reason. */
  readonly purpose: 'hydration' | 'kvo'
  readonly minutes?: number
}

export const commonFluids: readonly ChairFluid[] = [
  { key: 'kvo', find: 'J7050', name: 'Sodium chloride 0.9 %', milliliters: '250', purpose: 'kvo' },
  { key: 'ns500', find: 'J7040', name: 'Sodium chloride 0.9 %', milliliters: '500', purpose: 'hydration', minutes: 60 },
  {
    key: 'ns1000',
    find: 'J7030',
    name: 'Sodium chloride 0.9 %',
    milliliters: '1000',
    purpose: 'hydration',
    minutes: 120,
  },
  { key: 'lr1000', find: 'J7120', name: 'Lactated Ringer', milliliters: '1000', purpose: 'hydration', minutes: 120 },
]

/** Why hydration is given; the record keeps the words, and the claim carries them. */
export const hydrationReasons = ['poor_intake', 'vomiting', 'low_pressure', 'kidney_protection', 'reaction'] as const
export type HydrationReason = (typeof hydrationReasons)[number]

/** Whose order an added drug is (workflow: PRN of the plan, a provider's order read back, the standing emergency order). */
export const addedUnder = ['provider', 'prn', 'standing'] as const
