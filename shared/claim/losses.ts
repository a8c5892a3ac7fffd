import type { Chart, Line } from '../chart/chart.ts'
import type { UsedContainer } from '../chart/payloads/payloads.ts'
import { decimal, decimalText, sumDecimals } from '../kernel/decimal.ts'

/** Drug of the practice's that was thrown away and is on no claim. */
export interface Loss {
  readonly lineId: string
  readonly drug: string
  readonly amount: string
  readonly unit: string
  readonly reasons: readonly string[]
}

/** One container of such a loss. */
export interface LostContainer {
  readonly lineId: string
  readonly containerId: string
  readonly drug: string
  /** Eleven digits. */
  readonly ndc: string
  readonly lot: string
  /** What was thrown away of it, in its unit; `labeled` is what the whole container holds. */
  readonly amount: string
  readonly labeled: string
  readonly unit: string
  /** Null = nobody has said why. */
  readonly reason: NonNullable<UsedContainer['wasteReason']> | null
}

/**
 * Container by container, what was bought and lost: mixed and never hung, spilled, expired (workflow 4.7).
 * `reported`: lines whose waste a biller let onto the claim; only their containers that nobody was given from are lost.
 */
export function lostContainersOf(
  { lines }: Pick<Chart, 'lines'>,
  reported: ReadonlySet<string> = new Set(),
): readonly LostContainer[] {
  return lines.flatMap((line) => {
    if (line.plan.source !== 'practice') return []
    return (line.containers?.containers ?? [])
      .filter((row) => isLost(line, row, reported.has(line.id)))
      .map(({ id, ndc, lot, size, wasted, wasteReason }) => ({
        lineId: line.id,
        containerId: id,
        drug: line.plan.name,
        ...{ ndc, lot, amount: wasted, labeled: size.amount, unit: size.unit, reason: wasteReason ?? null },
      }))
  })
}

/** The same line by line and unit by unit, as the claim's reader sees it. */
export function lossesOf(chart: Chart, reported?: ReadonlySet<string>): readonly Loss[] {
  const lost = Object.groupBy(lostContainersOf(chart, reported), ({ lineId, unit }) => JSON.stringify([lineId, unit]))
  return Object.values(lost).flatMap((own = []) => {
    const [first] = own
    if (!first) return []
    const { lineId, drug, unit } = first
    const amount = decimalText(sumDecimals(own.map((one) => decimal(one.amount))))
    return [{ lineId, drug, amount, unit, reasons: [...new Set(own.flatMap(({ reason }) => reason ?? []))] }]
  })
}

function isLost({ notGiven }: Line, { used, wasted, wasteReason }: UsedContainer, isReported: boolean): boolean {
  if (decimal(wasted).digits === 0n) return false
  if (notGiven) return true
  if (wasteReason === undefined || wasteReason === 'remainder') return false
  return !isReported || decimal(used).digits === 0n
}
