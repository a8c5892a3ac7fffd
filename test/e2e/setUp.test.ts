import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { patienceMs } from './deskAtTimes.ts'
import { type Running, startDesk } from './programs.ts'

/** An installed app's first start, in a real browser: what lies below the window is reached too. */

let browser: Browser
let page: Page
let desk: Running
const folder = mkdtempSync(join(tmpdir(), 'chairside-first-'))

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1024, height: 768 } })
  page.setDefaultTimeout(patienceMs)
  const started = await startDesk({ folder, empty: true })
  desk = started
  await page.goto(started.address)
})
afterAll(async () => {
  await browser?.close()
  await desk?.kill()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function fill(fields: Readonly<Record<string, string>>, within: Pick<Page, 'getByLabel'> = page): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await within.getByLabel(new RegExp(`^${label}`)).fill(text)
}

/** Two taps at one place within 400 ms are one: it is tapped until what comes next stands. */
async function tapTo(verb: string, seen: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        const button = page.getByRole('button', { name: verb })
        if ((await button.count()) > 0 && (await button.isEnabled())) await button.click()
        return seen.count()
      },
      { timeout: patienceMs, interval: 500 },
    )
    .toBe(1)
}

const next = (heading: string): Promise<void> => tapTo('Next', page.getByRole('heading', { name: heading }))

it('five pages and two people make a clinic, and the second of them is on the lock screen', async () => {
  await page.getByRole('button', { name: 'Set up this clinic' }).click()
  await fill({ 'Name of the practice': 'Harbor Hematology', Phone: '(303) 555-0117', Street: '1 Pier Road' })
  await fill({ City: 'Harbor', State: 'co', ZIP: '80202', 'Who answers for billing': 'Ana Ruiz' })
  await next('For claims')
  await fill({ 'NPI of the practice': '1999999976', 'Tax number': '00-9876543', 'Your submitter number': 'HARBOR01' })
  await fill({ Clearinghouse: 'Clear House', 'Number of the clearinghouse': 'CLEAR' })
  await next('Chairs')
  await fill({ Chairs: '1, 2, Bed A' })
  await next('People')
  const person = {
    'PIN,': '480216',
    'PIN again': '480216',
    Password$: 'harbour lights',
    'Password again': 'harbour lights',
  }
  await fill({ Name: 'Ana Ruiz', ...person })
  await page.getByRole('button', { name: 'Add a person' }).click()
  const second = page.getByRole('group', { name: 'Person 2' })
  await fill({ Name: 'Ben Ito' }, second)
  await page.getByRole('group', { name: 'Ben Ito' }).getByText('Infusion nurse').click()
  await fill({ ...person, 'PIN,': '739155', 'PIN again': '739155' }, page.getByRole('group', { name: 'Ben Ito' }))
  await next('Hub and drug list')
  await tapTo('Open the clinic', page.getByRole('button', { name: /Ben Ito/ }))
}, 120_000)
