import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')

it('every promise of the security page names a test that is there', () => {
  const named = [...page.matchAll(/`([\w./-]+\.test\.tsx?)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  const promises = page.split('\n').filter((line) => line.startsWith('|') && !/^\|\s*(Safeguard|Attack|---)/.test(line))
  expect(promises.filter((line) => !line.includes('.test.ts'))).toEqual([])
})

it.each([
  'Unique user',
  'Emergency access',
  'Automatic logoff',
  'Encryption at rest',
  'Audit controls',
  'Integrity',
  'Authentication',
  'Transmission',
])('the security page speaks of: %s', (safeguard) => {
  expect(page).toMatch(new RegExp(`^\\| ${safeguard}, \\(`, 'm'))
})
