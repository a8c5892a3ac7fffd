import type { Chart } from '../chart.ts'
import type { RecordIssue } from './frozen.ts'
import { blocksOf } from './signOffBlocks.ts'
import { careBlocks } from './signOffCare.ts'
import { careWarnings } from './signOffCareWarnings.ts'
import type { Block, SignOff, SignOffFacts, Warning } from './signOffItems.ts'
import { warningsOf } from './signOffWarnings.ts'

/** What blocks the signature and what only warns (workflow 8), each with the place to go to. */
export function signOff(chart: Chart, facts: SignOffFacts): SignOff {
  const blocks = [...blocksOf(chart, facts.now), ...careBlocks(chart, facts.doubtful ?? [])]
  const warnings = [...warningsOf(chart, facts), ...careWarnings(chart, facts.now)]
  return {
    blocks: [...blocks, ...codingItems(facts.codingIssues ?? [], 'E', blocks)],
    warnings: [...warnings, ...codingItems(facts.codingIssues ?? [], 'W', warnings)],
  }
}

/** Warnings that the sign-off's own checks give already, in the ward's words. */
const saidAlready: Readonly<Record<string, string>> = {
  hydration_necessity_missing: 'hydration-without-reason',
  second_site_documentation: 'second-access-without-reason',
}

/** Issues about the record stop the nurse; issues about the visit or the claim never do (design 12.15). */
function codingItems(
  issues: readonly RecordIssue[],
  level: RecordIssue['level'],
  said: readonly (Block | Warning)[],
): (Block & Warning)[] {
  return issues
    .filter((issue) => issue.level === level && issue.stops === 'record')
    .filter((issue) => !said.some(({ code, field }) => isSame(issue, code, field)))
    .map((issue) => {
      const lineId = issue.serviceIds[0]
      return {
        code: `coding:${issue.code}` as const,
        facts: { text: issue.text, rule: issue.rule },
        field: lineId === undefined ? { kind: 'session' } : { kind: 'line', lineId, what: 'times' },
      }
    })
}

function isSame(issue: RecordIssue, code: string, field: Block['field']): boolean {
  const isOfLine = field.kind === 'line'
  if (isOfLine && !issue.serviceIds.includes(field.lineId)) return false
  // A line that is blocked already is settled there first: one cause, one sentence.
  return issue.level === 'E' ? isOfLine : saidAlready[issue.code] === code
}
