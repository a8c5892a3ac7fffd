import { describe, expect, it } from 'vitest'
import cases from '#shared/coding/cases/administration.json' with { type: 'json' }
import type { CodingInput } from '#shared/coding/types.ts'
import { naiveCodingByMinute } from '#test/oracle/naiveCodingByMinute.ts'

interface Line {
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
}

/** The bill as one text a line, in one order, so that two bills can be compared. */
function billOf(lines: readonly Line[]): readonly string[] {
  return lines.map(({ code, units, modifiers }) => `${[code, ...modifiers].join('-')} x${units}`).sort()
}

describe('the second opinion on the codes', () => {
  it.each(cases)('$id $note', ({ expect: bill, ...input }) => {
    expect(billOf(naiveCodingByMinute(input as CodingInput).lines)).toEqual(billOf(bill))
  })
})
