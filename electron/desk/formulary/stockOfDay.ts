import type { StockedContainer } from '#shared/document/clinic.ts'
import type { Desk } from '../desk.ts'
import { foldOnce } from '../visits/foldOnce.ts'

/** The containers that the plans of the day have on their stock lists, by code, each once. */
export function stockOfDay(desk: Desk, day: string): ReadonlyMap<string, readonly StockedContainer[]> {
  const stock = new Map<string, Map<string, StockedContainer>>()
  for (const { sessionId } of desk.stores.tables.board.ofDay(day))
    for (const { plan } of foldOnce(desk.record(sessionId))?.lines ?? []) {
      const { hcpcs } = plan.catalogue
      if (hcpcs === null) continue
      const known = stock.get(hcpcs) ?? new Map<string, StockedContainer>()
      for (const container of plan.stocked) known.set(`${container.ndc} ${container.lot}`, container)
      stock.set(hcpcs, known)
    }
  return new Map([...stock].map(([hcpcs, known]) => [hcpcs, [...known.values()]]))
}
