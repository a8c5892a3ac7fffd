import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A stage that counts as one test, or a run of vitest whose tests are counted one by one. */
export interface Stage {
  readonly name: string
  readonly kind: 'one' | 'vitest'
  /** A script below node_modules, and its words. */
  readonly script: string
  readonly args: readonly string[]
  readonly minutes: number
}

const rooms = ['shared', 'electron', 'hub', 'renderer', 'test', 'scripts']
const bundles = ['renderer', 'main', 'preload']

const one = (name: string, script: string, args: readonly string[], minutes: number): Stage => ({
  name,
  kind: 'one',
  script,
  args,
  minutes,
})

const vitest = (name: string, projects: readonly string[], minutes: number): Stage => ({
  name,
  kind: 'vitest',
  script: 'vitest/vitest.mjs',
  args: ['run', '--passWithNoTests', ...projects.map((project) => `--project=${project}`)],
  minutes,
})

/** Everything CI runs, in the order in which a mistake is cheapest to hear about. Stages of one inner list run side by side. */
export function allStages(root: string): readonly (readonly Stage[])[] {
  const types = rooms.map((room) => one(`types: ${room}`, 'typescript/bin/tsc', ['-p', room], 5))
  const builds = bundles
    .filter((bundle) => existsSync(join(root, `vite.${bundle}.config.ts`)))
    .map((bundle) =>
      one(
        `build: ${bundle}`,
        'vite/bin/vite.js',
        ['build', '--config', `vite.${bundle}.config.ts`, '--logLevel=warn'],
        5,
      ),
    )
  return [
    types,
    [one('lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'], 5)],
    [vitest('unit, across, screens', ['unit', 'across', 'screens'], 15)],
    [vitest('postgres', ['postgres'], 10)],
    builds,
    [vitest('shell', ['shell'], 15)],
    [vitest('e2e', ['e2e'], 30)],
  ]
}
