import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the project: its path from the root, with forward slashes, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** A check reads sources and says what is wrong: one line each, with file, line and what to do instead. */
export type Check = (sources: readonly Source[]) => readonly string[]

const notOurs = new Set(['node_modules', 'out', 'coverage', '.git', '.chairside'])
const textEndings =
  /\.(tsx?|mjs|cjs|js|json|css|html|svg|md|sql|sh|grit|yml|yaml|csv|txt)$|(^|\/)\.ci\/run$|(^|\/)\.npmrc$/

/** Every text file of the project below `root`. */
export function readSources(root: string): readonly Source[] {
  return filesBelow(root, '').map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function filesBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesBelow(root, path)
    return textEndings.test(path) ? [path] : []
  })
}

/** Code in our own languages, tests included. */
export const isCode = (path: string): boolean => /\.(tsx?|mjs|cjs|js)$/.test(path)

/** A test, or something only tests and measurements use. */
export const isTest = (path: string): boolean => /\.(test|bench)\.tsx?$/.test(path) || /^(test|bench)\//.test(path)

/** Line number of a place in a text, counted from 1. */
export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length
