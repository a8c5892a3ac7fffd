import type { Chart } from '../chart/chart.ts'
import type { UsedContainer } from '../chart/payloads.ts'
import type { UnitLine, UnitsInput, UnitsResult } from '../coding/types.ts'
import type { Payer } from '../document/clinic.ts'
import { addDecimals, compareDecimals, isZero, shareOf, toMillionths } from '../kernel/decimal.ts'
import type { ClaimLine, ClaimNdc } from './claim.ts'

/** A claim line before it has a number, a charge and pointers. */
export type DraftLine = Omit<ClaimLine, 'id' | 'chargeCents' | 'pointers'>

interface NdcPart {
  readonly ndc: string
  readonly amount: string
  readonly quantity: ClaimNdc
}

/** The drug's lines with the NDC of the containers used. Units were rounded once by coding; a split by NDC always adds up (design 12.6). */
export function drugLines(
  drug: { readonly drug: string; readonly input: UnitsInput; readonly result: UnitsResult },
  chart: Chart,
  payer: Payer | null,
): readonly DraftLine[] {
  const lines = chart.lines.filter(
    ({ plan }) => plan.catalogue.drug === drug.drug && plan.catalogue.hcpcs === drug.input.hcpcs,
  )
  const containers = lines.flatMap((line) => line.containers?.containers ?? [])
  const lineIds = lines.map(({ id }) => id)
  return drug.result.lines.flatMap((unitLine) => {
    const wasteLine = unitLine.modifiers.includes('JW')
    const parts = ndcParts(containers, wasteLine ? 'wasted' : 'used')
    const base = {
      kind: 'drug',
      code: unitLine.code,
      modifiers: unitLine.modifiers,
      startedAt: null,
      stoppedAt: null,
      lineIds,
    } as const
    if (payer?.ndcLines === 'per_ndc' && parts.length > 1)
      return splitUnits(unitLine, parts).map(({ units, part }) => ({ ...base, units, ndc: part.quantity, note: null }))
    const [first, ...others] = parts
    const note =
      others.length > 0
        ? `ALSO NDC ${others.map(({ quantity }) => `${quantity.ndc} ${quantity.unit}${quantity.quantity}`).join(' ')}`
        : null
    return [{ ...base, units: unitLine.units, ndc: first?.quantity ?? null, note }]
  })
}

/** Used or wasted amount per NDC, the larger first; mL where the label gives a volume, else vials (reference-files 12). */
function ndcParts(containers: readonly UsedContainer[], which: 'used' | 'wasted'): readonly NdcPart[] {
  const byNdc = new Map<string, UsedContainer[]>()
  for (const container of containers)
    if (!isZero(container[which])) byNdc.set(container.ndc, [...(byNdc.get(container.ndc) ?? []), container])
  const parts = [...byNdc].map(
    ([ndc, own]): NdcPart => ({
      ndc,
      amount: addDecimals(...own.map((row) => row[which])),
      quantity: quantityOf(ndc, own, which),
    }),
  )
  return parts.sort((a, b) => compareDecimals(b.amount, a.amount) || a.ndc.localeCompare(b.ndc))
}

function quantityOf(ndc: string, containers: readonly UsedContainer[], which: 'used' | 'wasted'): ClaimNdc {
  const liquid = containers.every(({ volumeMl }) => volumeMl !== undefined)
  const quantity = addDecimals(
    ...containers.map((row) => shareOf(row[which], row.size.amount, liquid ? (row.volumeMl ?? '1') : '1', 3)),
  )
  return { ndc, quantity, unit: liquid ? 'ML' : 'UN' }
}

/** Whole units shared out by amount, rest to the last part: the parts add up to the line's units. */
function splitUnits(
  line: UnitLine,
  parts: readonly NdcPart[],
): readonly { readonly units: number; readonly part: NdcPart }[] {
  const total = parts.reduce((sum, { amount }) => sum + toMillionths(amount), 0n)
  let left = line.units
  return parts.flatMap((part, index) => {
    const share = index === parts.length - 1 ? left : Number((BigInt(line.units) * toMillionths(part.amount)) / total)
    left -= share
    return share > 0 ? [{ units: share, part }] : []
  })
}
