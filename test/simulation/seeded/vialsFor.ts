import type { Line } from '#shared/chart/chart.ts'
import type { UsedContainer } from '#shared/chart/payloads/payloads.ts'
import { chooseVials } from '#shared/coding/chooseVials.ts'
import { decimal, decimalText, subtractDecimals } from '#shared/kernel/decimal.ts'

/** The containers a nurse would open for the dose of a line: the last one holds what is left. Null = nothing fits. */
export function vialsFor({ plan, doseGiven }: Line): readonly UsedContainer[] | null {
  const dose = doseGiven ?? plan.dose
  const choice = chooseVials(
    dose,
    plan.stocked.map(({ size }) => size),
    plan.catalogue.concentration,
  )
  if (!choice) return null
  const sizes = choice.vials.flatMap(({ size, count }) => Array.from({ length: count }, () => size))
  // More than a set holds: nobody opens that many for one dose.
  if (sizes.length > 40) return null
  return sizes.map((wanted, index) => {
    const stocked = plan.stocked.find((one) => one.size.amount === wanted.amount && one.size.unit === wanted.unit)
    if (!stocked) throw new Error(`the shelf has no ${wanted.amount} ${wanted.unit} of ${plan.name}`)
    const { ndc, size, type, volumeMl, lot, expires } = stocked
    const left = index === sizes.length - 1 ? choice.left : '0'
    return {
      id: `${plan.id}-c${index}`,
      ...{ ndc, size, type, lot, expires, scanned: true },
      ...(volumeMl ? { volumeMl } : {}),
      used: decimalText(subtractDecimals(decimal(size.amount), decimal(left))),
      wasted: type === 'single_dose' ? left : '0',
      kept: type === 'single_dose' ? '0' : left,
      ...(type === 'single_dose' && left !== '0' ? { wasteReason: 'remainder' as const } : {}),
    }
  })
}
