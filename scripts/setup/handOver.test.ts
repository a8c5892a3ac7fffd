import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const handOverUrl = pathToFileURL(join(import.meta.dirname, 'handOver.mjs')).href
let root = ''

/** A small project: a script that tells what it was given, and one that waits to be told to stop. */
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'chairside-hand-')))
  const scripts = { tell: 'node tell.mjs first', wait: 'node wait.mjs', build: 'vite build' }
  writeFileSync(join(root, 'package.json'), JSON.stringify({ scripts }))
  mkdirSync(join(root, 'desk'))
  writeFileSync(
    join(root, 'tell.mjs'),
    'console.log(JSON.stringify([process.argv.slice(2), process.cwd(), process.env.ASKED])); process.exitCode = 2',
  )
  writeFileSync(
    join(root, 'wait.mjs'),
    `import { writeFileSync } from 'node:fs'
     process.on('SIGTERM', () => { writeFileSync('stopped', ''); process.exit(0) })
     setInterval(() => {}, 1000)
     writeFileSync('waiting', String(process.pid))`,
  )
  writeFileSync(
    join(root, 'hand.mjs'),
    `import { handOver } from ${JSON.stringify(handOverUrl)}
     const [script, ...args] = process.argv.slice(2)
     handOver(${JSON.stringify(root)}, script, args, { env: { ASKED: 'yes' }, folder: script === 'wait' ? ${JSON.stringify(root)} : process.cwd() })`,
  )
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const hand = (...words: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'hand.mjs'), ...words], {
    cwd: join(root, 'desk'),
    encoding: 'utf8',
    timeout: 20_000,
  })

const appears = (name: string): Promise<void> =>
  vi.waitFor(() => expect(existsSync(join(root, name))).toBe(true), 10_000)

describe('handing over', () => {
  it('passes words as they are, the folder, the environment and the code', () => {
    const { stdout, status } = hand('tell', 'a b.json', '--x', '$HOME "q"')
    expect(JSON.parse(stdout)).toEqual([['first', 'a b.json', '--x', '$HOME "q"'], join(root, 'desk'), 'yes'])
    expect(status).toBe(2)
  })

  it('refuses a script that is not one plain program', () => {
    expect(hand('build').stderr).toContain('no script "build" of the form "node file"')
  })

  it('passes a stop on', async () => {
    const child = spawn(process.execPath, [join(root, 'hand.mjs'), 'wait'], { stdio: 'ignore' })
    await appears('waiting')
    child.kill('SIGTERM')
    await appears('stopped')
  })

  it('stops the program when the shell that npm put between is gone', async () => {
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${join(root, 'hand.mjs')}" wait; true`], {
      stdio: 'ignore',
    })
    await appears('waiting')
    expect(Number(readFileSync(join(root, 'waiting'), 'utf8'))).toBeGreaterThan(0)
    shell.kill('SIGKILL')
    await appears('stopped')
  })
})
