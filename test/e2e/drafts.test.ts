import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { type DeskAtTimes, openDeskAtTimes } from './deskAtTimes.ts'

/** Nothing typed is ever lost (workflow 13): the desk is killed while a note is half typed. */

const root = join(import.meta.dirname, '../..')
const words = 'Says her arm feels cold, asks for'

let desk: DeskAtTimes

beforeAll(async () => {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  desk = await openDeskAtTimes()
}, 240_000)
afterAll(() => desk?.close())

async function theNote() {
  await desk.nurse.openVisit('Whitcomb, Harold')
  await desk.page.getByRole('button', { name: 'Access, flush, note' }).click()
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Write a note' }).click()
  return desk.page.getByRole('textbox', { name: 'Note' })
}

it('a note that was half typed when the desk was killed is taken up where it was', async () => {
  await desk.cutTo('10:42', 'Dana Reyes')
  const kept = desk.page.waitForResponse((answer) => answer.request().postData()?.includes('drafts.keep') ?? false)
  await (await theNote()).fill(words)
  // The answer is the proof that it is on the disk.
  await (await kept).finished()
  await desk.killUnderThePage()
  await desk.cutTo('10:50', 'Dana Reyes')
  const note = await theNote()
  await desk.nurse.sees(/^Taken up from 10:/)
  expect(await note.inputValue()).toBe(words)
  // Neither starting over nor bringing it back moves what is typed in.
  const before = await note.boundingBox()
  const dialog = desk.page.getByRole('dialog')
  await desk.nurse.tapTo('Start over', dialog.getByText('Started over'))
  expect(await note.inputValue()).toBe('')
  expect(await note.boundingBox()).toEqual(before)
  await desk.nurse.tapTo('Bring it back', dialog.getByText(/^Taken up from 10:/))
  expect(await note.inputValue()).toBe(words)
  expect(await note.boundingBox()).toEqual(before)
}, 240_000)
