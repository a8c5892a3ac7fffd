import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The two screens of the clinic: a workstation at the chair and a tablet. */
export const clinicScreens = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
] as const
const themes = ['light', 'dark'] as const

/**
 * What is wrong with the screen as it stands, in both sizes and both themes: barriers that axe finds, buttons too small
 * for a glove, a page wider than its window. One line each, with the element; the screen is left as it was.
 */
export async function problemsOf(page: Page): Promise<readonly string[]> {
  const problems: string[] = []
  for (const size of clinicScreens) {
    await page.setViewportSize(size)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const found = [...(await barriers(page)), ...(colorScheme === 'light' ? await misfits(page) : [])]
      problems.push(...found.map((line) => `${size.width}×${size.height} ${colorScheme}: ${line}`))
    }
  }
  await page.setViewportSize(clinicScreens[0])
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return problems
}

/** What axe finds, one line an element. */
async function barriers(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axeSource};0`)
  return page.evaluate(async () => {
    type Node = { readonly html: string; readonly failureSummary?: string }
    type Found = { readonly id: string; readonly nodes: readonly Node[] }
    type Axe = { run(what: object, how: object): Promise<{ violations: readonly Found[] }> }
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => {
        const why = failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200)
        return `${id}: ${html.slice(0, 160)} (${why})`
      }),
    )
  })
}

/** Buttons and choices below 48 px, and a page that has to be pushed sideways. */
function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const seen = (element: Element) => element.getClientRects().length > 0 && !element.closest('.unseen, [inert]')
    const targets =
      'button, [role="button"], [role="option"], a[href], label:has(input[type="checkbox"], input[type="radio"])'
    const small = Array.from(document.querySelectorAll(targets)).filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      return seen(element) && (width < 47.5 || height < 47.5)
    })
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['the page is wider than the window'] : []
    const size = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return `${Math.round(width)}×${Math.round(height)}`
    }
    return [...small.map((element) => `too small, ${size(element)}: ${element.outerHTML.slice(0, 160)}`), ...wide]
  })
}
