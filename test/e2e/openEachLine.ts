import type { Page } from 'playwright-core'

/** The biller's lines, each opened once: "96413 × 1" with its reason and rules. */
export async function openEachLine(page: Page): Promise<Readonly<Record<string, string>>> {
  const reasons: Record<string, string> = {}
  const lines = page.getByRole('complementary').getByRole('listitem')
  for (const item of await lines.filter({ has: page.getByRole('button') }).all()) {
    const line = item.getByRole('button')
    const [words = ''] = /^\S+\s+× \d+/.exec(await line.innerText()) ?? []
    await line.click()
    const more = await line.getAttribute('aria-controls')
    reasons[words.replace(/\s+/g, ' ')] = await page.locator(`[id="${more}"]`).innerText()
  }
  return reasons
}
