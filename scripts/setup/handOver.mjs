import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { forwardSignals } from './forwardSignals.mjs'
import { nodeFor } from './runtime.mjs'
import { SetupStop } from './say.mjs'

/**
 * The file a script of package.json runs; such a script is one plain `node file words…` line.
 * @param {string} root
 * @param {string} script
 */
function programOf(root, script) {
  const line = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts[script]
  const [node, file, ...words] = line?.split(' ') ?? []
  if (node !== 'node' || !file) throw new SetupStop(`package.json has no script "${script}" of the form "node file".`)
  if (!existsSync(join(root, file))) throw new SetupStop(`"${script}" would run ${file}, which is not there.`)
  return [join(root, file), ...words]
}

/**
 * Runs a script of package.json under the right Node and ends as it ends.
 * Started directly and not by a second `npm run`: the shell between npm and a program swallows signals, would quote the
 * arguments again, and npm would forget the folder the person stands in (INIT_CWD).
 * @param {string} root
 * @param {string} script
 * @param {readonly string[]} args
 * @param {{ readonly env: Readonly<Record<string, string>>, readonly folder: string }} around
 *   `folder` is the one the program finds itself in
 */
export function handOver(root, script, args, { env, folder }) {
  const child = spawn(nodeFor(root), [...programOf(root, script), ...args], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, ...env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` },
  })
  forwardSignals(child)
  child.on('error', (cause) => {
    process.stderr.write(`Set-up: ${script} could not be started: ${cause.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0))
  })
}
