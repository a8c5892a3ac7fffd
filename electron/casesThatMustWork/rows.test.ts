import { globSync, readFileSync } from 'node:fs'
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
