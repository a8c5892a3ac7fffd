import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { type Api, createApi } from '#shared/ipc/client.ts'
import { rowOf } from '#shared/ipc/contract.ts'
import type { Reply } from '#shared/ipc/envelope.ts'
import { aFolder } from '#test/builders/aRecord.ts'

/** The programs as a person starts them: own processes, real files, real sockets. */

const root = join(import.meta.dirname, '../..')
const hostFile = join(root, 'electron/hosts/loopback/main.ts')
const cliFile = join(root, 'electron/hosts/cli/main.ts')

function start(file: string, args: readonly string[], stdin = '') {
  const child = spawn(process.execPath, ['--no-warnings', file, ...args], { cwd: root, stdio: 'pipe' })
  onTestFinished(() => void child.kill('SIGKILL'))
  if (stdin !== '') child.stdin.end(stdin)
  return child
}

async function startHost(folder: string, more: readonly string[] = [], program = hostFile) {
  const child = start(program, ['--folder', folder, '--no-open', '--tie-to-stdin', '--hub', 'none', ...more])
  let said = ''
  let warned = ''
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  child.stderr.on('data', (piece: Buffer) => {
    warned += piece.toString()
  })
  const address = async (): Promise<string> => {
    for (;;) {
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+\/\S*/g)?.at(-1)
      if (found) return found
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
      if (child.exitCode !== null) throw new Error(`the host ended with ${child.exitCode}: ${warned}`)
    }
  }
  const end = async (how: () => void): Promise<number | null> => {
    const over = once(child, 'exit')
    how()
    await over
    return child.exitCode
  }
  const first = await address()
  // The address is said before the record is open; whoever asks waits for it.
  await fetch(new URL('/', first))
  return { child, address: first, lines: () => said, warned: () => warned, end }
}

