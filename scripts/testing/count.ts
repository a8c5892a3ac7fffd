import { stripVTControlCharacters } from 'node:util'

/** What a stage, or all of them, came to. */
export interface Count {
  readonly passed: number
  readonly skipped: number
  /** One name per failed test, as a person would look for it, and the first line of why. */
  readonly failed: readonly string[]
}

/** The part of vitest's JSON report that is read here. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

/** Counts the tests of a report. A file that could not even be loaded counts as one failed test. */
export function countReport(report: VitestReport, root: string): Count {
  let passed = 0
  let skipped = 0
  const failed: string[] = []
  for (const file of report.testResults) {
    const path = file.name.startsWith(`${root}/`) ? file.name.slice(root.length + 1) : file.name
    const failedBefore = failed.length
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1
      else if (test.status === 'failed') failed.push(named(`${path}: ${test.fullName}`, test.failureMessages?.[0]))
      else skipped += 1
    }
    if (file.status === 'failed' && failed.length === failedBefore) {
      failed.push(`${path}: ${(file.message ?? '').split('\n')[0] || 'the file could not be run'}`)
    }
  }
  return { passed, skipped, failed }
}

/** The end of a long run is often all that is left of it, so the reason stands there too. */
const named = (name: string, why: string | undefined): string =>
  why ? `${name}\n    ${stripVTControlCharacters(why).split('\n')[0]}` : name

/** Adds counts up. */
export function sumCounts(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    skipped: counts.reduce((sum, count) => sum + count.skipped, 0),
    failed: counts.flatMap((count) => count.failed),
  }
}

/** The line that closes a run: `12 passed, 0 failed`, with `, 3 skipped` only where tests were skipped. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
