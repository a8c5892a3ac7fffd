import type { Chart } from './chart.ts'
import type { RecordIssue } from './frozen.ts'
import { blocksOf } from './signOffBlocks.ts'
import { careBlocks } from './signOffCare.ts'
import { careWarnings } from './signOffCareWarnings.ts'
import type { Block, SignOff, SignOffFacts, Warning } from './signOffItems.ts'
import { warningsOf } from './signOffWarnings.ts'

/** What blocks the signature and what only warns (workflow 8), each with the place to go to. */
export function signOff(chart: Chart, facts: SignOffFacts): SignOff {
  const blocks = [...blocksOf(chart, facts.now), ...careBlocks(chart, facts.doubtfulUserIds ?? [])]
  const warnings = [...warningsOf(chart, facts), ...careWarnings(chart, facts.now)]
  return {
    blocks: [...blocks, ...codingItems(facts.codingIssues ?? [], 'E', blocks)],
    warnings: [...warnings, ...codingItems(facts.codingIssues ?? [], 'W', warnings)],
  }
}

/** Said by this file's own checks already, in the ward's words. */
const saidAlready: Readonly<Record<string, string>> = {
  missing_stop_time: 'line-open',
  missing_start_time: 'line-without-disposition',
  missing_access_site: 'access-missing',
  missing_dose: 'dose-missing',
  administered_exceeds_containers: 'containers-below-dose',
  hydration_necessity_missing: 'hydration-without-reason',
  second_site_documentation: 'second-access-without-reason',
  treatment_reason_missing: 'treatment-reason-missing',
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
  if (field.kind === 'line') {
    // A line that is blocked already is settled there first: one cause, one sentence.
    const isThisLine = issue.serviceIds.includes(field.lineId)
    return issue.level === 'E' ? isThisLine : isThisLine && saidAlready[issue.code] === code
  }
  return saidAlready[issue.code] === code
}
