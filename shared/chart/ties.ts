import type { Plan } from '../document/plan.ts'
import type { ChartEvent, EventOf } from './events.ts'
import { type Stamp, stampOf } from './stamps.ts'

/** Who holds the visit and how it is tied to people, plans and other visits. Part of the chart; made by `foldTies`. */

type Offer = EventOf<'HandoffOffered'>['payload'] & {
  readonly stamp: Stamp
  readonly fromUserId: string
  readonly accepted: Stamp | null
}

export interface Ties {
  /** The nurse responsible now; null while nobody was assigned and nobody took over. */
  readonly nurseId: string | null
  /** Who covers over lunch, and whose visit it is. */
  readonly cover: (Offer & { readonly accepted: Stamp }) | null
  /** Offered and not answered yet: it stands in the way of the signature. */
  readonly handoff: Offer | null
  readonly planProposal: {
    readonly eventId: string
    readonly stamp: Stamp
    readonly plan: Plan
    readonly from: string
  } | null
  readonly identityChanges: readonly (EventOf<'IdentityChanged'>['payload'] & { readonly stamp: Stamp })[]
  readonly earlier: (EventOf<'EarlierSessionLinked'>['payload'] & { readonly stamp: Stamp }) | null
  /** Charts that entries were moved to as another patient's, or taken over from. */
  readonly linkedSessions: readonly string[]
}

/** Every event in the record's order, and those of them that stand → the visit's ties. */
export function foldTies(
  scheduledNurseId: string | undefined,
  standing: readonly ChartEvent[],
  all: readonly ChartEvent[],
): Ties {
  const offers = offersOf(standing)
  const settled = new Set(
    standing.flatMap((event) =>
      event.kind === 'HandoffWithdrawn' || event.kind === 'CoverEnded' ? [event.payload.handoffId] : [],
    ),
  )
  const taken = offers.findLast((offer) => offer.as === 'handoff' && offer.accepted !== null)
  const cover = offers.findLast(
    (offer): offer is Offer & { readonly accepted: Stamp } =>
      offer.as === 'lunch' && offer.accepted !== null && !settled.has(offer.stamp.eventId),
  )
  return {
    nurseId: taken?.toUserId ?? scheduledNurseId ?? null,
    cover: cover ?? null,
    handoff: offers.findLast(({ accepted, stamp }) => accepted === null && !settled.has(stamp.eventId)) ?? null,
    planProposal: openProposal(standing),
    identityChanges: standing.flatMap((event) =>
      event.kind === 'IdentityChanged' ? [{ ...event.payload, stamp: stampOf(event) }] : [],
    ),
    earlier: earlierOf(standing),
    linkedSessions: [...new Set([...all.flatMap(linksOf)])],
  }
}

function offersOf(standing: readonly ChartEvent[]): readonly Offer[] {
  return standing.flatMap((event) => {
    if (event.kind !== 'HandoffOffered') return []
    const accepted = standing.find((one) => one.kind === 'HandoffAccepted' && one.payload.handoffId === event.id)
    return [
      {
        ...event.payload,
        stamp: stampOf(event),
        fromUserId: event.userId,
        accepted: accepted ? stampOf(accepted) : null,
      },
    ]
  })
}

function openProposal(standing: readonly ChartEvent[]): Ties['planProposal'] {
  const last = standing.findLast((event) => event.kind === 'PlanChangeProposed')
  if (!last) return null
  const isAnswered = standing.some(
    (event) =>
      (event.kind === 'PlanChangeAccepted' || event.kind === 'PlanChangeDeclined') &&
      event.payload.proposalId === last.id,
  )
  return isAnswered
    ? null
    : { eventId: last.id, stamp: stampOf(last), plan: last.payload.plan, from: last.payload.from }
}

function earlierOf(standing: readonly ChartEvent[]): Ties['earlier'] {
  const last = standing.findLast((event) => event.kind === 'EarlierSessionLinked')
  return last ? { ...last.payload, stamp: stampOf(last) } : null
}

function linksOf(event: ChartEvent): readonly string[] {
  const copied = event.copiedFrom ? [event.copiedFrom.sessionId] : []
  const moved = event.kind === 'EventVoided' && event.payload.toSessionId ? [event.payload.toSessionId] : []
  return [...copied, ...moved]
}
