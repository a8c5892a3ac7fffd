import type { Plan } from '#shared/document/plan.ts'
import type { ChartEvent, EventKind, EventOf } from '../events.ts'
import { type Stamp, stampOf } from '../stamps.ts'
import type { ByKind } from './byKind.ts'

/** Who holds the visit and how it is tied to people, plans and other visits. Part of the chart; made by `foldTies`. */

type Offer = EventOf<'HandoffOffered'>['payload'] & {
  readonly stamp: Stamp
  readonly fromUserId: string
  readonly accepted: Stamp | null
}

export interface Ties {
  /** The nurse responsible now, assigned or by handoff; null while nobody was assigned and nobody took over. */
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

/** The kinds `foldTies` reads. */
export const tieKinds = [
  'HandoffOffered',
  'HandoffAccepted',
  'HandoffWithdrawn',
  'CoverEnded',
  'NurseAssigned',
  'EarlierSessionLinked',
  'IdentityChanged',
  'PlanChangeProposed',
  'PlanChangeAccepted',
  'PlanChangeDeclined',
] as const satisfies readonly EventKind[]

/** The events that stand → the visit's ties, but for its links. */
export function foldTies(standing: ByKind, scheduledNurseId: string | undefined): Omit<Ties, 'linkedSessions'> {
  const offers = offersOf(standing)
  const settled = new Set(
    [...standing.of('HandoffWithdrawn'), ...standing.of('CoverEnded')].map(({ payload }) => payload.handoffId),
  )
  const cover = offers.findLast(
    (offer): offer is Offer & { readonly accepted: Stamp } =>
      offer.as === 'lunch' && offer.accepted !== null && !settled.has(offer.stamp.eventId),
  )
  const earlier = standing.of('EarlierSessionLinked').at(-1)
  return {
    nurseId: nurseOf(scheduledNurseId, offers, standing),
    cover: cover ?? null,
    handoff: offers.findLast(({ accepted, stamp }) => accepted === null && !settled.has(stamp.eventId)) ?? null,
    planProposal: openProposal(standing),
    identityChanges: standing.of('IdentityChanged').map((event) => ({ ...event.payload, stamp: stampOf(event) })),
    earlier: earlier ? { ...earlier.payload, stamp: stampOf(earlier) } : null,
  }
}

/** The last word by time: the charge nurse's assignment, or a handoff that was accepted after it. */
function nurseOf(scheduledNurseId: string | undefined, offers: readonly Offer[], standing: ByKind): string | null {
  const taken = offers.flatMap(({ as, accepted, toUserId }) =>
    as === 'handoff' && accepted ? [{ utc: accepted.at.utc, nurseId: toUserId }] : [],
  )
  const assigned = standing
    .of('NurseAssigned')
    .map(({ happenedAt, payload }) => ({ utc: happenedAt.utc, nurseId: payload.nurseId }))
  const last = [...taken, ...assigned].reduce<{ utc: string; nurseId: string | null } | null>(
    (latest, one) => (latest === null || one.utc >= latest.utc ? one : latest),
    null,
  )
  return last ? last.nurseId : (scheduledNurseId ?? null)
}

function offersOf(standing: ByKind): readonly Offer[] {
  return standing.of('HandoffOffered').map((event) => {
    const accepted = standing.of('HandoffAccepted').find(({ payload }) => payload.handoffId === event.id)
    return {
      ...event.payload,
      stamp: stampOf(event),
      fromUserId: event.userId,
      accepted: accepted ? stampOf(accepted) : null,
    }
  })
}

function openProposal(standing: ByKind): Ties['planProposal'] {
  const last = standing.of('PlanChangeProposed').at(-1)
  if (!last) return null
  const answers = [...standing.of('PlanChangeAccepted'), ...standing.of('PlanChangeDeclined')]
  return answers.some(({ payload }) => payload.proposalId === last.id)
    ? null
    : { eventId: last.id, stamp: stampOf(last), plan: last.payload.plan, from: last.payload.from }
}

/** Whether an event ties the visit to another chart. */
export const isLink = (event: ChartEvent): boolean => event.copiedFrom !== undefined || event.kind === 'EventVoided'

/** Every event there ever was → the charts they lead to. Struck entries count too: where one went stays on the chart it left. */
export function foldLinks(all: readonly ChartEvent[]): readonly string[] {
  const links = new Set<string>()
  for (const event of all) {
    if (event.copiedFrom) links.add(event.copiedFrom.sessionId)
    if (event.kind === 'EventVoided' && event.payload.toSessionId) links.add(event.payload.toSessionId)
  }
  return [...links]
}
