import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { findChromium } from '#scripts/setup/browsers.mjs'
import { type Figure, median, ms } from './figures.ts'

const root = join(import.meta.dirname, '..')
const runs = 60
const frameMs = 1_000 / 60

/** One minute passes on a board of 60 chairs with 1,020 running drugs: from the charts to a page laid out, in Chromium. */
export async function boardFigures(): Promise<readonly Figure[]> {
  const executablePath = findChromium(process.env)
  if (!executablePath) {
    process.stdout.write('Board: not measured, no Chromium.\n')
    return []
  }
  const configFile = join(root, 'bench/board/vite.config.ts')
  await build({ configFile, logLevel: 'warn' })
  const server = await preview({ configFile, preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' })
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  await page.waitForFunction('"measureBoard" in window')
  const times = (await page.evaluate(`window.measureBoard(${runs})`)) as number[]
  await browser.close()
  await server.close()
  const took = median(times.slice(10))
  return [
    {
      what: `Board of 60 chairs and 1,020 running drugs, a minute passes, median of ${times.length - 10}, in the page`,
      measured: ms(took),
      floor: `${ms(frameMs)} one frame`,
      ratio: took / frameMs,
      budget: '1 or less: inside one frame',
    },
  ]
}
