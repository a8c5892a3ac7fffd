import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { findChromium } from '#scripts/setup/browsers.mjs'

const root = join(import.meta.dirname, '..')

/** Builds a page of this folder, opens it in Chromium and runs what it has to measure; null where there is no Chromium. */
export async function measuredInPage<T>(folder: string, expression: string): Promise<T | null> {
  const executablePath = findChromium(process.env)
  if (!executablePath) {
    process.stdout.write(`${folder}: not measured, no Chromium.\n`)
    return null
  }
  const configFile = join(root, 'bench', folder, 'vite.config.ts')
  await build({ configFile, logLevel: 'warn' })
  const server = await preview({ configFile, preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' })
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  const [name = ''] = /(?<=window\.)\w+/.exec(expression) ?? []
  await page.waitForFunction(`${JSON.stringify(name)} in window`)
  const times = (await page.evaluate(expression)) as T
  await browser.close()
  await server.close()
  return times
}
