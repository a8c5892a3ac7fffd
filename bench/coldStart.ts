import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { build } from 'vite'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { findChromium } from '#scripts/setup/browsers.mjs'
import { type Figure, median, ms } from './figures.ts'

const root = join(import.meta.dirname, '..')
const runs = 7

/**
 * From starting the program to a first screen one can use, as `npm start -- --browser` starts it on a record that is there,
 * against a page of the same framework that says one word. Both programs are built into one file, run by the same Node with
 * its compile cache, and looked at by the same browser, in turn. What was done about it, and what remains, stands in ADR 20, what is held in ADR 29.
 */
export async function coldStartFigures(): Promise<readonly Figure[]> {
  const executablePath = findChromium(process.env)
  if (!executablePath || !buildWhatIsStale(root, ['renderer', 'loopback'])) {
    process.stdout.write('Cold start: not measured, no Chromium or no built page.\n')
    return []
  }
  await build({ configFile: join(root, 'bench/blank/vite.config.ts'), logLevel: 'warn' })
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: { ssr: 'bench/blank/serve.ts', outDir: 'out/blankServer', minify: false, target: 'node24' },
  })
  const folder = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })
  const desk = ['out/loopback/program/main.js', '--folder', folder, '--no-open', '--hub', 'none', '--tie-to-stdin']
  await startToScreen(browser, desk, 'Who is here?')
  const [apps, blanks]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    apps.push(await startToScreen(browser, desk, 'Who is here?'))
    blanks.push(await startToScreen(browser, ['out/blankServer/serve.js'], 'Blank'))
  }
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
  const [app, blank] = [median(apps), median(blanks)]
  return [
    {
      what: `Cold start to a usable first screen, loopback, median of ${runs}`,
      measured: ms(app),
      floor: `${ms(blank)} blank page`,
      ratio: app / blank,
      budget: '1.75 or less (ADR 29); the design would like 1.3',
    },
  ]
}

async function startToScreen(browser: Browser, args: readonly string[], heading: string): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, ['--no-warnings', ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'out/loopback/compiled') },
  })
  const address = await addressOf(child)
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('heading', { name: heading }).waitFor({ timeout: 20_000 })
  const took = performance.now() - start
  await context.close()
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  return took
}

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      const address = /http:\/\/\S+/.exec(chunk.toString())?.[0]
      if (address) resolve(address)
    })
  })
