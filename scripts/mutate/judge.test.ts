import { describe, expect, it } from 'vitest'
import { type Bar, judge, type Mutant } from './judge.ts'

const survivor: Mutant = {
  file: 'shared/coding/waste.ts',
  lineNumber: 7,
  line: 'if (left > 0) return left',
  change: 'left > 0 → left >= 0',
  status: 'Survived',
}
const mutants = (killed: number, ...others: readonly Mutant[]): readonly Mutant[] => [
  ...Array.from({ length: killed }, (_, at) => ({ ...survivor, change: `killed ${at}`, status: 'Killed' })),
  ...others,
]
const bar: Bar = { floor: 90, unexplained: 0, explained: [] }
const explained = [{ ...survivor, changes: [survivor.change], why: 'zero left is zero either way' }]

describe('the bar of a mutated room', () => {
  it('holds when every mutant is noticed, a timeout counts as noticed, one that cannot run counts not at all', () => {
    const others = [
      { ...survivor, status: 'Timeout' },
      { ...survivor, status: 'RuntimeError' },
    ]
    expect(judge(mutants(9, ...others), bar)).toMatchObject({ good: true, score: 100 })
    expect(judge([], bar).good).toBe(true)
  })

  it('breaks below the floor, even when every survivor is explained', () => {
    expect(judge(mutants(9, survivor), { ...bar, explained })).toMatchObject({ good: true, score: 90 })
    expect(judge(mutants(8, survivor), { ...bar, explained }).good).toBe(false)
  })

  it('breaks on one survivor more than may stay without an explanation, and shows its line', () => {
    const { good, lines } = judge(mutants(99, { ...survivor, status: 'NoCoverage' }), bar)
    expect(good).toBe(false)
    expect(lines[0]).toBe('shared/coding/waste.ts:7 left > 0 → left >= 0\n    if (left > 0) return left')
    expect(judge(mutants(99, survivor), { ...bar, unexplained: 1 }).good).toBe(true)
  })

  it.each([
    ['another file', { file: 'shared/coding/units.ts' }],
    ['another line', { line: 'if (left > 0) return 0' }],
    ['another change', { change: 'left > 0 → true' }],
  ])('an explanation is for its own place: %s', (_, other) => {
    const { good, lines } = judge(mutants(99, { ...survivor, ...other }), { ...bar, unexplained: 1, explained })
    expect(good).toBe(false)
    expect(lines[1]).toContain('take it off the list')
  })
})
