import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodingInput } from '#shared/coding/types.ts'
import { answerToCase } from '#test/builders/codingAnswer.ts'

/** Writes the whole answer to each worked case. What changed in it is read before it is committed. */
const folder = join(import.meta.dirname, '../shared/coding/cases')
const cases: readonly (CodingInput & { readonly id: string })[] = JSON.parse(
  readFileSync(join(folder, 'administration.json'), 'utf8'),
)
const answers = Object.fromEntries(cases.map((one) => [one.id, answerToCase(one)]))
writeFileSync(join(folder, 'answers.json'), `${JSON.stringify(answers, null, 2)}\n`)
