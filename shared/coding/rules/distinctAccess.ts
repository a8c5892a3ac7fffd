import type { Charted, Scene } from '../model.ts'
import { compareCandidates } from './chooseInitial.ts'
import type { LedAccess } from './judgeAccess.ts'

/** Modifiers R23 puts on one access of an encounter. */
export interface AccessModifiers {
  readonly initial: readonly string[]
  readonly addOn: readonly string[]
}

/**
 * R23: accesses in the order of their initial services, the documented main reason first (office), then by rank. The
 * first is clean; the others are marked distinct, and from the second encounter of the day the first as well.
 */
export function orderAccesses(accesses: readonly LedAccess[], scene: Scene): readonly LedAccess[] {
  return [...accesses].sort(
    (a, b) => Number(b.byReason) - Number(a.byReason) || compareCandidates(a.initial, b.initial, scene),
  )
}

/** Modifiers of the access in the given place; `returned` = the patient came back the same day. */
export function modifiersFor(place: number, returned: boolean, { profile }: Scene): AccessModifiers {
  const { distinctModifier, secondSiteAddOnModifier } = profile
  if (place > 0)
    return { initial: [distinctModifier], addOn: secondSiteAddOnModifier === 'none' ? [] : [secondSiteAddOnModifier] }
  return { initial: returned ? [encounterModifier(profile)] : [], addOn: [] }
}

/** What marks a later encounter: a payer that wants XS for the site wants XE here (section 10). */
export const encounterModifier = ({ distinctModifier }: Scene['profile']): string =>
  distinctModifier === 'XS' ? 'XE' : distinctModifier

/** Every further access needs its reason on record; it may stand on either of the two (R23). */
export function lacksSiteReason(accesses: readonly { readonly members: readonly Charted[] }[]): boolean {
  const explained = accesses.filter(({ members }) => members.some(({ service }) => service.accessReason?.trim()))
  return explained.length < accesses.length - 1
}
