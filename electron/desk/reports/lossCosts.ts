import type { LossRow } from '#shared/ipc/reportRows.ts'
import type { Stores } from '../desk.ts'

/** One lost container as its cost is asked: `labeled` is what the whole of it holds, `usedOn` YYYY-MM-DD. */
export interface CostedLoss {
  readonly ndc: string
  readonly lot: string
  readonly amount: string
  readonly labeled: string
  readonly unit: string
  readonly pool: 'own' | '340b'
  readonly usedOn: string
}

/** What the lost part of a container cost the practice, or in words why nobody can say: never 0 for it. */
export const lossCosts =
  (_stores: Stores): ((loss: CostedLoss) => Pick<LossRow, 'costCents' | 'costWords'>) =>
  ({ ndc, lot }) => ({ costCents: null, costWords: `No receipt for lot ${lot} of NDC ${ndc}.` })
