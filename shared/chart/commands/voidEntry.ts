import { err, ok } from '#shared/kernel/result.ts'
import type { Chart, HistoryEntry } from '../chart.ts'
import type { Context } from '../context.ts'
import type { EventKind } from '../events.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { isOwnEntry } from '../stamps.ts'
import { type Decider, newEvent } from './deciding.ts'
import { leavesOrphans } from './orphans.ts'

/** What is taken back in another way, or came from elsewhere and is changed there. */
const notVoidable: ReadonlySet<EventKind> = new Set([
  ...(['SessionScheduled', 'EventVoided', 'SessionSigned', 'AmendmentOpened', 'AmendmentWithdrawn'] as const),
  ...(['IdentityChanged', 'PlanChangeProposed', 'PlanChangeAccepted', 'PlanChangeDeclined'] as const),
  'AuthorizationsUpdated',
])

/** Whether an entry of that kind can be struck through as a mistake. */
export const isVoidable = (kind: EventKind): boolean => !notVoidable.has(kind)

const closings: ReadonlySet<EventKind> = new Set([
  ...(['SessionHeld', 'SessionCancelled', 'PatientDidNotCome', 'SessionEnteredInError'] as const),
])

/**
 * Entered in error (workflow 9): one entry is struck through with its reason and stays readable. One's own; the charge
 * nurse, any. What other entries stand on goes only after them.
 */
export const voidEntry: Decider<'voidEntry'> = (chart, { eventId, reason, text }, context) => {
  const entry = chart.history.find(({ event }) => event.id === eventId)
  if (!entry) return err(refuse('event-unknown'))
  const refusal = voidRefusal(chart, entry, context)
  if (refusal) return err(refusal)
  if (reason === 'other' && !text) return err(refuse('other-needs-text'))
  const voided = newEvent(chart, { ...context, happenedAt: context.now }, 'EventVoided', {
    target: eventId,
    cause: 'entered_in_error',
    why: reason,
    ...(text ? { reason: text } : {}),
  })
  return leavesOrphans(chart, [entry.event], [voided]) ? err(refuse('leaves-half-an-entry')) : ok([voided])
}

function voidRefusal({ closed }: Chart, { event, struckBy }: HistoryEntry, { user }: Context): Refusal | null {
  if (notVoidable.has(event.kind)) return refuse('entry-not-voidable')
  if (struckBy) return refuse('event-already-replaced')
  if (closed && !closings.has(event.kind)) return refuse('session-closed', { reason: closed.reason })
  return isOwnEntry(event, user.id) || user.roles.includes('charge') ? null : refuse('time-not-yours')
}
