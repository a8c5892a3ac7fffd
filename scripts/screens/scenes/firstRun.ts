import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '#test/e2e/browser.ts'
import { startDesk } from '#test/e2e/programs.ts'
import type { Camera } from '../camera.ts'
import type { PictureName } from '../pictures.ts'
import { station } from '../visits.ts'

/** Nobody's record yet, then the five pages of a clinic of one's own. */
export async function firstRun(camera: Camera): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-first-'))
  const browser = await launchBrowser()
  const desk = await startDesk({ folder, empty: true, station })
  try {
    const page = await browser.newPage()
    await page.goto(desk.address)
    await page.getByRole('button', { name: 'Set up this clinic' }).waitFor()
    await camera.take(page, 'first-start')
    await page.getByRole('button', { name: 'Set up this clinic' }).click()
    await steps(camera, page)
  } finally {
    await browser.close()
    await desk.kill()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(new RegExp(`^${label}`)).fill(text)
}

async function steps(camera: Camera, page: Page): Promise<void> {
  const next = async (name: PictureName, heading: string): Promise<void> => {
    await page.evaluate('window.scrollTo(0, 0); document.activeElement.blur()')
    await camera.take(page, name)
    const coming = page.getByRole('heading', { name: heading, exact: true })
    for (let tries = 0; tries < 10 && !(await coming.isVisible()); tries += 1) {
      await page.getByRole('button', { name: 'Next' }).click()
      await coming.waitFor({ timeout: 1_000 }).catch(() => undefined)
    }
  }
  await fill(page, { 'Name of the practice': 'Harbor Hematology', Phone: '(303) 555-0117', Street: '1 Pier Road' })
  await fill(page, { City: 'Harbor', State: 'CO', ZIP: '80202', 'Who answers for billing': 'Ana Ruiz' })
  await next('set-up-practice', 'For claims')
  await fill(page, { 'NPI of the practice': '1999999976', 'Tax number': '00-9876543' })
  await fill(page, { 'Your submitter number': 'HARBOR01', Clearinghouse: 'Clear House' })
  await fill(page, { 'Number of the clearinghouse': 'CLEAR' })
  await next('set-up-claims', 'Chairs')
  await fill(page, { Chairs: '1, 2, 3, 4, Bed A' })
  await next('set-up-chairs', 'People')
  await fill(page, { Name: 'Ana Ruiz', Credential: 'RN', 'PIN,': '480216', 'PIN again': '480216' })
  await fill(page, { Password$: 'harbour lights', 'Password again': 'harbour lights' })
  await next('set-up-people', 'Hub and drug list')
  await camera.take(page, 'set-up-hub')
}
