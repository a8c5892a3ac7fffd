import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** A program of ours as a person starts it: its own process, ended with the test. */
export interface Running {
  readonly process: ChildProcess
  /** Everything on standard error so far. */
  readonly warned: () => string
  /** The first match of what was waited for on standard output. */
  readonly said: RegExpMatchArray
  /** Power cut: no chance to tidy up. */
  kill(): Promise<void>
  /** Asked to stop, as a person would. */
  stop(): Promise<void>
}

const startWithinMs = 30_000

async function start(
  file: string,
  args: readonly string[],
  waitFor: RegExp,
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const child = spawn(process.execPath, ['--no-warnings', join(root, file), ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  const said = await new Promise<RegExpMatchArray>((resolve, reject) => {
    let out = ''
    const timer = setTimeout(
      () => reject(new Error(`${file} said nothing like ${waitFor} within 30 s: ${out}`)),
      startWithinMs,
    )
    const hear = (chunk: Buffer): void => {
      out += chunk.toString()
      const match = waitFor.exec(out)
      if (!match) return
      clearTimeout(timer)
      resolve(match)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}: ${out}`)))
  })
  const ended = (): Promise<unknown> =>
    child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit')
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const over = ended()
    child.kill(signal)
    await over
  }
  return { process: child, warned: () => err, said, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

export interface DeskOptions {
  readonly folder: string
  readonly clock?: string
  readonly fresh?: boolean
  /** Nobody's record yet, as an installed app's first start. */
  readonly empty?: boolean
  readonly station?: string
  readonly hub?: { readonly address: string; readonly code?: string }
}

/** A desk that runs: `address` carries its one-use ticket; every further screen needs another. */
export interface RunningDesk extends Running {
  readonly address: string
  anotherAddress(): Promise<string>
}

/** The loopback host on the demo clinic. */
export async function startDesk({ folder, clock, fresh, empty, station, hub }: DeskOptions): Promise<RunningDesk> {
  const args = ['--folder', folder, '--no-open', '--tie-to-stdin', '--hub', hub?.address ?? 'none']
  if (hub?.code) args.push('--hub-code', hub.code)
  if (clock) args.push('--clock', clock)
  if (fresh) args.push('--fresh')
  if (empty) args.push('--empty')
  if (station) args.push('--station', station)
  const running = await start('electron/hosts/loopback/main.ts', args, addressSaid)
  // The address is said before the record is open; whoever asks waits for it.
  await fetch(new URL('/', running.said[0]))
  const { stdin, stdout } = running.process
  return {
    ...running,
    address: running.said[0],
    async anotherAddress() {
      if (!stdin || !stdout) throw new Error('the desk was started without its terminal')
      const said = once(stdout, 'data') as Promise<[Buffer]>
      stdin.write('\n')
      return addressSaid.exec((await said)[0].toString())?.[0] ?? ''
    },
  }
}

const addressSaid = /http:\/\/127\.0\.0\.1:\d+\/\S*/

/** The hub on its embedded store; a fixed port lets it come back where it was, and the demo’s clock may begin at an instant. */
export async function startHub(
  folder: string,
  port = 0,
  clock?: string,
): Promise<Running & { readonly address: string; readonly code: string }> {
  const args = ['--folder', folder, '--port', String(port), '--announce', 'none', '--tie-to-stdin']
  if (clock) args.push('--clock', clock)
  const running = await start('hub/main.ts', args, /at (http:\S+)[\s\S]*: ([A-Z0-9]{6,})/, { DATABASE_URL: '' })
  return { ...running, address: running.said[1] ?? '', code: running.said[2] ?? '' }
}

/** The terminal's program once: what it printed and how it ended. */
export async function runTerminal(
  args: readonly string[],
  stdin: string,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, ['--no-warnings', join(root, 'electron/hosts/cli/main.ts'), ...args], {
    cwd: root,
    timeout: startWithinMs,
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  child.stdin.end(stdin)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}
