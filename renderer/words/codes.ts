import type { CodeLine, CodingResult, NextChange } from '#shared/coding/types.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { isoTimeWords, timeWords } from './times.ts'

/** Words of the code panel: description, never advice, and no money at the chair (workflow 7). */
export const codeWords = {
  asOf: (now: Instant) => `If everything stopped at ${timeWords(now)}`,
  signed: (version: number) => `As signed, version ${version}`,
  supports: 'What the record supports',
  provisional: 'Provisional',
  nothing: 'Nothing to report yet.',
  missing: (count: number) => (count === 1 ? '1 thing is missing.' : `${count} things are missing.`),
  nothingMissing: 'Nothing missing.',
  rules: ({ setting, ruleSet }: Pick<CodingResult, 'setting' | 'ruleSet'>) =>
    `${setting === 'office' ? 'Office' : 'Hospital'} rules ${ruleSet}`,
  stopMissing: (name: string) => `${name}: stop missing`,
  notCoded: (name: string) => `${name} cannot be coded yet.`,
  /** In the row of a drug that runs, before its codes; one that has ended says its kind alone, in half a line. */
  countsAs: (kind: string, soFar: boolean) => (soFar ? `Counts as ${kind} so far` : sentence(kind)),
  forDrugs: (count: number) => `for ${count} drugs`,
  forDoses: (count: number) => `for ${count} doses`,
  changesIn: (minutes: number) => `Changes in ${minutes} min.`,
  notYet: 'not counted so far.',
  noneOfItsOwn: 'No administration code of its own.',
  none: (why: string) => `No code of its own: ${why}`,
  cannot: (isTimed: boolean, why: string) => `Cannot be coded${isTimed ? ' as infusion' : ''}: ${why}`,
} as const

/** "Changes at 10:49, in 7 min" and what would then be reported. */
export function changeWords(change: NextChange, now: Instant): { readonly when: string; readonly what: string } {
  return { when: `Changes at ${isoTimeWords(change.at, now)}, in ${change.inMinutes} min`, what: change.text }
}

/** A sentence of coding begins with a drug as it was charted: "rituximab ran …". */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The sentence behind a line; what still runs is marked as provisional. */
export const codeSentence = ({ text, provisional }: Pick<CodeLine, 'text' | 'provisional'>): string =>
  provisional ? `${sentence(text)} ${codeWords.provisional}.` : sentence(text)

/** The first change of any line that is still to come. */
export function soonestChange({ lines, notCounted }: CodingResult): NextChange | null {
  const changes = [...lines, ...notCounted].flatMap(({ nextChange }) => (nextChange ? [nextChange] : []))
  return changes.sort((a, b) => a.inMinutes - b.inMinutes)[0] ?? null
}

/** "Nothing missing. Office rules 2026.2". */
export function footWords(result: CodingResult): { readonly words: string; readonly nothingMissing: boolean } {
  const missing = result.issues.filter(({ level }) => level === 'E').length
  const says = missing === 0 ? codeWords.nothingMissing : codeWords.missing(missing)
  return { words: `${says} ${codeWords.rules(result)}`, nothingMissing: missing === 0 }
}
