/** What a drug's name and route forbid by themselves (workflow 5, checks 2 and 8). */

const vinca = /\bvin(cristine|blastine|orelbine|desine|flunine)/i

export const isIntrathecal = (route: string): boolean => route === 'intrathecal' || route === 'intrathecal_reservoir'

/** A vinca alkaloid into the spinal canal kills: an absolute stop, no override. */
export const isForbiddenRoute = (drug: string, route: string): boolean => vinca.test(drug) && isIntrathecal(route)

/** Words of a label that name a salt or a form, not a substance somebody is allergic to. */
const saltWords = new Set([
  'sodium',
  'chloride',
  'hydrochloride',
  'phosphate',
  'sulfate',
  'acetate',
  'succinate',
  'citrate',
  'mesylate',
  'tartrate',
  'injection',
  'solution',
])

/** Groups an allergy list often names instead of the drug. */
const groups: readonly (readonly [group: RegExp, drugs: RegExp])[] = [
  [/\btaxane/i, /(paclitaxel|docetaxel|cabazitaxel)/i],
  [/\bplatin(um)?\b/i, /platin\b/i],
  [/\banthracycline/i, /rubicin/i],
  [/\bpenicillin/i, /cillin\b/i],
  [/\bcephalosporin/i, /\bcef|\bceph/i],
  [/\bsteroid|corticosteroid/i, /(dexamethasone|prednisolone|prednisone|hydrocortisone)/i],
]

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length >= 4 && !saltWords.has(word))

/** The substance on the allergy list that this drug is or belongs to; null when there is none. */
export function allergyTo(
  allergies: readonly { readonly substance: string }[],
  drugNames: readonly string[],
): string | null {
  const drug = drugNames.join(' ')
  const drugWords = new Set(wordsOf(drug))
  const found = allergies.find(
    ({ substance }) =>
      wordsOf(substance).some((word) => drugWords.has(word)) ||
      groups.some(([group, drugs]) => group.test(substance) && drugs.test(drug)),
  )
  return found?.substance ?? null
}
