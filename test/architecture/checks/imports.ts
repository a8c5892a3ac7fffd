import { posix } from 'node:path'
import { isCode, lineAt, type Source } from './source.ts'

export interface Import {
  readonly from: Source
  readonly line: number
  readonly specifier: string
  /** True when nothing but types is imported. */
  readonly typeOnly: boolean
  /** The file meant, as a path from the root; null = a package. */
  readonly target: string | null
}

/** `import … from 'x'` and `export … from 'x'`, also over several lines; a statement begins its line in formatted code. */
const statement = /^(?:import|export)\s+(?:(type)\s+)?([\w*\s{},$]*?)\s*from\s+'([^']+)'/gm
const bare = /^import\s+'([^']+)'/gm
const dynamic = /\bimport\('([^']+)'\)/g

/** Every import of the sources, with the file it means. */
export function readImports(sources: readonly Source[]): readonly Import[] {
  return sources.filter(({ path }) => isCode(path)).flatMap(importsOf)
}

function importsOf(from: Source): readonly Import[] {
  const found = (index: number, specifier: string, typeOnly: boolean): Import => ({
    from,
    line: lineAt(from.text, index),
    specifier,
    typeOnly,
    target: targetOf(from.path, specifier),
  })
  const statements = [...from.text.matchAll(statement)].map(({ index, 1: type, 2: names = '', 3: specifier = '' }) =>
    found(index, specifier, type !== undefined || onlyTypes(names)),
  )
  const others = [bare, dynamic].flatMap((pattern) =>
    [...from.text.matchAll(pattern)].map(({ index, 1: specifier = '' }) => found(index, specifier, false)),
  )
  return [...statements, ...others]
}

/** True for `{ type A, type B }`. */
function onlyTypes(names: string): boolean {
  const inside = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1]
  if (inside === undefined) return false
  const each = inside.split(',').map((name) => name.trim())
  return each.filter((name) => name !== '').every((name) => name.startsWith('type '))
}

function targetOf(from: string, specifier: string): string | null {
  const path = specifier.split('?')[0] ?? specifier
  if (path.startsWith('#')) return path.slice(1)
  return path.startsWith('.') ? posix.join(posix.dirname(from), path) : null
}
