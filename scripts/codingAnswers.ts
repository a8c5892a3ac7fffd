import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodingInput } from '#shared/coding/types.ts'
import { answerToCase } from '#test/builders/codingAnswer.ts'
import { toldVisits } from '#test/builders/toldVisits.ts'

/** Writes the whole answer to each worked case and told visit. What changed in it is read before it is committed. */
const folder = join(import.meta.dirname, '../shared/coding/cases')
const cases: readonly (CodingInput & { readonly id: string })[] = JSON.parse(
  readFileSync(join(folder, 'administration.json'), 'utf8'),
)
const told = toldVisits.map(({ id, input }) => ({ id, ...input }))
const answers = Object.fromEntries([...cases, ...told].map((one) => [one.id, answerToCase(one)]))
// Laid out by `npm run format`.
writeFileSync(join(folder, 'answers.json'), `${JSON.stringify(answers, null, 2)}\n`)
