import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runStage } from './stage.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairside-stage-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const stage = (code: string, minutes = 1) =>
  runStage({ name: 'a stage', program: process.execPath, args: ['-e', code], minutes, heldBack: true }, folder)

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('a stage', () => {
  it('ends with its program’s code and words', async () => {
    expect(await stage("console.log('out'); console.error('also'); process.exitCode = 3")).toMatchObject({
      code: 3,
      output: 'out\nalso\n',
    })
  })

  it('is stopped when its time is up', async () => {
    expect(await stage('setInterval(() => {}, 1000)', 0.005)).toMatchObject({ code: null })
  })

  it('fails with the system’s reason when its program is not there', async () => {
    const end = await runStage(
      { name: 'gone', program: join(folder, 'no'), args: [], minutes: 1, heldBack: true },
      folder,
    )
    expect(end).toMatchObject({ code: 1 })
    expect(end.output).toContain('ENOENT')
  })

  it('leaves nothing running that it started', async () => {
    const left = join(folder, 'pid')
    const leaveBehind = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
      require('node:fs').writeFileSync(${JSON.stringify(left)}, String(child.pid))
      process.exit(0)`
    expect(await stage(leaveBehind)).toMatchObject({ code: 0 })
    const pid = Number(readFileSync(left, 'utf8'))
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 5_000)
  })
})
