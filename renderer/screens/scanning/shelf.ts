import type { AppState } from '#renderer/store/appState.ts'
import { chartOf } from '#renderer/store/charts.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { StockedContainer } from '#shared/document/clinic.ts'
import type { ScanFacts } from '#shared/scan/scan.ts'

/** A product as the stock lists of today's plans know it, whatever its lot. */
export interface ShelfProduct extends Omit<StockedContainer, 'lot' | 'expires'> {
  readonly drug: string
}

/** Every chart of the day that has arrived on this screen. */
export const chartsOf = (state: AppState): readonly Chart[] =>
  Object.keys(state.charts).flatMap((sessionId) => chartOf(state, sessionId) ?? [])

/** Every product that may be given today, each once. */
export function shelfOf(charts: readonly Chart[]): readonly ShelfProduct[] {
  const products = charts.flatMap(({ lines }) =>
    lines.flatMap(({ plan }) =>
      plan.stocked.map(({ lot: _lot, expires: _expires, ...product }) => ({ ...product, drug: plan.name })),
    ),
  )
  return [...new Map(products.map((product) => [product.ndc, product])).values()]
}

/** What a code is read against on this screen. */
export const scanFactsOf = (state: AppState, today: string): ScanFacts => ({
  today,
  products: shelfOf(chartsOf(state)).map(({ ndc, gtin }) => ({ ndc, gtin })),
  mrns: state.signedIn ? state.day.map(({ mrn }) => mrn) : [],
  chairs: state.clinic?.practice.chairs.map(({ label }) => label) ?? [],
})
