import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { emptyPage, listenTo } from './deskAtTimes.ts'

const configFile = join(import.meta.dirname, '../../vite.renderer.config.ts')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let server: PreviewServer
let browser: Browser
let address: string

beforeAll(async () => {
  process.env.GALLERY = 'only'
  await build({ configFile, logLevel: 'error' })
  // Served with the policy of the hosts (see the config), so a broken rule shows up here as a complaint.
  server = await preview({ configFile, preview: { port: 0 } })
  address = `${server.resolvedUrls?.local[0]}gallery.html`
  browser = await launchBrowser()
})

afterAll(async () => {
  delete process.env.GALLERY
  await browser?.close()
  await server?.close()
})

/** What axe finds, in one line each. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(`${axeSource};0`)
  return page.evaluate(async () => {
    type Found = { readonly id: string; readonly nodes: readonly { readonly html: string }[] }
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: readonly Found[] }> } }
    const { violations } = await axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
  })
}

/** Buttons smaller than a glove needs, and parts whose words do not fit. */
function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const seen = (element: Element) => element.getClientRects().length > 0 && !element.closest('.unseen')
    const small = Array.from(document.querySelectorAll('button, [role="checkbox"], [role="radio"]'))
      .filter(seen)
      .filter(
        (element) => element.getBoundingClientRect().height < 47.5 || element.getBoundingClientRect().width < 47.5,
      )
    const cut = Array.from(
      document.querySelectorAll(
        '.drug-row, .vitals, .tap, .chip, .chair-tile, .chair-card, .vial, .person, .lock-card',
      ),
    ).filter((element) => seen(element) && element.scrollWidth > element.clientWidth + 3)
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['the page is wider than the window'] : []
    return [
      ...small.map((element) => `too small: ${element.textContent}`),
      ...cut.map((element) => `does not fit: ${element.textContent}`),
      ...wide,
    ]
  })
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
] as const

describe('the gallery of parts', () => {
  it.each(sizes)(
    'has no barrier, no complaint and nothing too small at $width × $height, light and dark',
    async (viewport) => {
      const page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
      const complaints: string[] = []
      listenTo(page, [], complaints)
      await page.goto(address)
      const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
      expect(links.length).toBeGreaterThan(20)
      const found: Record<string, readonly string[]> = {}
      for (const link of links) {
        await page.goto(emptyPage)
        await page.goto(`${address}${link}`)
        await page.evaluate(() => document.fonts.ready)
        const all = [...(await barriers(page)), ...(await misfits(page))]
        if (all.length > 0) found[String(link)] = all
      }
      await page.close()
      expect(found).toEqual({})
      expect(complaints).toEqual([])
    },
  )
})
