import { writeCsv } from '../catalogue/writeCsv.ts'
import type { LostContainer } from '../claim/losses.ts'
import type { ReplacementState } from './replacement.ts'

/** One container of the loss file. No name: the claim's reference says which visit it is. */
export interface FiledLoss extends Pick<LostContainer, 'drug' | 'ndc' | 'lot' | 'amount' | 'unit' | 'reason'> {
  readonly day: string
  readonly claimRef: string
  readonly costCents: number | null
  readonly costWords: string
  /** Null = no maker replaces a loss of this reason. */
  readonly replacement: ReplacementState | null
}

/** The columns, in order: documented in docs/interfaces.md and stable. */
export const lossColumns = [
  'day',
  'encounter_id',
  'drug',
  'ndc',
  'lot',
  'amount',
  'unit',
  'reason',
  'cost',
  'cost_note',
  'replacement',
] as const

/** The loss report as CSV, one row a container; a cost that nobody knows is an empty cell, never 0. */
export const lossFile = (losses: readonly FiledLoss[]): string =>
  writeCsv(
    lossColumns,
    losses.map(({ claimRef, reason, costCents, costWords, replacement, ...plain }) => ({
      ...plain,
      encounter_id: claimRef,
      reason: reason ?? '',
      cost: costCents === null ? '' : (costCents / 100).toFixed(2),
      cost_note: costWords,
      replacement: replacement ?? '',
    })),
  )
