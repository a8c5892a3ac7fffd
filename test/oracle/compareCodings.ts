import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { CodingInput } from '#shared/coding/types.ts'
import { naiveCodingByMinute } from './naiveCodingByMinute.ts'

const rules = ruleSetFor('2026-03-02')

interface Line {
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
}

/** A bill to compare, and whether something in the record stops it. */
export interface Answer {
  readonly bill: readonly string[]
  readonly blocked: boolean
}

/** Code and modifiers with their units summed, in one order, as the cases are to be compared (coding rules section 13). */
export function billOf(lines: readonly Line[]): readonly string[] {
  const units = new Map<string, number>()
  for (const line of lines) {
    const name = [line.code, ...line.modifiers].join('-')
    units.set(name, (units.get(name) ?? 0) + line.units)
  }
  return [...units].map(([name, sum]) => `${name} x${sum}`).sort()
}

/** What the product says. A nurse's visit beside an administration holds no record. */
export function productOn(session: CodingInput): Answer {
  const { lines, issues } = codeSession(session, rules)
  const blocked = issues.some(({ level, code }) => level === 'E' && code !== 'em_99211_not_allowed')
  return { bill: billOf(lines), blocked }
}

/** What the second opinion says. */
export function naiveOn(session: CodingInput): Answer {
  const { lines, blocked } = naiveCodingByMinute(session)
  return { bill: billOf(lines), blocked }
}
