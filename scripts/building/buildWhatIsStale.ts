import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Bundle = 'renderer' | 'main' | 'preload' | 'loopback'

/** What a bundle is made of, as paths from the root. Rather too much than too little: a needless build takes two seconds. */
const sources: Record<Bundle, readonly string[]> = {
  renderer: ['renderer', 'shared', 'resources'],
  main: ['electron', 'shared', 'resources'],
  preload: ['electron', 'shared'],
  loopback: ['electron', 'shared', 'resources'],
}

/** Builds those bundles whose sources are newer than they are; false when a build stopped (its words are on the screen). */
export function buildWhatIsStale(root: string, bundles: readonly Bundle[]): boolean {
  return bundles.every((bundle) => {
    const config = `vite.${bundle}.config.ts`
    const built = join(root, 'out', bundle, '.built')
    const newest = Math.max(
      ...[...sources[bundle], config, 'package-lock.json'].map((path) => newestIn(join(root, path))),
    )
    if (existsSync(built) && statSync(built).mtimeMs >= newest) return true
    process.stderr.write(`Building the ${bundle} …\n`)
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const run = spawnSync(process.execPath, [vite, 'build', '--config', config, '--logLevel=warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      timeout: 5 * 60_000,
    })
    if (run.status === 0) writeFileSync(built, '')
    return run.status === 0
  })
}

/** When the newest file of a folder (or the file itself) was last written, in milliseconds; 0 = nothing there. */
function newestIn(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const inside = readdirSync(path).filter((name) => name !== 'node_modules')
  // The folder's own time counts too: it is all that tells of a file taken away.
  return Math.max(found.mtimeMs, ...inside.map((name) => newestIn(join(path, name))))
}
