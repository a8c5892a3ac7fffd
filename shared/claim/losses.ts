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

/**
 * What was bought and lost, line by line and unit by unit: mixed and never hung, spilled, expired (workflow 4.7).
 * `reported`: lines whose waste a biller let onto the claim; only their containers that nobody was given from are lost.
 */
export function lossesOf(chart: Chart, reported: ReadonlySet<string> = new Set()): readonly Loss[] {
  return chart.lines.flatMap((line) => {
    if (line.plan.source !== 'practice') return []
    const lost = (line.containers?.containers ?? []).filter((row) => isLost(line, row, reported.has(line.id)))
    return [...new Set(lost.map(({ size }) => size.unit))].map((unit) => {
      const own = lost.filter(({ size }) => size.unit === unit)
      return {
        lineId: line.id,
        drug: line.plan.name,
        amount: decimalText(sumDecimals(own.map(({ wasted }) => decimal(wasted)))),
        unit,
        reasons: [...new Set(own.flatMap(({ wasteReason }) => wasteReason ?? []))],
      }
    })
  })
}

function isLost({ notGiven }: Line, { used, wasted, wasteReason }: UsedContainer, isReported: boolean): boolean {
  if (decimal(wasted).digits === 0n) return false
  if (notGiven) return true
  if (wasteReason === undefined || wasteReason === 'remainder') return false
  return !isReported || decimal(used).digits === 0n
}
