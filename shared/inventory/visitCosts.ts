import type { Chart, Line } from '../chart/chart.ts'
import type { UsedContainer } from '../chart/payloads/payloads.ts'
import type { KeptReceipt } from './receipt.ts'
import { addShares, noShares, type SharedCost, sharedCost, type UnitCost, unitCost } from './unitCost.ts'

/** One container of a visit: what it cost, and what of it by what became of it; `shares` null = nobody knows its cost. */
export interface ContainerCost {
  readonly lineId: string
  readonly container: UsedContainer
  readonly cost: UnitCost
  readonly shares: SharedCost | null
}

/** The containers of one drug of a visit. `shares` is the exact sum of those whose cost is known; `unknown` counts the others. */
export interface DrugCost {
  readonly drug: string
  readonly hcpcs: string | null
  readonly containers: readonly ContainerCost[]
  readonly shares: SharedCost
  readonly unknown: number
}

/** What `visitCosts` reads of a chart. */
export interface CostedChart {
  readonly lines: readonly Pick<Line, 'id' | 'plan' | 'containers'>[]
  readonly scheduled: { readonly profile: Pick<Chart['scheduled']['profile'], 'acquired340b'> }
}

/**
 * The containers of a visit by drug, in the order of its lines, each with its cost by its own lot. `usedOn` is the day of
 * service. A visit whose drugs are billed as 340B stock is costed from that pool alone.
 */
export function visitCosts(chart: CostedChart, usedOn: string, kept: readonly KeptReceipt[]): readonly DrugCost[] {
  const pool = chart.scheduled.profile.acquired340b ? '340b' : 'own'
  const drugs = new Map<string, { readonly line: CostedChart['lines'][number]; readonly found: ContainerCost[] }>()
  for (const line of chart.lines) {
    const { source } = line.plan
    const drug = drugs.get(keyOf(line)) ?? { line, found: [] }
    for (const container of line.containers?.containers ?? []) {
      const cost = unitCost({ ndc: container.ndc, lot: container.lot, source, pool, usedOn }, kept)
      const shares = cost.isKnown ? sharedCost(cost.perContainer, container) : null
      drug.found.push({ lineId: line.id, container, cost, shares })
    }
    if (drug.found.length > 0) drugs.set(keyOf(line), drug)
  }
  return [...drugs.values()].map(({ line, found }) => ({
    drug: line.plan.name,
    hcpcs: line.plan.catalogue.hcpcs,
    containers: found,
    ...sumOf(found),
  }))
}

const keyOf = ({ plan: { catalogue } }: CostedChart['lines'][number]): string =>
  JSON.stringify([catalogue.hcpcs, catalogue.drug])

/** The exact sum of the containers whose cost is known, and how many others there are. */
export function sumOf(containers: readonly ContainerCost[]): Pick<DrugCost, 'shares' | 'unknown'> {
  const known = containers.flatMap(({ shares }) => shares ?? [])
  return { shares: known.reduce(addShares, noShares), unknown: containers.length - known.length }
}
