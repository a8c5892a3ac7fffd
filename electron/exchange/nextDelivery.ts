import { assertNever } from '#shared/kernel/assertNever.ts'
import type { Random } from '#shared/kernel/ports.ts'
import { retryWaitMs } from '../sync/nextStep.ts'
import type { Attempt } from './transport.ts'

/** What becomes of one waiting thing after a try. */
export type NextDelivery =
  | { readonly step: 'done'; readonly proof: string }
  | { readonly step: 'retry'; readonly waitMs: number; readonly words: string; readonly unknown: boolean }
  | { readonly step: 'needs-person'; readonly words: string; readonly unknown: boolean }
  | { readonly step: 'stop-channel'; readonly words: string }

/**
 * Full jitter with no last attempt (billing-interfaces 4 and 8): an unknown outcome stays unknown until a later try says
 * otherwise; `attempts` counts from 0. Pure.
 */
export function nextDelivery(attempts: number, attempt: Attempt, random: Random): NextDelivery {
  switch (attempt.kind) {
    case 'delivered':
      return { step: 'done', proof: attempt.proof }
    case 'again':
      return {
        step: 'retry',
        waitMs: retryWaitMs(attempts, random, attempt.retryAfterSeconds),
        words: attempt.words,
        unknown: attempt.mayHaveArrived,
      }
    case 'person':
      return { step: 'needs-person', words: attempt.words, unknown: attempt.mayHaveArrived }
    case 'stop':
      return { step: 'stop-channel', words: attempt.words }
    default:
      return assertNever(attempt, 'nextDelivery')
  }
}
