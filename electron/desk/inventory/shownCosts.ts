import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { serviceDate } from '#shared/chart/serviceDate.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import { costSource, noCostSentence } from '#shared/inventory/costWords.ts'
import { shownDollars } from '#shared/inventory/dollars.ts'
import { type ContainerCost, type DrugCost, sumOf, visitCosts } from '#shared/inventory/visitCosts.ts'
import type { ShownCosts } from '#shared/ipc/receiptShapes.ts'
import { wholeOf } from '#shared/kernel/fraction.ts'
import type { Stores } from '../desk.ts'
import { keptReceipts } from './receipts.ts'

/** What a visit's containers cost, in whole cents: rounded here, each figure once, from exact parts. Null = no such visit. */
export function shownCosts(stores: Pick<Stores, 'receipts'>, document: SessionDocument): ShownCosts | null {
  const chart = foldChart(document.events)
  if (!chart) return null
  const ndcs = chart.lines.flatMap(({ containers }) => containers?.containers ?? []).map(({ ndc }) => ndc)
  const usedOn = serviceDate(chart)
  const drugs = visitCosts(chart, usedOn, keptReceipts(stores, ndcs))
  return {
    usedOn,
    drugs: drugs.map(({ drug, hcpcs, containers, ...sum }) => ({
      ...{ drug, hcpcs, containers: containers.map(shownContainer) },
      ...shownSum(sum),
    })),
    ...shownSum(sumOf(drugs.flatMap(({ containers }) => containers))),
  }
}

const shownSum = ({ shares, unknown }: Pick<DrugCost, 'shares' | 'unknown'>) => ({
  usedCents: wholeOf(shares.used),
  wastedCents: wholeOf(shares.wasted),
  unknown,
})

function shownContainer({ container, cost, shares }: ContainerCost): ShownCosts['drugs'][number]['containers'][number] {
  const { id, ndc, lot, size, used, wasted } = container
  const facts = { id, ndc, lot, size, used, wasted }
  if (!cost.isKnown || !shares) return { ...facts, cost: null, why: cost.isKnown ? null : noCostSentence(cost.reason) }
  const perContainer = shownDollars(cost.perContainer)
  return {
    ...facts,
    why: null,
    cost: {
      source: costSource(cost),
      perContainer: perContainer.dollars,
      isExact: perContainer.isExact,
      usedCents: wholeOf(shares.used),
      wastedCents: wholeOf(shares.wasted),
    },
  }
}
