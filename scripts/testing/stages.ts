/** A stage that counts as one test, or a run of vitest whose tests are counted one by one. */
export interface Stage {
  readonly name: string
  readonly kind: 'one' | 'vitest'
  /** Path from the root, and its words. */
  readonly script: string
  readonly args: readonly string[]
  readonly minutes: number
}

const rooms = ['shared', 'electron', 'hub', 'renderer', 'test', 'scripts', 'bench']
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
  script: 'node_modules/vitest/vitest.mjs',
  args: ['run', '--passWithNoTests', ...projects.map((project) => `--project=${project}`)],
  minutes,
})

/** Everything CI runs, in the order in which a mistake is cheapest to hear about. Stages of one inner list run side by side. */
export function allStages(): readonly (readonly Stage[])[] {
  const types = rooms.map((room) => one(`types: ${room}`, 'node_modules/typescript/bin/tsc', ['-p', room], 5))
  const builds = bundles.map((bundle) => one(`build: ${bundle}`, 'scripts/build.ts', [bundle], 5))
  return [
    types,
    [one('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'], 5)],
    [vitest('unit, across, screens', ['unit', 'across', 'screens'], 15)],
    [vitest('postgres', ['postgres'], 10)],
    builds,
    [vitest('shell', ['shell'], 15)],
    // Two browsers side by side: each waits for its desk more than it works.
    [vitest('e2e', ['e2e'], 30), vitest('measured', ['measured'], 30)],
  ]
}
