import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWhatIsStale } from './building/buildWhatIsStale.ts'
import { findElectron } from './setup/browsers.mjs'

const root = join(import.meta.dirname, '..')

/** `npm run package`: builds, then packs for this system with electron-builder; each system's package is made on that system. */
function pack(words: readonly string[]): number {
  if (!findElectron(root) && !words.some((word) => word.startsWith('-c.electronDist'))) {
    process.stderr.write(
      'Electron’s own program is not here, so nothing can be packed: run `npx install-electron`, then again.\n',
    )
    return 1
  }
  if (!buildWhatIsStale(root, ['renderer', 'main', 'preload'])) return 1
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const run = spawnSync(process.execPath, [builder, '--publish', 'never', ...words], { cwd: root, stdio: 'inherit' })
  return run.status ?? 1
}

process.exitCode = pack(process.argv.slice(2))