async function enter(address: string): Promise<Api> {
  const entered = await fetch(address, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { origin } = new URL(address)
  const headers = { cookie, origin, 'content-type': 'application/json' }
  return createApi(
    {
      request: async (request) => {
        const response = await fetch(`${origin}/api`, { method: 'POST', headers, body: JSON.stringify(request) })
        return (await response.json()) as Reply
      },
      subscribe: () => () => {},
    },
    rowOf,
  )
}

async function terminal(args: readonly string[], stdin: string) {
  const child = start(cliFile, args, stdin)
  const [out, warned] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { exitCode: child.exitCode, out, warned }
}

const dana = { userId: 'dana-reyes', pin: '1111' }
const clock = ['--clock', '2026-03-02T08:30:00-06:00']

describe('the browser host', () => {
  it('prints one line with its address, shows the demo day, and ends when its input ends', async () => {
    const host = await startHost(aFolder(), clock)
    expect(host.lines()).toMatch(/^Chairside is at http:\/\/127\.0\.0\.1:\d+\/start\?ticket=\S+\n$/)
    const api = await enter(host.address)
    await api.call('people.signIn', dana)
    const day = await api.call('day.list', { day: '2026-03-02' })
    expect(day.kind === 'value' && day.value.sessions.length).toBeGreaterThanOrEqual(8)
    expect(await host.end(() => host.child.stdin.end())).toBe(0)
  })

  it('is the same program when it was built into one file', async () => {
    expect(buildWhatIsStale(root, ['loopback'])).toBe(true)
    const host = await startHost(aFolder(), clock, join(root, 'out/loopback/program/main.js'))
    const api = await enter(host.address)
    await api.call('people.signIn', dana)
    const day = await api.call('day.list', { day: '2026-03-02' })
    expect(day.kind === 'value' && day.value.sessions.length).toBeGreaterThanOrEqual(8)
    expect(await host.end(() => host.child.stdin.end())).toBe(0)
  }, 60_000)

  it('gives a fresh address for every Enter', async () => {
    const host = await startHost(aFolder())
    host.child.stdin.write('\n')
    await once(host.child.stdout, 'data')
    const addresses = host.lines().match(/ticket=\S+/g) ?? []
    expect(new Set(addresses).size).toBe(2)
  })

  it('has everything that was tapped after it was killed between two taps', async () => {
    const folder = aFolder()
    const before = await startHost(folder, clock)
    const api = await enter(before.address)
    await api.call('people.signIn', dana)
    const day = await api.call('day.list', { day: '2026-03-02' })
    const sessionId = (day.kind === 'value' && day.value.sessions[0]?.sessionId) || ''
    const now = await api.call('clinic.get', {})
    if (now.kind !== 'value') throw new Error('no clock')
    const tap = {
      commandId: 'tap-1',
      sessionId,
      command: { kind: 'recordArrival' as const, identifiers: ['name' as const, 'birth_date' as const] },
      happenedAt: now.value.now,
      source: 'tap' as const,
    }
    const answer = await api.call('chart.perform', tap)
    await before.end(() => before.child.kill('SIGKILL'))
    const after = await startHost(folder, clock)
    const again = await enter(after.address)
    await again.call('people.signIn', dana)
    const opened = await again.call('chart.open', { sessionId })
    expect(opened).toMatchObject({ kind: 'value', value: { version: 2, events: [{}, { kind: 'PatientArrived' }] } })
    expect(await again.call('chart.perform', tap)).toEqual(answer)
  })

  it('shows its own calm page when another copy has the record open', async () => {
    const folder = aFolder()
    await startHost(folder)
    const second = await startHost(folder)
    const page = await fetch(second.address)
    expect(page.status).toBe(503)
    expect(await page.text()).toContain('Chairside is already running')
    expect(second.warned()).toMatch(/^Chairside is already running: .*\n$/)
    expect(await second.end(() => second.child.stdin.end())).toBe(1)
  })

  it('shows its own calm page when the key does not fit', async () => {
    const folder = aFolder()
    const first = await startHost(folder)
    await first.end(() => first.child.stdin.end())
    writeFileSync(join(folder, 'chairside.key'), `${'0f'.repeat(32)}\n`)
    const second = await startHost(folder)
    expect(await (await fetch(second.address)).text()).toContain('does not open with this key')
  })

  it('starts over when asked to, and only then', async () => {
    const folder = aFolder()
    const idOf = async (more: readonly string[]): Promise<string> => {
      const host = await startHost(folder, more)
      const clinic = await (await enter(host.address)).call('clinic.get', {})
      await host.end(() => host.child.stdin.end())
      return clinic.kind === 'value' ? clinic.value.deviceId : ''
    }
    const first = await idOf([])
    expect(await idOf([])).toBe(first)
    expect(await idOf(['--fresh'])).not.toBe(first)
  })

  it('says in one line what is wrong with its options', async () => {
    const child = start(hostFile, ['--clock', 'yesterday'])
    const [warned] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(warned).toBe('Chairside did not start: --clock: expected an instant such as 2026-03-02T08:30:00-06:00\n')
    expect(child.exitCode).toBe(2)
  })
})

describe('the terminal', () => {
  const verify = (folder: string) => terminal(['verify', '--user', 'grace-kim', '--folder', folder], '6666\n')

  it('goes through the desk that is running, and opens the record itself where none is', async () => {
    const folder = aFolder()
    const host = await startHost(folder)
    const running = await verify(folder)
    expect(running).toMatchObject({ exitCode: 0, warned: '' })
    await host.end(() => host.child.kill('SIGKILL'))
    expect(readFileSync(join(folder, 'desk.json'), 'utf8')).toContain('127.0.0.1')
    const alone = await verify(folder)
    expect(alone).toMatchObject({ exitCode: 0, warned: '' })
    expect(JSON.parse(alone.out).records).toBeGreaterThan(JSON.parse(running.out).records)
  })

  it('makes no record where there is none', async () => {
    const folder = aFolder()
    expect(await verify(folder)).toEqual({
      exitCode: 1,
      out: '',
      warned: 'There is no record in this place yet. Start Chairside once, or name the folder that holds it.\n',
    })
  })
})
