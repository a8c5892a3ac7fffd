import type { Amount, Container, UnitsInput } from '#shared/coding/types.ts'

export const mg = (amount: number | string): Amount => ({ amount, unit: 'mg' })
export const mL = (amount: number | string): Amount => ({ amount, unit: 'mL' })

/** Single-dose containers of one size. */
export const vial = (size: Amount, count = 1): Container => ({ size, type: 'single_dose', count })

/** Multi-dose containers of one size. */
export const multiDose = (size: Amount, count = 1): Container => ({ size, type: 'multi_dose', count })

/** 712.5 mg out of 800 mg: 72 units given, 8 discarded, 87.5 mg left over. */
export const rituximab: UnitsInput = {
  hcpcs: 'J9312',
  billingUnit: mg(10),
  administered: mg('712.5'),
  containers: [vial(mg(500)), vial(mg(100), 3)],
}
