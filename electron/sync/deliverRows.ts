import type { Random } from '#shared/kernel/ports.ts'
import type { OutboxRow } from '../db/outboxStore.ts'
import type { Desk } from '../desk/desk.ts'
import type { HubAnswer } from './hubAnswer.ts'
import type { HubLink } from './hubLink.ts'
import { nextStep, type Promised } from './nextStep.ts'
import { settleRow } from './settleRow.ts'
import type { SyncState } from './syncState.ts'

/** What a handful of rows said about the way itself. */
export type WayOut = 'answered' | 'stopped' | { readonly retryAfterSeconds: number | null }

export interface Delivering {
  readonly desk: Desk
  readonly link: HubLink
  readonly state: SyncState
  readonly random: Random
  readonly isStopped: () => boolean
  /** A bug of ours, for the log. */
  readonly onFault: (cause: unknown) => void
}

/** Sends rows side by side and settles each by its own answer: one that is not taken holds nobody up. */
export async function deliverRows(delivering: Delivering, rows: readonly OutboxRow[], key: string): Promise<WayOut> {
  const answers = await Promise.all(rows.map((row) => deliverRow(delivering, row, key)))
  if (delivering.isStopped()) return 'stopped'
  if (answers.some(({ kind }) => kind === 'credential')) {
    delivering.link.keyRefused()
    return { retryAfterSeconds: null }
  }
  const unanswered = answers.filter((answer) => answer.kind === 'no-answer')
  if (unanswered.length < answers.length) return 'answered'
  return { retryAfterSeconds: unanswered[0]?.retryAfterSeconds ?? null }
}

async function deliverRow(delivering: Delivering, row: OutboxRow, key: string): Promise<HubAnswer> {
  const { desk, state, random, isStopped } = delivering
  const { promised, answer } = await send(delivering, row, key)
  // The record may be closed by now; the row goes again after the next start.
  if (isStopped()) return answer
  const step = promised
    ? nextStep(promised, row.attempts, answer, random)
    : ({ step: 'needs-person', words: unbuilt } as const)
  settleRow(desk, row, step, answer)
  if (answer.kind === 'receipt') state.receiptCame(answer.receipt.storedAt)
  return answer
}

const unbuilt = 'This workstation could not build what was to be sent.'

/** A row that cannot be built is a bug of ours; it comes before a person and must not stop the others. */
async function send(
  { link, onFault }: Delivering,
  row: OutboxRow,
  key: string,
): Promise<{ readonly promised: Promised | null; readonly answer: HubAnswer }> {
  try {
    return await link.send(row, key)
  } catch (cause) {
    onFault(cause)
    return { promised: null, answer: { kind: 'rejected', words: unbuilt } }
  }
}
