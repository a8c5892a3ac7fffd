import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { aFolder } from '#test/builders/aRecord.ts'

/**
 * A patient's name and number are planted everywhere a person can put them, and looked for everywhere but in the answers to
 * that person: in the data folder, its log and its encrypted files, in temporary files, in pushes, in faults, in what the
 * program prints and in the words it was started with.
 */

const root = join(import.meta.dirname, '../..')
const planted = /Zyxwhitcomb|ZYX-90210|Quillfeather/i

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

async function aHost(folder: string, temporary: string) {
  const words = ['--folder', folder, '--no-open', '--tie-to-stdin', '--hub', 'none']
  const program = join(root, 'electron/hosts/loopback/main.ts')
  const clock = ['--clock', '2026-03-02T08:30:00-06:00']
  const child = spawn(process.execPath, ['--no-warnings', program, ...words, ...clock], {
    cwd: root,
    stdio: 'pipe',
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, SQLITE_TMPDIR: temporary },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let printed = ''
  child.stderr.on('data', (piece: Buffer) => {
    printed += piece.toString()
  })
  child.stdout.on('data', (piece: Buffer) => {
    printed += piece.toString()
  })
  while (!/http:\S+/.test(printed)) await once(child.stdout, 'data')
  return { child, address: /http:\S+/.exec(printed)?.[0] ?? '', printed: () => printed }
}

it('a patient’s name stays inside the record', async () => {
  const folder = aFolder()
  const temporary = aFolder()
  mkdirSync(folder, { recursive: true })
  const host = await aHost(folder, temporary)
  const { origin } = new URL(host.address)
  const entered = await fetch(host.address, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const faults: unknown[] = []
  const pushes: string[] = []
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/push`, { headers: { cookie, origin } })
  socket.on('message', (data) => pushes.push(String(data)))
  await once(socket, 'open')
  const call = async (method: string, input: unknown) => {
    const response = await fetch(`${origin}/api`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ method, input }),
    })
    const reply = (await response.json()) as { kind: string; value?: unknown }
    if (reply.kind === 'fault') faults.push(reply)
    return reply
  }
  await call('people.signIn', { userId: 'dana-reyes', pin: '1111' })
  const { value: now } = (await call('clinic.get', {})) as { value: { now: unknown } }
  const day = (await call('day.list', { day: '2026-03-02' })) as { value: { sessions: { sessionId: string }[] } }
  const sessionId = day.value.sessions[0]?.sessionId ?? ''
  let nth = 0
  const perform = (command: unknown) =>
    call('chart.perform', { commandId: `c${++nth}`, sessionId, command, happenedAt: now.now, source: 'tap' })
  const named = await perform({ kind: 'writeNote', text: 'Zyxwhitcomb Quillfeather, MRN ZYX-90210, is comfortable' })
  expect(named.kind).toBe('value')
  const attach = (content: string) => {
    const base64 = Buffer.from(content).toString('base64')
    return call('papers.attach', { commandId: `c${++nth}`, sessionId, name: 'Quillfeather Zyxwhitcomb.pdf', base64 })
  }
  expect((await attach('%PDF-1.4 Zyxwhitcomb Quillfeather, ZYX-90210')).kind).toBe('value')
  await attach('Zyxwhitcomb is no file of a known kind')
  await call('chart.open', { sessionId })
  // Where things go wrong, the name is in the request.
  await call('Zyxwhitcomb Quillfeather', { mrn: 'ZYX-90210' })
  await call('visits.find', { text: ['Zyxwhitcomb'] })
  await call('chart.open', { sessionId: { 'ZYX-90210': 'Quillfeather' } })
  await call('session.import', { document: { format: 'chairside.session', patient: 'Zyxwhitcomb' } })
  await perform({ kind: 'Zyxwhitcomb', text: 'ZYX-90210' })
  await call('visits.find', { text: 'Zyxwhitcomb' })
  await call('emergency.enter', { userId: 'dana-reyes', reason: 'Zyxwhitcomb in chair 4 does not answer' })
  await call('session.document', { sessionId })
  await call('people.lock', {})
  await call('people.signIn', { userId: 'ruth-bell', pin: '8888' })
  await call('record.copy', {})
  await call('record.verify', {})
  const started = readFileSync(`/proc/${host.child.pid}/cmdline`, 'utf8')
  expect(faults.length).toBeGreaterThan(3)
  expect(JSON.stringify(faults)).not.toMatch(planted)
  expect(pushes.length).toBeGreaterThan(0)
  expect(pushes.join('\n')).not.toMatch(planted)
  expect(host.printed()).not.toMatch(planted)
  expect(started).not.toMatch(planted)
  const page = await fetch(`${origin}/`, { headers: { cookie } })
  expect(await page.text()).not.toMatch(planted)
  socket.terminate()
  const over = once(host.child, 'exit')
  host.child.stdin.end()
  await over
  const files = [...filesBelow(folder), ...filesBelow(temporary)]
  expect(files.some((path) => path.endsWith('chairside.log'))).toBe(true)
  expect(files.some((path) => path.includes('copies'))).toBe(true)
  for (const path of files) {
    expect(path).not.toMatch(planted)
    if (existsSync(path) && statSync(path).isFile()) expect(readFileSync(path, 'latin1'), path).not.toMatch(planted)
  }
}, 120_000)

it('no page puts a name into a window’s title or a notification', () => {
  const sources = filesBelow(join(root, 'renderer')).filter((path) => /\.(ts|tsx)$/.test(path))
  const speaking = sources.filter((path) =>
    /document\.title|new Notification\(|console\./.test(readFileSync(path, 'utf8')),
  )
  expect(speaking).toEqual([])
})
