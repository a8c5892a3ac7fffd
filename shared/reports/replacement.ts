import type { UsedContainer } from '../chart/payloads/payloads.ts'

export type WasteReason = NonNullable<UsedContainer['wasteReason']>

/**
 * Whether a maker's replacement program may take a loss of this reason, and why: what spoiled between purchase and patient
 * and is on no claim (OIG Advisory Opinion 17-03). What a practice does not ask for, it leaves out container by container.
 */
export const replaceable: Readonly<Record<WasteReason, boolean>> = {
  // Mixed for a patient who could not have it: unforeseen, and nobody was given any of it.
  mixed_never_started: true,
  held_after_mixing: true,
  // Mishandled, dropped or broken.
  spilled: true,
  // An admixture error, or it was contaminated.
  mixing_error: true,
  // A part was given: some makers take the rest. It is asked about, and the maker decides.
  stopped_reaction: true,
  // The patient or the order changed its mind, or the vein did: nothing was wrong with the drug.
  dose_changed: false,
  stopped_patient_choice: false,
  stopped_access_lost: false,
  // The practice's own planning; stock that expires goes back as a return, by other rules.
  past_use_by: false,
  expired_stock: false,
  // What is left of a single-dose container is billed, not lost.
  remainder: false,
}

export const isReplaceable = (reason: WasteReason | null): boolean => reason !== null && replaceable[reason]

/** Where the practice stands with a drug's maker over one container. */
export const replacementStates = ['to_ask', 'asked', 'replaced', 'refused', 'left_out'] as const
export type ReplacementState = (typeof replacementStates)[number]

/** Still something to do about it. */
export const isOpenReplacement = (state: ReplacementState): boolean => state === 'to_ask' || state === 'asked'

/** As it is kept; days YYYY-MM-DD on the clinic's clock. */
export interface Replacement {
  readonly state: ReplacementState
  readonly askedOn: string | null
  /** Whoever asked the maker. */
  readonly askedBy: string | null
  /** The number the maker gave the request; empty = none yet. */
  readonly reference: string
  /** The day it came, or was refused. */
  readonly settledOn: string | null
  /** Why it was refused, or why nobody asks. */
  readonly reason: string
}

export const notAsked: Replacement = {
  state: 'to_ask',
  askedOn: null,
  askedBy: null,
  reference: '',
  settledOn: null,
  reason: '',
}

/** What somebody says of a container; `to_ask` takes everything back. */
export type ReplacementStep =
  | { readonly state: 'to_ask' }
  | { readonly state: 'asked'; readonly on: string; readonly reference: string }
  | { readonly state: 'replaced'; readonly on: string }
  | { readonly state: 'refused'; readonly on: string; readonly reason: string }
  | { readonly state: 'left_out'; readonly reason: string }

export type ReplacementNo = 'not-asked-yet' | 'day-to-come' | 'day-before-asked'

/** What stands after a step, or why it cannot be: nothing comes from a maker who was not asked, nor before the day of it. */
export function afterStep(
  before: Replacement,
  step: ReplacementStep,
  { userId, today }: { readonly userId: string; readonly today: string },
): Replacement | ReplacementNo {
  if ('on' in step && step.on > today) return 'day-to-come'
  switch (step.state) {
    case 'to_ask':
      return notAsked
    case 'left_out':
      return { ...notAsked, state: 'left_out', reason: step.reason }
    case 'asked': {
      // The number comes later, or was mistyped: it stays whose request it was.
      const askedBy = before.askedOn === step.on && before.askedBy !== null ? before.askedBy : userId
      return { ...notAsked, state: 'asked', askedOn: step.on, askedBy, reference: step.reference }
    }
    case 'replaced':
    case 'refused':
      if (before.askedOn === null) return 'not-asked-yet'
      if (step.on < before.askedOn) return 'day-before-asked'
      return {
        ...before,
        state: step.state,
        settledOn: step.on,
        reason: step.state === 'refused' ? step.reason : '',
      }
  }
}
