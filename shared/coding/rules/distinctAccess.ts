import type { Charted, Entry, Scene } from '../model.ts'
import { lineWords } from '../words/lineWords.ts'
import { compareCandidates } from './chooseInitial.ts'
import type { LedAccess } from './judgeAccess.ts'

/** A modifier that tells a line apart from another one, and what the line says about it. */
export interface Mark {
  readonly modifiers: readonly string[]
  readonly rules: readonly string[]
  readonly text: string
}

export const unmarked: Mark = { modifiers: [], rules: [], text: '' }

/** The line with its mark. */
export function marked(entry: Entry, { modifiers, rules, text }: Mark): Entry {
  if (modifiers.length === 0) return entry
  return {
    ...entry,
    modifiers: [...entry.modifiers, ...modifiers],
    rules: [...entry.rules, ...rules.filter((rule) => !entry.rules.includes(rule))],
    text: `${entry.text} ${text}`,
  }
}

/** What R23 puts on the lines of one access of an encounter. */
export interface AccessMarks {
  readonly initial: Mark
  readonly addOn: Mark
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
  if (place > 0)
    return { initial: siteMark(siteModifier(profile)), addOn: addOn === 'none' ? unmarked : siteMark(addOn) }
  return { initial: returned ? encounterMark(encounterModifier(profile)) : unmarked, addOn: unmarked }
}

const siteMark = (modifier: string): Mark => ({
  modifiers: [modifier],
  rules: ['R23'],
  text: lineWords.markedSite(modifier),
})

const encounterMark = (modifier: string): Mark => ({
  modifiers: [modifier],
  rules: ['R23'],
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
