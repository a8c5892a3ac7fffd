// Every command of package.json begins here, under whatever Node the machine has (20 or newer), on a clone where nothing
// is installed yet. It brings what is missing, says so on standard error, and hands over to the command itself.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bringChromium, findElectron } from './setup/browsers.mjs'
import { handOver } from './setup/handOver.mjs'
import { installPackages, isSetUp, rememberSetUp } from './setup/packages.mjs'
import { linkPostgresLibraries } from './setup/postgres.mjs'
import { checkDatabase, checkNode } from './setup/runtime.mjs'
import { SetupStop, say } from './setup/say.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * What a person types after `npm run`, and the script of package.json that does it.
 * @type {Readonly<Record<string, string>>}
 */
const scripts = {
  start: 'start:app',
  test: 'test:all',
  hub: 'hub:serve',
  bench: 'bench:all',
  package: 'package:make',
  chairside: 'chairside:run',
  check: 'check:quick',
  audit: 'audit:packages',
}

function prepare() {
  if (isSetUp(root)) return
  installPackages(root)
  checkNode(root)
  checkDatabase(root)
  linkPostgresLibraries(root)
  rememberSetUp(root)
}

/** @returns {Record<string, string>} */
function prepareTests() {
  const chromium = bringChromium()
  if (!findElectron(root)) {
    say('Set-up: Electron’s own binary is not here (npx install-electron fetches it); the shell runs in its stand-in.')
  }
  return chromium ? { CHAIRSIDE_CHROMIUM: chromium } : {}
}

/** @param {string[]} words */
function main([command, ...args]) {
  prepare()
  if (command === undefined) return
  const script = scripts[command]
  if (!script) throw new SetupStop(`no such command: ${command}. There are ${Object.keys(scripts).join(', ')}.`)
  handOver(root, script, args[0] === '--' ? args.slice(1) : args, {
    env: command === 'test' ? prepareTests() : {},
    // Whoever names a file on the command line means it from where they stand.
    folder: command === 'chairside' ? (process.env.INIT_CWD ?? root) : root,
  })
}

try {
  main(process.argv.slice(2))
} catch (cause) {
  if (!(cause instanceof SetupStop)) throw cause
  say(`Set-up stopped: ${cause.message}`)
  process.exitCode = 1
}
