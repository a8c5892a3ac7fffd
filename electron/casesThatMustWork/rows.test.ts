import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { casesThatMustWork } from '#test/builders/casesThatMustWork.ts'

it('every row of the table that is held here has one test of its name, and no test here has another', () => {
  const files = globSync(join(import.meta.dirname, '*.test.ts')).filter((file) => !file.endsWith('rows.test.ts'))
  const tests = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^it\('(.+?)',/gm)].map(([, title = '']) => title),
  )
  const here = Object.entries(casesThatMustWork).flatMap(([title, where]) => (where === 'here' ? [title] : []))
  expect([...tests].sort()).toEqual([...here].sort())
})

it('every row that is held elsewhere names the files, and they are there', () => {
  const root = join(import.meta.dirname, '../..')
  const files = Object.values(casesThatMustWork).flatMap((where) => (where === 'here' ? [] : where.heldBy))
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
})
