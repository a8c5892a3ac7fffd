import { type Refusal, refuse } from '../refusals.ts'

/** Safety check 1 of workflow 5: two different identifiers, or it cannot proceed. */
export const tooFewIdentifiers = (identifiers: readonly string[]): Refusal | null =>
  new Set(identifiers).size < 2 ? refuse('identifiers-missing') : null
