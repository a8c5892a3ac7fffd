import { describe, expect, it } from 'vitest'
import { cycleProblems } from './checks/cycleProblems.ts'
import { barrelProblems, sizeProblems, tsconfigProblems, wordProblems } from './checks/fileProblems.ts'
import { importProblems } from './checks/importProblems.ts'
import { secretProblems } from './checks/secretProblems.ts'
import type { Check, Source } from './checks/source.ts'

const file = (path: string, ...lines: readonly string[]): Source => ({ path, text: `${lines.join('\n')}\n` })

const result = file('shared/kernel/result.ts', 'export type Result = 1')
const types = file('shared/coding/types.ts', 'export const rule = 1')
const chart = file('shared/chart/chart.ts', 'export interface Chart {}')

/** What is planted, the check that must find it, and the place it must name. */
const planted: readonly (readonly [what: string, check: Check, place: string, sources: readonly Source[]])[] = [
  [
    'kernel imports another room',
    importProblems,
    'shared/kernel/span.ts:2',
    [types, file('shared/kernel/span.ts', '', "import { rule } from '#shared/coding/types.ts'")],
  ],
  [
    'coding imports kernel, by a relative path',
    importProblems,
    'shared/coding/units.ts:1',
    [result, file('shared/coding/units.ts', "import type { Result } from '../kernel/result.ts'")],
  ],
  [
    'claim imports a value where types are allowed',
    importProblems,
    'shared/claim/buildClaim.ts:1',
    [types, file('shared/claim/buildClaim.ts', "import { rule } from '../coding/types.ts'")],
  ],
  [
    'chart knows coding outside its bridge',
    importProblems,
    'shared/chart/fold/foldChart.ts:1',
    [types, file('shared/chart/fold/foldChart.ts', "import type { rule } from '../coding/types.ts'")],
  ],
  [
    'an import over several lines',
    importProblems,
    'shared/scan/scan.ts:1',
    [chart, file('shared/scan/scan.ts', 'import {', '  type Chart,', "} from '../chart/chart.ts'")],
  ],
  [
    'a room handed on instead of imported',
    importProblems,
    'shared/scan/scan.ts:1',
    [chart, file('shared/scan/scan.ts', "export type { Chart } from '../chart/chart.ts'")],
  ],
  [
    'a package in the kernel',
    importProblems,
    'shared/kernel/x.ts:1',
    [file('shared/kernel/x.ts', "import { z } from 'zod'")],
  ],
  [
    'the screen reaches the back end',
    importProblems,
    'renderer/main.tsx:1',
    [
      file('electron/backend.ts', 'export const backend = 1'),
      file('renderer/main.tsx', "const it = await import('#electron/backend.ts')"),
    ],
  ],
  [
    'the screen uses Node',
    importProblems,
    'renderer/a.ts:1',
    [file('renderer/a.ts', "import { readFileSync } from 'node:fs'")],
  ],
  [
    'the back end imports Electron outside its host',
    importProblems,
    'electron/backend.ts:1',
    [file('electron/backend.ts', "import { app } from 'electron'")],
  ],
  [
    'the hub takes more of electron than the database',
    importProblems,
    'hub/service.ts:1',
    [
      file('electron/db/eventStore.ts', 'export const a = 1'),
      file('hub/service.ts', "import { a } from '#electron/db/eventStore.ts'"),
    ],
  ],
  [
    'a product file imports a test’s fake',
    importProblems,
    'electron/backend.ts:1',
    [
      file('test/fakes/fakeClock.ts', 'export const a = 1'),
      file('electron/backend.ts', "import { a } from '#test/fakes/fakeClock.ts'"),
    ],
  ],
  [
    'an import two folders up',
    importProblems,
    'shared/chart/commands/sign.ts:1',
    [result, file('shared/chart/commands/sign.ts', "import { ok } from '#kernel/result.ts'")],
  ],
  [
    'an import of nothing',
    importProblems,
    'shared/chart/a.ts:1',
    [file('shared/chart/a.ts', "import { ok } from './gone.ts'")],
  ],
  [
    'two files in a circle, by types',
    cycleProblems,
    'shared/chart/a.ts:1',
    [
      file('shared/chart/a.ts', "import type { B } from './b.ts'"),
      file('shared/chart/b.ts', "import type { A } from './a.ts'"),
    ],
  ],
  [
    'a long file',
    sizeProblems,
    'hub/service.ts:401',
    [file('hub/service.ts', ...Array<string>(401).fill('const a = 1'))],
  ],
  [
    'the clock in a rule',
    wordProblems,
    'shared/chart/timers/timers.ts:1',
    [file('shared/chart/timers/timers.ts', 'const now = Date.now()')],
  ],
  ['today in the back end', wordProblems, 'electron/a.ts:2', [file('electron/a.ts', '', 'const now = new Date()')]],
  ['chance on the screen', wordProblems, 'renderer/a.tsx:1', [file('renderer/a.tsx', 'const id = Math.random()')]],
  ['an id from nowhere', wordProblems, 'hub/a.ts:1', [file('hub/a.ts', 'const id = crypto.randomUUID()')]],
  ['a default export', wordProblems, 'shared/scan/a.ts:1', [file('shared/scan/a.ts', 'export default 1')]],
  ['something left for later', wordProblems, 'docs/a.md:1', [file('docs/a.md', 'TODO: write this')]],
  [
    'a private key',
    secretProblems,
    'resources/demo/tls.txt:2',
    [file('resources/demo/tls.txt', '', `-----BEGIN ${'RSA PRIVATE'} KEY-----`)],
  ],
  ['a cloud’s key', secretProblems, 'hub/a.ts:1', [file('hub/a.ts', `const id = '${'AKIA'}J7Q2M4XP9TRWB6ZD'`)]],
  [
    'a database’s password',
    secretProblems,
    'docs/a.md:1',
    [file('docs/a.md', `DATABASE_URL=${'postgres'}://hub:correct-horse@db.example.test/hub`)],
  ],
  [
    'the raw key of a record',
    secretProblems,
    'bench/a.ts:1',
    [file('bench/a.ts', `const key = '${'9f86d081884c7d659a2feaa0c55ad015'}${'a3bf4f1b2b0b822cd15d6c15b0f00a08'}'`)],
  ],
  ['a skipped test', wordProblems, 'hub/a.test.ts:1', [file('hub/a.test.ts', "it.skip('signs', () => {})")]],
  [
    'a path of one machine',
    wordProblems,
    'scripts/a.ts:1',
    [file('scripts/a.ts', "const folder = '/home/me/chairside'")],
  ],
  [
    'a registry in the lock file',
    wordProblems,
    'package-lock.json:1',
    [file('package-lock.json', '"resolved": "https://x.test/a.tgz"')],
  ],
  [
    'a barrel',
    barrelProblems,
    'shared/chart/index.ts:1',
    [file('shared/chart/index.ts', "export { foldChart } from './foldChart.ts'")],
  ],
  [
    'a folder without a compiler',
    tsconfigProblems,
    'extra/tsconfig.json:1',
    [file('extra/a.ts', 'export const a = 1')],
  ],
]

