import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { findElectron } from '#scripts/setup/browsers.mjs'
import { signIn } from '#test/e2e/people.ts'

const root = join(import.meta.dirname, '../..')
const electron = findElectron(root)
const standIn = join(import.meta.dirname, 'standIn/electron.sh')

if (!electron)
  process.stdout.write(
    '\n!!! Real Electron was NOT tested: its binary is not here. The built main and preload ran over the stand-in.\n\n',
  )

/** The built and unmodified main and preload, started as their user starts them. */
describe(electron ? 'the window over real Electron' : 'the window over the stand-in', () => {
  let folder: string
  let app: ElectronApplication | null = null

  beforeEach(() => {
    if (!buildWhatIsStale(root, ['renderer', 'main', 'preload'])) throw new Error('the window could not be built')
    folder = mkdtempSync(join(tmpdir(), 'chairside-shell-'))
  })
  afterEach(async () => {
    await app?.close()
    app = null
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  const launch = async (): Promise<Page> => {
    app = await _electron.launch({
      executablePath: electron ?? standIn,
      args: [join(root, 'out/main/main.js'), '--folder', folder, '--hub', 'none'],
      timeout: 30_000,
    })
    const page = await app.firstWindow({ timeout: 30_000 })
    page.setDefaultTimeout(10_000)
    await page.getByRole('heading', { name: 'Who is here?' }).waitFor()
    return page
  }

  it('opens on the lock screen, and a nurse signs in to her chairs', async () => {
    const page = await launch()
    await signIn(page, 'Dana Reyes')
    await page.getByRole('heading', { name: 'My chairs' }).waitFor()
    expect(await page.title()).not.toMatch(/Whitcomb/)
  })

  it('gives the page one frozen bridge and nothing of Node or Electron', async () => {
    const page = await launch()
    const seen = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { bridge: object }).bridge).sort(),
      frozen: Object.isFrozen((window as unknown as { bridge: object }).bridge),
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
    }))
    expect(seen).toEqual({ bridge: ['request', 'subscribe'], frozen: true, node: [] })
  })

  it('answers an unknown method and bad input with a fault in words, over the same wire', async () => {
    const page = await launch()
    type Bridge = { request(request: unknown): Promise<{ kind: string; fault?: { code: string } }> }
    const ask = (request: unknown) =>
      page.evaluate((asked) => (window as unknown as { bridge: Bridge }).bridge.request(asked), request)
    expect(await ask({ method: '__proto__', input: {} })).toMatchObject({
      kind: 'fault',
      fault: { code: 'unknown-method' },
    })
    expect(await ask({ method: 'day.list', input: { day: '2026-01-01' } })).toMatchObject({
      fault: { code: 'not-signed-in' },
    })
    expect(await ask('nonsense')).toMatchObject({ kind: 'fault' })
  })

  it('stays on its own page whatever the page tries', async () => {
    const page = await launch()
    await page.evaluate(() => {
      location.href = 'https://example.com/'
    })
    await page.getByRole('heading', { name: 'Who is here?' }).waitFor()
    expect(page.url()).not.toContain('example.com')
  })

  it('keeps the record encrypted and its key sealed', async () => {
    await launch()
    const files = readdirSync(folder)
    expect(files).toContain('chairside.key.sealed')
    expect(files).not.toContain('chairside.key')
    expect(readFileSync(join(folder, 'chairside.db')).subarray(0, 15).toString()).not.toBe('SQLite format 3')
  })

  it('remembers everything after it was closed and opened again', async () => {
    const record = async (page: Page): Promise<unknown> =>
      page.evaluate(async () => {
        type Bridge = { request(request: unknown): Promise<unknown> }
        return (window as unknown as { bridge: Bridge }).bridge.request({ method: 'people.list', input: {} })
      })
    const before = await record(await launch())
    await app?.close()
    expect(await record(await launch())).toEqual(before)
  })

  it('ends when its window is closed', async () => {
    const page = await launch()
    const running = app?.process()
    const ended = new Promise((resolve) => running?.once('exit', resolve))
    await page.close()
    await ended
    expect(running?.exitCode).toBe(0)
    app = null
  })
})
