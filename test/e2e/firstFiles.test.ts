import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startDesk } from './programs.ts'

/** So many things a browser asks one host for at once; what comes after them waits for another's connection (ADR 25). */
const askedAtOnce = 6

test('the lock screen is drawn from no more files than a browser asks for at once, and puts no style of its own in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-first-files-'))
  const desk = await startDesk({ folder })
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    const response = await page.goto(desk.address)
    await page.getByRole('heading', { name: 'Who is here?' }).waitFor()
    const head = (await response?.text()) ?? ''
    const files = head.match(/<(script|link) [^>]*(src|rel="modulepreload"|rel="stylesheet")[^>]*>/g) ?? []
    expect(files.length).toBeGreaterThan(1)
    expect(files.length).toBeLessThanOrEqual(askedAtOnce)
    expect(await page.locator('style').count()).toBe(0)
    expect(complaints).toEqual([])
  } finally {
    await browser.close()
    await desk.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
