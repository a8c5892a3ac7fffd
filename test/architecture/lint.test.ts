import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { importTable } from './importTable.ts'
import { type LintFinding, lintPlanted } from './lintPlanted.ts'

const root = join(import.meta.dirname, '../..')

const restricted = 'lint/style/noRestrictedImports'
const importing = (from: string): string => `import { a } from '${from}'\n\nexport const b = a\n`

/** One violation a file, and the rule that must find it. A linter that silently checks nothing is the failure guarded against. */
const planted: readonly (readonly [path: string, rule: string, text: string])[] = [
  ['shared/kernel/a.ts', restricted, importing('#shared/coding/types.ts')],
  ['shared/kernel/b.ts', restricted, importing('zod')],
  ['shared/coding/a.ts', restricted, importing('../kernel/result.ts')],
  ['shared/coding/rules/b.ts', restricted, importing('../../kernel/result.ts')],
  ['shared/chart/a.ts', restricted, importing('../coding/types.ts')],
  ['shared/chart/b.ts', restricted, importing('#shared/ipc/contract.ts')],
  ['shared/claim/a.ts', restricted, importing('#electron/db/openDatabase.ts')],
  ['shared/document/a.ts', restricted, importing('../ipc/contract.ts')],
  ['electron/a.ts', restricted, importing('electron')],
  ['electron/b.ts', restricted, importing('#renderer/words/parts.ts')],
  ['electron/hosts/loopback/a.ts', restricted, importing('electron')],
  ['electron/hosts/cli/a.ts', restricted, importing('node:http')],
  ['electron/hosts/electron/a.ts', restricted, importing('#renderer/words/parts.ts')],
  ['hub/a.ts', restricted, importing('#electron/db/eventStore.ts')],
  ['renderer/a.ts', restricted, importing('#electron/backend.ts')],
  ['renderer/b.ts', restricted, importing('node:fs')],
  ['renderer/c.ts', restricted, importing('better-sqlite3')],
  ['shared/scan/time.ts', 'plugin', 'export const now = (): number => Date.now()\n'],
  ['shared/scan/today.ts', 'plugin', 'export const today = new Date()\n'],
  ['renderer/chance.ts', 'plugin', 'export const chance = Math.random()\n'],
  ['hub/id.ts', 'plugin', 'export const id = crypto.randomUUID()\n'],
  [
    'electron/plain.ts',
    'plugin',
    'export const copy = (db: { serialize(): Uint8Array }): Uint8Array => db.serialize()\n',
  ],
  ['hub/floating.ts', 'lint/nursery/noFloatingPromises', 'async function send(): Promise<void> {}\nsend()\n'],
  ['hub/any.ts', 'lint/suspicious/noExplicitAny', 'export const a = (b: any): unknown => b\n'],
  ['hub/whole.ts', 'lint/style/noDefaultExport', 'export default 1\n'],
  ['hub/loud.ts', 'lint/suspicious/noConsole', "console.log('a')\n"],
  [
    'hub/index.ts',
    'lint/performance/noBarrelFile',
    "export { a } from './circle.ts'\nexport { b } from './circleBack.ts'\n",
  ],
  [
    'hub/circle.ts',
    'lint/suspicious/noImportCycles',
    "import type { B } from './circleBack.ts'\n\nexport type A = B | 1\nexport const a = 1\n",
  ],
  [
    'hub/circleBack.ts',
    'lint/suspicious/noImportCycles',
    "import type { A } from './circle.ts'\n\nexport type B = A | 2\nexport const b = 2\n",
  ],
  ['hub/ending.ts', 'lint/correctness/useImportExtensions', importing('./loud')],
  [
    'hub/long.ts',
    'lint/complexity/noExcessiveLinesPerFunction',
    `export function long(): void {\n${'  Number(1)\n'.repeat(61)}}\n`,
  ],
  [
    'hub/skipped.test.ts',
    'lint/suspicious/noSkippedTests',
    "import { it } from 'vitest'\n\nit.skip('signs', () => {})\n",
  ],
  ['renderer/Blind.tsx', 'lint/a11y/useAltText', 'export const Blind = () => <img src="a.png" />\n'],
  [
    'renderer/Mouse.tsx',
    'lint/a11y/useKeyWithClickEvents',
    'export const Mouse = () => <div onClick={() => undefined}>a</div>\n',
  ],
]

/** What must pass: the same import where the table allows it. */
const clean: readonly (readonly [path: string, text: string])[] = [
  ['shared/chart/toCodingInput.ts', importing('../coding/types.ts')],
  ['shared/chart/zod.ts', importing('zod')],
  ['shared/claim/types.ts', importing('../coding/types.ts')],
  ['hub/open.ts', importing('#electron/db/openDatabase.ts')],
  ['electron/hosts/electron/app.ts', importing('electron')],
  ['electron/ports/systemClock.ts', 'export const now = (): number => Date.now()\n'],
  ['shared/coding/a.test.ts', importing('#shared/kernel/result.ts')],
]

let findings: readonly LintFinding[] = []
const foundIn = (path: string): readonly LintFinding[] => findings.filter(({ place }) => place.startsWith(`${path}:`))

beforeAll(() => {
  const sources = [
    ...planted.map(([path, , text]) => ({ path, text })),
    ...clean.map(([path, text]) => ({ path, text })),
  ]
  findings = lintPlanted(sources, root)
}, 60_000)

describe('the linter finds what is planted', () => {
  it.each(planted)('%s breaks %s', (path, rule) => {
    expect(foundIn(path).map((finding) => finding.rule)).toContain(rule)
  })

  it('says where the code should go instead', () => {
    const row = importTable.find(({ room }) => room === 'shared/kernel')
    expect(foundIn('shared/kernel/a.ts')[0]?.message).toContain(row?.instead)
  })
})

describe('the linter leaves alone what is allowed', () => {
  it.each(clean)('%s', (path) => {
    expect(foundIn(path).filter(({ rule }) => rule === restricted || rule === 'plugin')).toEqual([])
  })
})
