import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { buildWhatIsStale } from './building/buildWhatIsStale.ts'
import { findElectron } from './setup/browsers.mjs'
import { forwardSignals } from './setup/forwardSignals.mjs'

const root = join(import.meta.dirname, '..')

/** The demo clinic: in Electron's window where its binary is here, else (or with `--browser`) as the host for a browser. */
function start(args: readonly string[]): void {
  const electron = args.includes('--browser') ? null : findElectron(root)
  if (!buildWhatIsStale(root, electron ? ['renderer', 'main', 'preload'] : ['renderer', 'loopback'])) {
    process.exitCode = 1
    return
  }
  const child = electron
    ? spawn(electron, [root, ...args], { stdio: 'inherit' })
    : spawn(process.execPath, [join(root, 'out/loopback/program/main.js'), ...args], {
        stdio: 'inherit',
        env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'out/loopback/compiled') },
      })
  forwardSignals(child)
  child.on('error', (cause) => {
    process.stderr.write(`The app could not be started: ${cause.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
}

start(process.argv.slice(2))
