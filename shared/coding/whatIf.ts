import type { CodeLine, CodingResult } from './types.ts'
import { whatIfWords } from './words/whatIfWords.ts'

/** One line that two results disagree about. */
export interface LineDifference {
  readonly code: string
  readonly modifiers: readonly string[]
  readonly label: string
  readonly encounter: string
  /** Units in each; 0 = no such line. */
  readonly before: number
  readonly after: number
  readonly serviceIds: readonly string[]
  /** Rules behind the line on the side that has more of it. */
  readonly rules: readonly string[]
  /** What the two results say about it, in whole sentences. */
  readonly why: readonly string[]
}

/**
 * Two results side by side: which lines differ and why. For "what if the stop had been 10:31", for an amendment beside
 * the signed version, and for another payer's profile. Lines that agree are left out; so is the order they stand in.
 */
export function whatIf(before: CodingResult, after: CodingResult): readonly LineDifference[] {
  const keys = new Set([...before.lines, ...after.lines].map(keyOf))
  return [...keys].flatMap((key) => differenceOf(key, before, after))
}

const keyOf = ({ encounter, code, modifiers }: CodeLine): string => [encounter, code, ...modifiers].join()

function differenceOf(key: string, before: CodingResult, after: CodingResult): readonly LineDifference[] {
  const was = before.lines.find((line) => keyOf(line) === key)
  const is = after.lines.find((line) => keyOf(line) === key)
  const unitsBefore = was?.units ?? 0
  const unitsAfter = is?.units ?? 0
  const line = unitsAfter > unitsBefore ? is : was
  if (!line || unitsAfter === unitsBefore) return []
  const { code, modifiers, label, encounter, rules } = line
  const serviceIds = [...new Set([...(was?.serviceIds ?? []), ...(is?.serviceIds ?? [])])]
  return [
    {
      code,
      modifiers,
      label,
      encounter,
      before: unitsBefore,
      after: unitsAfter,
      serviceIds,
      rules,
      why: [
        whatIfWords.before(was?.text ?? elsewhere(before, serviceIds)),
        whatIfWords.after(is?.text ?? elsewhere(after, serviceIds)),
      ],
    },
  ]
}

/** Where the services of a line went in a result that has no such line, and what keeps them back where something does. */
function elsewhere({ lines, notCounted, issues }: CodingResult, serviceIds: readonly string[]): string {
  const isOurs = (id: string): boolean => serviceIds.includes(id)
  const texts = [
    ...lines.filter((line) => line.serviceIds.some(isOurs)).map(({ text }) => text),
    ...notCounted.filter(({ serviceId }) => isOurs(serviceId)).map(({ text }) => text),
    ...issues.filter((issue) => issue.level === 'E' && issue.serviceIds.some(isOurs)).map(({ text }) => text),
  ]
  return texts.length > 0 ? [...new Set(texts)].join(' ') : whatIfWords.notThere()
}
