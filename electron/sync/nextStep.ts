import { assertNever } from '#shared/kernel/assertNever.ts'
import type { Random } from '#shared/kernel/ports.ts'
import type { HubAnswer } from './hubAnswer.ts'

/** What one outbox row promised to deliver: the facts an answer is held against. */
export type Promised =
  | { readonly kind: 'signed'; readonly session: string; readonly version: number; readonly sha256: string }
  | { readonly kind: 'events'; readonly fromSeq: number; readonly toSeq: number }

export type NextStep =
  | { readonly step: 'done' }
  | { readonly step: 'retry'; readonly waitMs: number; readonly words: string }
  | { readonly step: 'needs-person'; readonly words: string }
  /** The device's key is not accepted: the row waits, and nothing else is tried before a while either. */
  | { readonly step: 'stop-channel'; readonly waitMs: number; readonly words: string }

const longestWaitMs = 5 * 60_000
const longestAskedWaitMs = 60 * 60_000

/**
 * Full jitter: random(0, min(5 min, 1 s · 2ⁿ)); a Retry-After is obeyed (billing-interfaces 4).
 * Attempts count from 0; there is no last attempt.
 */
export function retryWaitMs(attempts: number, random: Random, retryAfterSeconds: number | null): number {
  const jittered = Math.floor(random() * Math.min(longestWaitMs, 1000 * 2 ** Math.min(attempts, 20)))
  const asked = Math.min(longestAskedWaitMs, (retryAfterSeconds ?? 0) * 1000)
  return Math.max(jittered, asked)
}

/** What to do with a row after an answer; the table of billing-interfaces 4, and nothing else decides. */
export function nextStep(promised: Promised, attempts: number, answer: HubAnswer, random: Random): NextStep {
  switch (answer.kind) {
    case 'receipt':
      return afterReceipt(promised, answer.receipt)
    case 'events':
      return afterEvents(promised, answer, () => retryWaitMs(attempts, random, null))
    case 'no-answer':
      return {
        step: 'retry',
        waitMs: retryWaitMs(attempts, random, answer.retryAfterSeconds),
        words: answer.words,
      }
    case 'rejected':
      return { step: 'needs-person', words: answer.words }
    case 'credential':
      return { step: 'stop-channel', waitMs: retryWaitMs(attempts + 4, random, null), words: answer.words }
    default:
      return assertNever(answer, 'nextStep')
  }
}

type Receipt = Extract<HubAnswer, { kind: 'receipt' }>['receipt']

/** Delivered only when session, version and hash are ours: a friendly answer about something else is not a receipt. */
function afterReceipt(promised: Promised, receipt: Receipt): NextStep {
  if (promised.kind !== 'signed') return strange('The hub answered events with a session receipt.')
  const ours =
    receipt.session === promised.session && receipt.version === promised.version && receipt.sha256 === promised.sha256
  return ours ? { step: 'done' } : strange('The receipt names another session, version or content than was sent.')
}

function afterEvents(
  promised: Promised,
  { lastSeq, refused }: Extract<HubAnswer, { kind: 'events' }>,
  waitMs: () => number,
): NextStep {
  if (promised.kind !== 'events') return strange('The hub answered a signed session with an answer about events.')
  if (lastSeq >= promised.toSeq) return { step: 'done' }
  if (!refused)
    return { step: 'retry', waitMs: waitMs(), words: `The hub has this workstation’s entries up to ${lastSeq}.` }
  const words = `The hub did not accept entry ${refused.seq}: ${refused.reason}`
  // The chain is taken whole: what stands behind an entry that waits for a person waits too, but is no problem of its own.
  return refused.seq >= promised.fromSeq ? { step: 'needs-person', words } : { step: 'retry', waitMs: waitMs(), words }
}

const strange = (words: string): NextStep => ({ step: 'needs-person', words })
