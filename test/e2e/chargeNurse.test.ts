import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { type DeskAtTimes, openDeskAtTimes } from './deskAtTimes.ts'

/** The charge nurse in a real browser: a patient drawn to another chair by hand, and every screen of hers without a complaint. */

const root = join(import.meta.dirname, '../..')
const patient = 'Whitcomb, Harold'

let desk: DeskAtTimes

beforeAll(async () => {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  desk = await openDeskAtTimes()
}, 300_000)
afterAll(() => desk?.close())

const rowOf = (text: RegExp) => desk.page.getByRole('region', { name: 'Chairs across the day' }).getByText(text)

it('draws a patient to another chair with the pointer, and closes the day from her rail', {
  timeout: 240_000,
}, async () => {
  const { page, nurse } = desk
  await desk.cutTo('08:30', 'Dana Reyes')
  await nurse.openVisit(patient)
  await nurse.recordArrival([/^Name/, /^Birth date/])
  await desk.cutTo('08:31', 'Priya Nair')
  await rowOf(/Whitcomb/)
    .first()
    .waitFor()
  const grip = await page.getByRole('button', { name: `Move ${patient}` }).boundingBox()
  const target = await page.locator('[data-row="6"]').boundingBox()
  if (!grip || !target) throw new Error('there is no handle, or no sixth chair')
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
  await page.mouse.down()
  await page.mouse.move(target.x + 200, target.y + target.height / 2, { steps: 8 })
  await page.mouse.up()
  await page.locator('[data-row="6"]').getByText(patient).waitFor()
  await page.getByRole('button', { name: `Move ${patient}` }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Move to another chair' }).waitFor()
  await nurse.tap('Chair 1')
  await page.locator('[data-row="1"]').getByText(patient).waitFor()
  await nurse.goTo('Staff')
  await nurse.tap(`Choose ${patient}`)
  await nurse.goTo('Close day')
  await nurse.sees('To settle first')
  await page.getByRole('button', { name: /Saved here|to send|received/ }).click()
  await nurse.sees('Other desks')
  await nurse.goTo('Board')
  await nurse.tap('Wall view')
  await rowOf(/HW/).first().waitFor()
  expect(desk.complaints).toEqual([])
})
