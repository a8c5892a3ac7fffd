import { describe, expect, it } from 'vitest'
import { closingLine, countReport, sumCounts } from './count.ts'

const tests = (...statuses: readonly string[]) => statuses.map((status, n) => ({ status, fullName: `test ${n}` }))

describe('counting a report', () => {
  it('tells passed, failed and skipped apart, and names the failed by file', () => {
    const report = {
      testResults: [
        { name: '/clone/shared/a.test.ts', status: 'failed', assertionResults: tests('passed', 'failed', 'skipped') },
        { name: '/clone/hub/b.test.ts', status: 'passed', assertionResults: tests('passed', 'todo') },
      ],
    }
    expect(countReport(report, '/clone')).toEqual({ passed: 2, skipped: 2, failed: ['shared/a.test.ts: test 1'] })
  })

  it('says the first line of why, without its colours', () => {
    const why = '\u001b[31mError: nobody is there\u001b[39m\nat line 3\nat line 4'
    const failed = { fullName: 'test 0', status: 'failed', failureMessages: [why, 'another'] }
    const report = { testResults: [{ name: '/clone/a.test.ts', status: 'failed', assertionResults: [failed] }] }
    expect(countReport(report, '/clone').failed).toEqual(['a.test.ts: test 0\n    Error: nobody is there'])
  })

  it('counts a file that could not be loaded as one failed test', () => {
    const file = { name: '/clone/a.test.ts', status: 'failed', message: 'no such module\nat …', assertionResults: [] }
    expect(countReport({ testResults: [file] }, '/clone').failed).toEqual(['a.test.ts: no such module'])
  })

  it('counts a file whose hook failed though its tests did not', () => {
    const file = { name: '/clone/a.test.ts', status: 'failed', message: '', assertionResults: tests('passed') }
    expect(countReport({ testResults: [file] }, '/clone').failed).toEqual(['a.test.ts: the file could not be run'])
  })
})

describe('the closing line', () => {
  it('adds every stage up', () => {
    const all = sumCounts([
      { passed: 3, skipped: 0, failed: ['a'] },
      { passed: 4, skipped: 2, failed: ['b', 'c'] },
    ])
    expect(closingLine(all)).toBe('7 passed, 3 failed, 2 skipped')
  })

  it('is silent about skipped tests where there are none', () => {
    expect(closingLine({ passed: 12, skipped: 0, failed: [] })).toBe('12 passed, 0 failed')
  })
})
