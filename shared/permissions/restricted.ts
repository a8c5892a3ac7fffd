/** Restricted charts (workflow 10): a colleague as patient, a person known in public. Opened for a reason alone, and the reason is kept. */

/** `assigned`: whoever has the visit today, by plan, handoff or lunch cover; it needs no more words, nor does an emergency. */
export const openingReasons = ['assigned', 'emergency', 'care', 'pharmacy', 'billing', 'review', 'other'] as const
export type OpeningReason = (typeof openingReasons)[number]

export const needsWords = (reason: OpeningReason): boolean => reason !== 'assigned' && reason !== 'emergency'

/** Least letters of a reason that is said in words. */
export const leastReason = 5

/** What lists say in the place of the name. */
export const restrictedName = 'Restricted chart'

/** How a restricted chart stands to whoever asks: a reason is needed first, one was given, or it is their own. */
export const standings = ['closed', 'open', 'own'] as const
export type Standing = (typeof standings)[number]

/** Minutes for which a reason holds, on the workstation it was given on: one shift (ADR 14). */
export const reasonHoldsMinutes = 12 * 60
