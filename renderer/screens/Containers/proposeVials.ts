import { recallOf } from '#shared/chart/safety/recalledLots.ts'
import { chooseVials, type VialChoice } from '#shared/coding/chooseVials.ts'
import type { RecalledLot, StockedContainer } from '#shared/document/clinic.ts'
import type { DocAmount } from '#shared/document/facts.ts'
import type { PlannedLine } from '#shared/document/plan.ts'

/**
 * The single-dose vials of the stock list that cover the dose and leave the least (U8); null where there is no choice
 * to make: nothing usable in stock, or a multi-dose vial whose rest is kept anyway. `day`: expired lots are left out.
 */
export function proposeVials(
  { stocked, catalogue }: Pick<PlannedLine, 'stocked' | 'catalogue'>,
  dose: DocAmount,
  { recalled, day }: { readonly recalled: readonly RecalledLot[]; readonly day: string },
): VialChoice | null {
  const usable = stocked.filter((row) => isUsable(row, recalled, day))
  if (usable.some(({ type }) => type === 'multi_dose')) return null
  return chooseVials(
    dose,
    usable.map(({ size }) => size),
    catalogue.concentration,
  )
}

const isUsable = (row: StockedContainer, recalled: readonly RecalledLot[], day: string): boolean =>
  row.expires >= day && recallOf(recalled, row) === null
