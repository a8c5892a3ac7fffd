import type { Random } from '#shared/kernel/ports.ts'
import type { OutboxRow } from '../db/outboxStore.ts'
import type { Desk } from '../desk/desk.ts'
import type { HubAnswer } from './hubAnswer.ts'
import type { HubLink } from './hubLink.ts'
import { type NextStep, nextStep, type Promised } from './nextStep.ts'
import { promisedEvents } from './sendRow.ts'
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

/** Sends rows and settles each by its own answer: one that is not taken holds nobody up. */
export async function deliverRows(delivering: Delivering, rows: readonly OutboxRow[], key: string): Promise<WayOut> {
  const sessions = rows.filter(({ kind }) => kind === 'signed').map((row) => deliverSigned(delivering, row, key))
  const events = rows.filter(({ kind }) => kind === 'events')
  const [ofEvents, ...ofSessions] = await Promise.all([deliverEvents(delivering, events, key), ...sessions])
  const answers = [...ofEvents, ...ofSessions]
  if (delivering.isStopped()) return 'stopped'
  if (answers.some(({ kind }) => kind === 'credential')) {
    delivering.link.keyRefused()
    return { retryAfterSeconds: null }
  }
  const unanswered = answers.filter((answer) => answer.kind === 'no-answer')
  if (unanswered.length < answers.length) return 'answered'
  return { retryAfterSeconds: unanswered[0]?.retryAfterSeconds ?? null }
}

async function deliverSigned(delivering: Delivering, row: OutboxRow, key: string): Promise<HubAnswer> {
  const sent = await built(delivering, () => delivering.link.sender().signed(row, key))
  if (!sent) return settle(delivering, row, unbuilt, unbuiltAnswer)
  return settle(delivering, row, nextStep(sent.promised, row.attempts, sent.answer, delivering.random), sent.answer)
}

/** All rows of events in one go: they are one chain, and one answer says how far the hub has it. */
async function deliverEvents(delivering: Delivering, rows: readonly OutboxRow[], key: string): Promise<HubAnswer[]> {
  const promises = new Map<OutboxRow, Promised & { readonly kind: 'events' }>()
  for (const row of rows) {
    const promised = await built(delivering, async () => promisedEvents(row))
    if (promised) promises.set(row, promised)
    else settle(delivering, row, unbuilt, unbuiltAnswer)
  }
  if (promises.size === 0) return []
  const answer = await delivering.link.sender().events([...promises.values()], key)
  for (const [row, promised] of promises)
    settle(delivering, row, nextStep(promised, row.attempts, answer, delivering.random), answer)
  return [answer]
}

const words = 'This workstation could not build what was to be sent.'
const unbuilt: NextStep = { step: 'needs-person', words }
const unbuiltAnswer: HubAnswer = { kind: 'rejected', words }

/** A row that cannot be built is a bug of ours: it goes to the log and before a person, and must not stop the others. */
async function built<T>({ onFault }: Delivering, build: () => Promise<T>): Promise<T | null> {
  try {
    return await build()
  } catch (cause) {
    onFault(cause)
    return null
  }
}

function settle(delivering: Delivering, row: OutboxRow, step: NextStep, answer: HubAnswer): HubAnswer {
  // The record may be closed by now; the row goes again after the next start.
  if (delivering.isStopped()) return answer
  settleRow(delivering.desk, row, step, answer)
  if (step.step === 'done')
    delivering.state.receiptCame(answer.kind === 'receipt' ? answer.receipt.storedAt : delivering.desk.now())
  return answer
}
