import { describe, expect, it } from 'vitest'
import { answerToCase } from '#test/builders/codingAnswer.ts'
import { toldVisits } from '#test/builders/toldVisits.ts'
import worked from './cases/administration.json' with { type: 'json' }
import answers from './cases/answers.json' with { type: 'json' }
import type { CodingInput } from './types.ts'

const cases = [
  ...(worked as unknown as readonly (CodingInput & { readonly id: string })[]),
  ...toldVisits.map(({ id, input }) => ({ id, ...input })),
]
const written: Readonly<Record<string, readonly string[]>> = answers

describe('what a biller reads about each worked case and told visit', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (id, one) => {
    const why =
      'where the new answer is the better one: node_modules/.bin/node scripts/codingAnswers.ts, and read what changed'
    expect(answerToCase(one), why).toEqual(written[id])
    const backwards = { ...one, services: [...one.services].reverse() }
    expect(answerToCase(backwards), 'in whatever order the services stand').toEqual(written[id])
  })

  it('has no answer to a case that is gone', () => {
    expect(Object.keys(written)).toEqual(cases.map(({ id }) => id))
  })
})
