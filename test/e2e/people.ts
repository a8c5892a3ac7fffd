import type { Page } from 'playwright-core'
import { lockWords } from '#renderer/words/lock.ts'

/** People of the demo clinic and their PINs, as the README lists them. */
export const pins = {
  'Dana Reyes': '1111',
  'Marcus Hale': '2222',
  'Priya Nair': '3333',
  'Owen Blake': '4444',
  'Lena Ortiz': '5555',
  'Grace Kim': '6666',
  'Tom Archer': '7777',
  'Ruth Bell': '8888',
  'Ines Faro': '9999',
} as const
export type PersonName = keyof typeof pins

/** Signs in the way a person does: own name, own digits, Enter. */
export async function signIn(page: Page, name: PersonName): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.getByText(lockWords.enterYourPin).waitFor()
  await page.keyboard.type(pins[name])
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}
