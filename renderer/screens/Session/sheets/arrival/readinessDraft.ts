import type { Chart } from '#shared/chart/chart.ts'
import { isToGive } from '#shared/chart/lineStates.ts'
import type { ReadinessPayload } from '#shared/chart/payloads/payloads.ts'
import { type AuthorizationDiffers, authorizationDiffers } from '#shared/chart/safety/authorization.ts'
import type { overrideReasons } from '#shared/clinical/pickLists.ts'
import type { Authorization } from '#shared/document/clinic.ts'

/** The "OK to treat" sheet while it is being filled in: nothing is ticked beforehand. */
export interface ReadinessDraft {
  readonly identifiers: ReadinessPayload['identifiers']
  readonly allergiesReviewed: boolean
  readonly weightAccepted: boolean
  readonly consentOnFile: boolean
  readonly orderChecked: boolean
  readonly labs: ReadinessPayload['labs'] | null
  readonly authorization: ReadinessPayload['authorization']['answer'] | null
  readonly overrideReason: (typeof overrideReasons)[number] | null
  readonly overrideText: string
  readonly decision: NonNullable<ReadinessPayload['decision']> | null
  readonly providerCalled: string
  readonly readBack: boolean
  readonly consentVersion: string
}

/** The authorization that covers the day of this visit, or null. */
export function usableAuthorization({ scheduled }: Chart): Authorization | null {
  return (
    scheduled.authorizations.find(
      ({ status, from, to }) =>
        (status === 'approved' || status === 'retro') && from <= scheduled.day && scheduled.day <= to,
    ) ?? null
  )
}

/** Drugs still to give that an authorization names and does not answer for, with the questions that differ. */
export const differingDrugs = (chart: Chart): readonly AuthorizationDiffers[] => authorizationDiffers(chart, isToGive)

const isMatched = (chart: Chart): boolean => usableAuthorization(chart) !== null && differingDrugs(chart).length === 0

/** What the record already answers: the identifiers of the arrival, and authorizations that match today. */
export const firstAnswers = (chart: Chart): ReadinessDraft => ({
  identifiers: chart.identifiers as ReadinessPayload['identifiers'],
  allergiesReviewed: false,
  weightAccepted: false,
  consentOnFile: false,
  orderChecked: false,
  labs: null,
  authorization: isMatched(chart) ? 'matched' : null,
  overrideReason: null,
  overrideText: '',
  decision: null,
  providerCalled: '',
  readBack: false,
  consentVersion: '',
})

const points = [
  'identifiers',
  'allergiesReviewed',
  'weightAccepted',
  'consentOnFile',
  'orderChecked',
  'labs',
  'authorization',
  'overrideReason',
  'overrideText',
] as const

export function isOpenPoint(draft: ReadinessDraft, point: (typeof points)[number]): boolean {
  if (point === 'identifiers') return draft.identifiers.length < 2
  if (point === 'overrideReason' || point === 'overrideText')
    return draft.authorization === 'override' && !(draft[point] ?? '').trim()
  return !draft[point]
}

/** How many points still wait for an answer. */
export const openPoints = (draft: ReadinessDraft): number => points.filter((point) => isOpenPoint(draft, point)).length

/** The sheet as the command carries it; null while a point is open. */
export function toPayload(draft: ReadinessDraft): ReadinessPayload | null {
  const { authorization, labs, overrideReason, overrideText, decision, providerCalled, readBack, ...rest } = draft
  const { consentVersion, ...answered } = rest
  const ticks = {
    ...answered,
    ...(consentVersion.trim() ? { consentVersion: consentVersion.trim() } : {}),
    ...(decision ? { decision } : {}),
    ...(providerCalled.trim() ? { providerCall: { name: providerCalled.trim(), readBack } } : {}),
  }
  if (openPoints(draft) > 0 || !labs || !authorization) return null
  if (authorization !== 'override') return { ...ticks, labs, authorization: { answer: authorization } }
  if (!overrideReason) return null
  return { ...ticks, labs, authorization: { answer: 'override', reason: overrideReason, text: overrideText.trim() } }
}
