import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codingCasesPage, type ListedCase } from './codingCasesPage.ts'

/** Writes docs/coding-cases.md: each rule with the worked cases whose answer rests on it. `--check` only compares. */
const root = join(import.meta.dirname, '..')
const path = join(root, 'docs/coding-cases.md')
const text = readFileSync(join(root, 'shared/coding/cases/administration.json'), 'utf8')
const page = codingCasesPage(JSON.parse(text) as readonly ListedCase[])
if (!process.argv.includes('--check')) writeFileSync(path, page)
else if (readFileSync(path, 'utf8') !== page) {
  console.error('docs/coding-cases.md is not what the cases give: node_modules/.bin/node scripts/codingCases.ts')
  process.exitCode = 1
}