/** What the same checks must leave alone. */
const allowed: readonly (readonly [what: string, check: Check, sources: readonly Source[]])[] = [
  [
    'types of coding in claim',
    importProblems,
    [types, file('shared/claim/a.ts', "import type { CodeLine } from '../coding/types.ts'")],
  ],
  [
    'the bridge between chart and coding',
    importProblems,
    [
      types,
      chart,
      file(
        'shared/chart/toCodingInput.ts',
        "import { rule } from '#shared/coding/types.ts'",
        "import type { Chart } from './chart.ts'",
      ),
    ],
  ],
  [
    'anything in a test',
    importProblems,
    [chart, file('shared/scan/a.test.ts', "import { chart } from '../chart/chart.ts'")],
  ],
  [
    'the clock in its port',
    wordProblems,
    [file('electron/ports/systemClock.ts', 'export const now = () => Date.now()')],
  ],
  ['writing about the clock', wordProblems, [file('shared/chart/a.ts', '/** Not Date.now(), but the clock given. */')]],
  ['a date made from an instant', wordProblems, [file('shared/kernel/a.ts', 'const at = new Date(ms)')]],
  ['a long rule set', sizeProblems, [file('shared/coding/ruleSets/a.ts', ...Array<string>(500).fill('const a = 1'))]],
  ['a key a test made up', secretProblems, [file('hub/a.test.ts', `const key = '${'5e'.repeat(32)}'`)]],
  ['a web address', wordProblems, [file('docs/a.md', 'https://example.test/home/work/a')]],
]

describe('each check finds what is planted', () => {
  it.each(planted)('%s', (_what, check, place, sources) => {
    const found = check(sources)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${place.replaceAll('.', '\\.')} .{20,}`))
  })
})

describe('each check leaves alone what is allowed', () => {
  it.each(allowed)('%s', (_what, check, sources) => {
    expect(check(sources)).toEqual([])
  })
})
