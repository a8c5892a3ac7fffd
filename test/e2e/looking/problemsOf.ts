import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { clockProblems } from './clocks.ts'
import { faintParts } from './contrast.ts'
import { openEyes } from './eyes.ts'
import { nameless } from './names.ts'
import { outOfReach, unseenFocus } from './reach.ts'
import { colourAlone, movingParts } from './states.ts'
import { misfits } from './targets.ts'
import { cutText, smallText } from './text.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Problems = readonly string[]

/** The two screens of the clinic: a workstation at the chair and a tablet. */
export const clinicScreens = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
] as const
/** The workstation at 200 %: half as many of the page's pixels each way. */
const zoomed = { width: 640, height: 400 }

/**
 * What is wrong with the screen as it stands, in both sizes and both themes and at 200 %: one line each, with the element.
 * Barriers that axe finds, targets, distances, clocks, words, contrast, colour alone, motion, names, focus, reach. The screen is
 * left as it was. `at-workstation` leaves the tablet out, and axe's own look in the dark, where `faintParts` looks as well.
 */
export async function problemsOf(page: Page, how: 'everywhere' | 'at-workstation' = 'everywhere'): Promise<Problems> {
  await openEyes(page)
  const problems: string[] = []
  const note = (where: string, found: Problems) => problems.push(...found.map((line) => `${where}: ${line}`))
  for (const size of how === 'everywhere' ? clinicScreens : [clinicScreens[0]]) {
    const at = `${size.width}×${size.height}`
    await page.setViewportSize(size)
    await drawn(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const rules = how === 'everywhere' || colorScheme === 'light' ? rulesAt(size.width, colorScheme) : null
      note(`${at} ${colorScheme}`, [...(rules ? await barriers(page, rules) : []), ...(await faintParts(page))])
    }
    note(at, await fitting(page))
  }
  await page.setViewportSize(zoomed)
  await drawn(page)
  note('200 %', [...(await sideways(page)), ...(await cutText(page)), ...(await outOfReach(page))])
  await page.setViewportSize(clinicScreens[0])
  await drawn(page)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  note('anywhere', [
    ...(await colourAlone(page)),
    ...(await movingParts(page)),
    ...(await nameless(page)),
    ...(await unseenFocus(page)),
  ])
  return problems
}

/** What depends on the size alone. */
const fitting = async (page: Page): Promise<Problems> => [
  ...(await misfits(page)),
  ...(await clockProblems(page)),
  ...(await smallText(page)),
  ...(await cutText(page)),
  ...(await outOfReach(page)),
]

/** Another size was drawn, and whatever looks at sizes has looked: the page tells it before the second frame. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )

const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    document.documentElement.scrollWidth > window.innerWidth ? ['the page is wider than the window'] : [],
  )

/** Every rule at the workstation; its colours once more in the dark, its other rules once more on the tablet. */
function rulesAt(width: number, colorScheme: 'light' | 'dark'): object | null {
  const isWide = width === clinicScreens[0].width
  if (colorScheme === 'light') return isWide ? {} : { rules: { 'color-contrast': { enabled: false } } }
  return isWide ? { runOnly: ['color-contrast'] } : null
}

/** What axe finds, one line an element. */
async function barriers(page: Page, rules: object): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axeSource};0`)
  return page.evaluate(async (how) => {
    type Node = { readonly html: string; readonly failureSummary?: string }
    type Found = { readonly id: string; readonly nodes: readonly Node[] }
    type Axe = { run(what: object, how: object): Promise<{ violations: readonly Found[] }> }
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...how })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => {
        const why = failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200)
        return `${id}: ${html.slice(0, 160)} (${why})`
      }),
    )
  }, rules)
}
