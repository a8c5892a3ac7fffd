import { type Context, doerOf } from '../context.ts'
import type { Late } from '../payloads/payloads.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** "Other" of a pick-list says nothing by itself: it is refused without a few words (workflow 4.9). Entries made before this was asked read on. */
export const otherRefusal = (isOther: boolean, text: string | undefined): Refusal | null =>
  isOther && !text?.trim() ? refuse('other-needs-text') : null

/**
 * Why an entry is late and how its time is known, said whole: another reason in words, and "seen by another named nurse"
 * with that nurse, who is not the one whose entry it is (workflow 4.9). Somebody who has no account here is named in words.
 */
export function lateRefusal(late: Partial<Late>, context: Context): Refusal | null {
  const { reason, basis, text, seenBy } = late
  const seen = seenBy === undefined ? text?.trim() : seenBy !== doerOf(context).id
  if (basis === 'seen_by_nurse' && !seen) return refuse('seen-by-missing')
  return otherRefusal(reason === 'other', text)
}
