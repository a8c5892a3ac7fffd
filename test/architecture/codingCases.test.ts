import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('the page of coding cases is what the cases give', () => {
  const { stderr, status } = spawnSync(process.execPath, ['scripts/codingCases.ts', '--check'], { encoding: 'utf8' })
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
})
