import type { Charted, Entry, Scene } from '../model.ts'
import { lineWords } from '../words/lineWords.ts'
import { compareCandidates } from './chooseInitial.ts'
import type { LedAccess } from './judgeAccess.ts'

/** A modifier that tells a line apart from another one, the rule that asks for it, and what the line says about it. */
export interface Mark {
  readonly modifier: string
  readonly rule: string
  readonly text: string
}

/** The line with its mark; null = it needs none. */
export function marked(entry: Entry, mark: Mark | null): Entry {
  if (mark === null) return entry
  return {
    ...entry,
    modifiers: [...entry.modifiers, mark.modifier],
    rules: entry.rules.includes(mark.rule) ? entry.rules : [...entry.rules, mark.rule],
    text: `${entry.text} ${mark.text}`,
  }
}

/** What R23 puts on the lines of one access of an encounter. */
export interface AccessMarks {
  readonly initial: Mark | null
  readonly addOn: Mark | null
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

/** Marks of the access in the given place; `returned` = the patient came back the same day. */
export function marksFor(place: number, returned: boolean, { profile }: Scene): AccessMarks {
  const addOn = profile.secondSiteAddOnModifier
  if (place > 0) return { initial: siteMark(siteModifier(profile)), addOn: addOn === 'none' ? null : siteMark(addOn) }
  return { initial: returned ? encounterMark(encounterModifier(profile)) : null, addOn: null }
}

const siteMark = (modifier: string): Mark => ({
  modifier,
  rule: 'R23',
  text: lineWords.markedSite(modifier),
})

const encounterMark = (modifier: string): Mark => ({
  modifier,
  rule: 'R23',
  text: lineWords.markedReturn(modifier),
})

/** What marks a further site; a payer of the X modifiers may be entered by either of the two (section 10). */
export const siteModifier = ({ distinctModifier }: Scene['profile']): string =>
  distinctModifier === 'XE' ? 'XS' : distinctModifier

/** What marks a later encounter: a payer that wants XS for the site wants XE here (section 10). */
export const encounterModifier = ({ distinctModifier }: Scene['profile']): string =>
  distinctModifier === 'XS' ? 'XE' : distinctModifier

/** Every further access needs its reason on record; it may stand on either of the two (R23). */
export function lacksSiteReason(accesses: readonly { readonly members: readonly Charted[] }[]): boolean {
  const explained = accesses.filter(({ members }) => members.some(({ service }) => service.accessReason?.trim()))
  return explained.length < accesses.length - 1
}
