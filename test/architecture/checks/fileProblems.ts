import { isCode, isTest, lineAt, type Source } from './source.ts'

const linesAllowed = 400
/** Data may be long: rule sets, worked cases, words, and everything in resources. */
const mayBeLong = /(^|\/)(resources|ruleSets|cases|words)\/|^package-lock\.json$|\.rooms\.json$|^docs\//

/** Files too long to read in one go. */
export function sizeProblems(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => !mayBeLong.test(path) && /\.(tsx?|mjs|css|sql)$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > linesAllowed)
    .map(
      ({ path, lines }) =>
        `${path}:${lines} has ${lines} lines, ${linesAllowed} is the most: look for the second subject in it.`,
    )
}

interface Forbidden {
  readonly pattern: RegExp
  readonly where: (path: string) => boolean
  readonly instead: string
}

const realPorts = /^(electron\/ports\/|hub\/ports(\/|\.ts$)|renderer\/main\.tsx$|scripts\/)/
/** Only this folder may write what it forbids. */
const outsideHere = (path: string): boolean => !path.startsWith('test/architecture/')

const forbidden: readonly Forbidden[] = [
  {
    pattern: /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\brandomUUID\b/g,
    where: (path) => isCode(path) && !isTest(path) && !realPorts.test(path),
    instead:
      'time, ids and chance come in as parameters (shared/kernel/ports.ts); the real ones live in electron/ports, hub/ports and renderer/main.tsx',
  },
  {
    pattern: /^export default\b/gm,
    where: (path) => isCode(path) && !path.endsWith('.config.ts'),
    instead: 'export it by name, the same name everywhere',
  },
  {
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/g,
    where: (path) => !path.startsWith('resources/') && path !== 'package-lock.json' && path !== 'CONTRIBUTING.md',
    instead: 'do it now, or write it where work is planned',
  },
  {
    pattern: /\b(it|test|describe)\.(skip|only|todo)\b|\b(xit|xdescribe)\(/g,
    where: isTest,
    instead: 'a test runs or is not there',
  },
  {
    pattern: /(?<![\w.~:@-])\/(work|home|root|Users|mnt)\/[\w.-]/g,
    where: () => true,
    instead: 'no path of one machine: start from import.meta.dirname, the home folder or the temporary folder',
  },
  {
    pattern: /registry\.(npmjs|yarnpkg|npmmirror)\.\w+|"resolved": "http/g,
    where: () => true,
    instead:
      'no registry’s address: which one is used is the machine’s business (.npmrc keeps it out of the lock file)',
  },
]

/** Words that stand where they must not. */
export function wordProblems(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => outsideHere(path))
    .flatMap(({ path, text }) =>
      forbidden
        .filter(({ where }) => where(path))
        .flatMap(({ pattern, instead }) =>
          [...withoutComments(path, text, pattern).matchAll(pattern)].map(
            ({ 0: word, index }) => `${path}:${lineAt(text, index)} says ${word.trim()}: ${instead}.`,
          ),
        ),
    )
}

/** For words of the language the comments of code are blanked, so that one may write about them; places stay the same. */
function withoutComments(path: string, text: string, pattern: RegExp): string {
  if (!isCode(path) || !pattern.source.includes('Date')) return text
  return text.replaceAll(/^\s*(\/\*\*?|\*|\/\/).*$/gm, (line) => ' '.repeat(line.length))
}

/** Files that only hand on what others export. */
export function barrelProblems(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path, text }) => isCode(path) && /^export [^;]*? from '/m.test(text))
    .filter(
      ({ text }) =>
        text.replaceAll(/^export (type )?(\*( as \w+)?|\{[^}]*\}) from '[^']+'$|^\s*(\/\/|\/\*|\*).*$/gm, '').trim() ===
        '',
    )
    .map(({ path }) => `${path}:1 only hands on what other files export: import those files by name.`)
}

/** Folders with code that no compiler looks at. Resources are compiled by whoever imports them. */
export function tsconfigProblems(sources: readonly Source[]): readonly string[] {
  const paths = new Set(sources.map(({ path }) => path))
  const folders = new Set(
    sources.filter(({ path }) => /^[^/.]+\/.*\.tsx?$/.test(path)).map(({ path }) => path.split('/')[0]),
  )
  folders.delete('resources')
  return [...folders]
    .filter((folder) => !paths.has(`${folder}/tsconfig.json`))
    .map(
      (folder) =>
        `${folder}/tsconfig.json:1 is missing: say which of the language’s worlds (page, Node, neither) the folder lives in.`,
    )
}
