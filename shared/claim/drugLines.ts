import type { Chart, Line } from '../chart/chart.ts'
import type { UsedContainer } from '../chart/payloads/payloads.ts'
import type { UnitLine } from '../coding/types.ts'
import type { Payer } from '../document/clinic.ts'
import {
  compareDecimals,
  type Decimal,
  decimal,
  decimalText,
  multiplyDecimals,
  sumDecimals,
} from '../kernel/decimal.ts'
import type { ClaimLine, ClaimNdc } from './claim.ts'
import type { ClaimDrug } from './facts.ts'

/** A claim line before it has a number, a charge, pointers and its place on the claim. */
export type DraftLine = Omit<
  ClaimLine,
  'id' | 'chargeCents' | 'pointers' | 'serviceDate' | 'revenueCode' | 'authorization' | 'coverageId'
>

interface NdcPart {
  readonly ndc: string
  readonly amount: Decimal
  readonly quantity: ClaimNdc
  readonly isMultiDose: boolean
}

/** The drug's lines with the NDC of the containers used. Units were rounded once by coding; a split by NDC always adds up (design 12.6). */
export function drugLines(
  drug: Pick<ClaimDrug, 'input' | 'result'>,
  chart: Chart,
  payer: Payer | null,
): readonly DraftLine[] {
  const { serviceIds = [], waste } = drug.input
  const lines = chart.lines.filter(({ id }) => serviceIds.includes(id))
  const containers = lines.flatMap((line) => line.containers?.containers ?? [])
  const discarded = containers.filter((row) => isReported(row, waste?.reviewed === 'report'))
  const lineIds = lines.map(({ id }) => id)
  return drug.result.lines.flatMap((unitLine) => {
    const wasteLine = unitLine.modifiers.includes('JW')
    const parts = wasteLine ? ndcParts(discarded, 'wasted') : ndcParts(containers, 'used')
    const base = {
      kind: 'drug',
      code: unitLine.code,
      modifiers: unitLine.modifiers,
      startedAt: null,
      stoppedAt: null,
      description: descriptionOf(unitLine.code, lines),
      lineIds,
    } as const
    if (payer?.ndcLines === 'per_ndc' && parts.length > 1)
      return splitUnits(unitLine, parts).map(({ units, part }) => ({
        ...base,
        modifiers: part.isMultiDose ? unitLine.modifiers.filter((one) => one !== 'JZ') : unitLine.modifiers,
        units,
        ndc: part.quantity,
        note: null,
      }))
    const [first, ...others] = parts
    const note =
      others.length > 0
        ? `ALSO NDC ${others.map(({ quantity }) => `${quantity.ndc} ${quantity.unit}${quantity.quantity}`).join(' ')}`
        : null
    return [{ ...base, units: unitLine.units, ndc: first?.quantity ?? null, note }]
  })
}

/** Codes for drugs that have none of their own: the claim must say in words what was given. */
const namelessCode = /^(J3490|J3590|J7999|J8999|J9999|C9399|A9699|Q0181)$/

/** "PEMETREXED 500 MG IV INFUSION": name, dose and way, for a code that names nothing. */
function descriptionOf(code: string, lines: readonly Line[]): string | null {
  if (!namelessCode.test(code)) return null
  return lines
    .map(({ plan, doseGiven }) =>
      [plan.name, doseGiven ? `${doseGiven.amount} ${doseGiven.unit}` : '', plan.route.replaceAll('_', ' ')].join(' '),
    )
    .join('; ')
    .replace(/\s+/g, ' ')
}

/** A remainder, or what a biller released; never a container that nobody was given from (workflow 4.7). */
const isReported = ({ used, wasteReason }: UsedContainer, isReleased: boolean): boolean =>
  wasteReason === undefined || wasteReason === 'remainder' || (isReleased && decimal(used).digits !== 0n)

/** Used or wasted amount per NDC, the larger first; mL where the label gives a volume, else vials (reference-files 12). */
function ndcParts(containers: readonly UsedContainer[], which: 'used' | 'wasted'): readonly NdcPart[] {
  const byNdc = new Map<string, UsedContainer[]>()
  for (const container of containers)
    if (decimal(container[which]).digits !== 0n)
      byNdc.set(container.ndc, [...(byNdc.get(container.ndc) ?? []), container])
  const parts = [...byNdc].map(
    ([ndc, own]): NdcPart => ({
      ndc,
      amount: sumDecimals(own.map((row) => decimal(row[which]))),
      quantity: quantityOf(ndc, own, which),
      // Amounts are charted per container here, so JZ stands on the single-dose line only (U3).
      isMultiDose: own.every(({ type }) => type === 'multi_dose'),
    }),
  )
  return parts.sort((a, b) => compareDecimals(b.amount, a.amount) || a.ndc.localeCompare(b.ndc))
}

function quantityOf(ndc: string, containers: readonly UsedContainer[], which: 'used' | 'wasted'): ClaimNdc {
  const liquid = containers.every(({ volumeMl }) => volumeMl !== undefined)
  const parts = containers.map((row) =>
    shareOf(decimal(row[which]), decimal(row.size.amount), decimal(liquid ? (row.volumeMl ?? '1') : '1')),
  )
  return { ndc, quantity: decimalText(sumDecimals(parts)), unit: liquid ? 'ML' : 'UN' }
}

/** part ÷ label × content, rounded half up to a thousandth: mL drawn, or a part of a vial. */
function shareOf(part: Decimal, label: Decimal, content: Decimal): Decimal {
  const product = multiplyDecimals(part, content)
  const above = product.digits * 10n ** BigInt(label.scale + 3)
  const below = label.digits * 10n ** BigInt(product.scale)
  return { digits: (2n * above + below) / (2n * below), scale: 3 }
}

/** Whole units shared out by amount, rest to the last part: the parts add up to the line's units. */
function splitUnits(
  line: UnitLine,
  parts: readonly NdcPart[],
): readonly { readonly units: number; readonly part: NdcPart }[] {
  const total = sumDecimals(parts.map(({ amount }) => amount))
  let left = line.units
  return parts.flatMap((part, index) => {
    const share = index === parts.length - 1 ? left : wholeShare(line.units, part.amount, total)
    left -= share
    return share > 0 ? [{ units: share, part }] : []
  })
}

const wholeShare = (units: number, amount: Decimal, total: Decimal): number =>
  Number((BigInt(units) * amount.digits * 10n ** BigInt(total.scale)) / (total.digits * 10n ** BigInt(amount.scale)))
