import { describe, expect, it } from 'vitest'
import worked from './cases/administration.json' with { type: 'json' }
import { codeSession } from './codeSession.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'
import type { CodeLine, CodingInput } from './types.ts'

type Expected = Pick<CodeLine, 'code' | 'units' | 'modifiers'>

interface WorkedCase extends CodingInput {
  readonly id: string
  readonly source: string
  readonly note: string
  readonly confidence?: string
  readonly expect: readonly Expected[]
  readonly expectIssues: readonly string[]
}

const cases = worked as unknown as readonly WorkedCase[]

/** Lines as an unordered set of code and modifiers with summed units: "96413-59 × 1". */
function bill(lines: readonly Expected[]): readonly string[] {
  const units = new Map<string, number>()
  for (const { code, modifiers, units: more } of lines) {
    const key = [code, ...[...modifiers].sort()].join('-')
    units.set(key, (units.get(key) ?? 0) + more)
  }
  return [...units].map(([key, total]) => `${key} × ${total}`).sort()
}

describe('published and worked cases', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const { services } = one
    const day = services.flatMap(({ start, stop }) => [start, stop]).find((time) => time !== null) ?? '2026-03-02'
    const result = codeSession(one, ruleSetFor(day.slice(0, 10)))
    const raised = result.issues.map(({ code }) => code)
    const blocks = result.issues.filter(({ level }) => level === 'E').map(({ code }) => code)
    expect({
      bill: bill(result.lines),
      missing: one.expectIssues.filter((code) => !raised.includes(code as never)),
    }).toEqual({
      bill: bill(one.expect),
      missing: [],
    })
    expect(blocks.filter((code) => !one.expectIssues.includes(code))).toEqual([])
  })
})
