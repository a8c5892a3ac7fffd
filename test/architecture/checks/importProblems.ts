import { type Room, roomOf } from '../importTable.ts'
import { type Import, readImports } from './imports.ts'
import { isTest, type Source } from './source.ts'

/** Imports the table does not allow, imports that leave their room by a relative path, and imports of nothing. */
export function importProblems(sources: readonly Source[]): readonly string[] {
  const paths = new Set(sources.map(({ path }) => path))
  return readImports(sources).flatMap((it) => {
    const why = problemOf(it, paths)
    return why === null ? [] : [`${it.from.path}:${it.line} imports ${it.specifier}: ${why}`]
  })
}

function problemOf(it: Import, paths: ReadonlySet<string>): string | null {
  if (it.specifier.startsWith('../../')) return `import by name from the root, #${it.target}.`
  const row = roomOf(it.from.path)
  if (it.target === null) return row && packageProblem(row, it.specifier)
  if (!paths.has(it.target) && isWatched(it.target)) return `there is no ${it.target}; name the file with its ending.`
  return row && roomProblem(row, it, it.target)
}

/** Made files (the build, licence texts) are not in the list of sources. */
const isWatched = (path: string): boolean =>
  /^(shared|electron|hub|renderer|test|scripts)\//.test(path) && !/\.(woff2|wav|png)$/.test(path)

const covers = (room: string, path: string): boolean => path === room || path.startsWith(`${room}/`)

function roomProblem(row: Room, it: Import, target: string): string | null {
  const home = homeOf(row)
  if (isTest(target)) return 'only tests may import what is made for tests; move it to the room that needs it.'
  if (roomOf(target)?.room === row.room || covers(home, target) || row.may.some((room) => covers(room, target)))
    return null
  const typesOnly = row.types?.some((room) => covers(room, target)) ?? false
  if (typesOnly && it.typeOnly) return null
  if (typesOnly) return `${row.room} may import types of that room, and no more (import type). ${row.instead}`
  return `${row.room} may not import it. ${row.instead}`
}

/** The folder of a row; a row for one file (toCodingInput.ts) lives in its room. */
const homeOf = ({ room }: Room): string => (room.endsWith('.ts') ? room.slice(0, room.lastIndexOf('/')) : room)

function packageProblem({ room, packages, instead }: Room, specifier: string): string | null {
  const is = (name: string): boolean =>
    name === 'node:' ? specifier.startsWith('node:') : specifier === name || specifier.startsWith(`${name}/`)
  const allowed = 'only' in packages ? packages.only.some(is) : !packages.allBut.some(is)
  return allowed ? null : `${room} stays free of this package. ${instead}`
}
