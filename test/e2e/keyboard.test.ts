import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { type DeskAtTimes, openDeskAtTimes } from './deskAtTimes.ts'
import { inOrder } from './inOrder.ts'
import { KeyboardNurse } from './keyboardNurse.ts'
import type { PersonName } from './people.ts'

/**
 * A day without a pointer (workflow 13, design language 8): a visit from the door to the signature with its mixing, its
 * reaction and its handoff, then the biller, the charge nurse who closes the day, and the administrator.
 */

const root = join(import.meta.dirname, '../..')
const patient = 'Nowak, Walter'
const drug = 'Rituximab-abbs'
let desk: DeskAtTimes
let dana: KeyboardNurse

beforeAll(async () => {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  desk = await openDeskAtTimes({ nurseAs: (page) => new KeyboardNurse(page) })
  dana = desk.nurse as KeyboardNurse
})
afterAll(() => desk?.close())
inOrder('keyboard', () => desk?.page)
vi.setConfig({ testTimeout: 240_000 })

/** The screen goes to somebody else. */
async function nowComes(who: PersonName): Promise<void> {
  await dana.lock()
  await dana.signIn(who)
}

const focused = (): Promise<string> =>
  desk.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  )

/** What a screen reader was told last, in either live region. */
const heard = (): Promise<string> =>
  desk.page.evaluate(() =>
    Array.from(document.querySelectorAll('[data-live-announcer]'), (region) => region.textContent ?? '')
      .join(' ')
      .replaceAll('\u200b', '')
      .trim(),
  )

describe('a nurse with a keyboard alone', () => {
  it('signs in, finds the patient and records the arrival', async () => {
    await desk.cutTo('09:30', 'Dana Reyes')
    await dana.press('F3')
    await expect.poll(focused).toBe('Name, birth date or MRN')
    await desk.page.keyboard.type('walt', { delay: 45 })
    await dana.tap(`Open: ${patient}`)
    await desk.page.getByRole('heading', { name: patient }).first().waitFor()
    expect(await focused()).toContain(patient)
    await dana.recordArrival([/^Name/, /^Birth date/])
    expect(await heard()).toContain('Arrival recorded. Saved here.')
  })

  it('records vitals with F2, typing through the fields, and comes back to where it was', async () => {
    await dana.reach(dana.button('Access, flush, note'))
    await dana.press('F2')
    await dana.sheet('Vitals').waitFor()
    for (const digits of ['36.8', '78', '124', '76', '98', '16', '2']) await typed(digits)
    await dana.tap('Save vitals')
    await dana.sees(/^Vitals recorded \d\d:\d\d$/)
    await expect.poll(focused).toBe('Access, flush, note')
    expect(await desk.page.getByRole('main').innerText()).toMatch(/36\.8[\s\S]*78[\s\S]*124\/76[\s\S]*98/)
  })

  it('records access with F4, gives OK to treat, and a second person checks', async () => {
    await dana.press('F4')
    await dana.pressed(dana.button('Record access', desk.page.getByRole('dialog')))
    const sheet = dana.sheet('Access')
    await sheet.waitFor()
    await dana.choose(sheet, 'Device', 'Peripheral')
    await dana.choose(sheet, 'Site', 'Forearm')
    await dana.mark(sheet, 'Side', 'Left')
    await dana.choose(sheet, 'Gauge', '22 G')
    await dana.pressed(dana.button('Record access', sheet))
    await dana.sees(/^Access recorded \d\d:\d\d$/)
    await dana.giveOkToTreat()
  })

  it('has the drug mixed by the pharmacist, and a second person checks it', async () => {
    await nowComes('Owen Blake')
    await dana.releaseForMixing(drug, patient)
    await nowComes('Dana Reyes')
    await dana.openVisit(patient)
    await dana.secondCheck(drug, 'Marcus Hale')
  })

  it('gives, starts, takes back with Ctrl+Z, starts, pauses and resumes', async () => {
    await dana.tap('Give: Diphenhydramine')
    await dana.sees(/^Diphenhydramine given/)
    await dana.tap(`Start: ${drug}`)
    await dana.button(`Stop: ${drug}`).waitFor()
    await expect.poll(focused).toBe(`Stop: ${drug}`)
    await dana.press('Control+z')
    await dana.button(`Start: ${drug}`).waitFor()
    await dana.tap(`Start: ${drug}`)
    await dana.sees(new RegExp(`^${drug} started`))
    await dana.tap(`Pause: ${drug}`)
    await dana.tap('Bathroom, unplugged')
    await dana.button(`Resume: ${drug}`).waitFor()
    await dana.tap(`Resume: ${drug}`)
    await dana.button(`Stop: ${drug}`).waitFor()
    await dana.press('F8')
    await dana.sheet('What the record supports').waitFor()
    await dana.press('Escape')
  })

  it('meets a reaction and writes its record', async () => {
    await dana.meetReaction()
    await dana.button(`Resume: ${drug}`).waitFor()
    await dana.button('Reaction open').waitFor()
  })

  it('is told above the button why the record does not close yet', async () => {
    const sheet = await dana.fillReactionEnd('Stopped for good')
    const close = dana.button('Close reaction', sheet)
    await dana.pressed(close)
    const why = sheet.getByText(new RegExp(`^${drug}`)).last()
    await why.waitFor()
    const [words, button] = [await why.boundingBox(), await close.boundingBox()]
    expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0)
    await dana.closeSheet()
  })

  it('stops for good, corrects the time of the stop with its reason, and closes the reaction', async () => {
    await desk.cutTo('10:40', 'Dana Reyes')
    await dana.openVisit(patient)
    await dana.tap(`Stop: ${drug}`)
    await dana.sees(new RegExp(`^${drug} stopped 10:4`))
    expect(await heard()).toContain(`${drug} stopped`)
    await dana.recordWholeDose(drug, '690 mg')
    await dana.correctTime(drug, 'stopped', '10:20', 'Noted later, from pump history', 'Pump history')
    await dana.endReaction('Stopped for good')
    expect(await dana.button('Reaction open').count()).toBe(0)
  })

  it('records vials and waste', async () => {
    await dana.recordVials('Diphenhydramine', [{ size: '50 mg' }])
    await dana.recordVials(drug, [{ size: '500 mg' }, { size: '100 mg' }, { size: '100 mg', rest: 'The rest, 10 mg' }])
  })

  it('pauses everything with Ctrl+Shift+E and lists its keys with F1', async () => {
    await dana.press('Control+Shift+E')
    await dana.sheet(/Reaction/).waitFor()
    await dana.press('Escape')
    await dana.press('F1')
    await dana.sheet('Keys').waitFor()
    await dana.press('Escape')
    await dana.sheet('Keys').waitFor({ state: 'detached' })
    await dana.press('F6')
    await dana.press('F6')
    await dana.press('Control+1')
    await desk.page.getByRole('heading', { name: 'Whitcomb, Harold' }).first().waitFor()
  })

  it('hands the patient over for lunch and takes them back; the charge nurse moves them to another chair', async () => {
    await dana.openVisit(patient)
    await dana.offerLunchCover('Marcus Hale')
    await nowComes('Marcus Hale')
    await dana.acceptCover(patient)
    await nowComes('Dana Reyes')
    await dana.endCover()
    await nowComes('Priya Nair')
    await dana.tap(new RegExp(`^Move ${patient}`))
    await dana.sheet('Move to another chair').waitFor()
    // The reaction is over, and the board says so.
    expect(await desk.page.getByRole('main').getByText('Reaction open').count()).toBe(0)
    await dana.tap('Chair 8')
    await desk.page.locator('[data-row="8"]').getByText(patient).waitFor()
    await nowComes('Dana Reyes')
    await dana.openVisit(patient)
  })

  it('discharges, reviews with F9 and signs', async () => {
    await dana.recordVitals({ temperature: '36.9', pulse: '80', upper: '122', lower: '74', oxygen: '98' })
    await dana.discharge('Stable', 'Line removed')
    await dana.press('F9')
    await desk.page.getByRole('heading', { name: 'Review and sign' }).waitFor()
    await dana.sign('Dana Reyes')
    expect(await heard()).toContain('Visit signed. Saved here.')
  })
})

describe('a biller with a keyboard alone', () => {
  it('opens the visit from the worklist, goes through its lines, to its claim file and back', async () => {
    const { page } = desk
    await nowComes('Grace Kim')
    await page.getByRole('row', { name: /Nowak, Walter/ }).waitFor()
    await dana.press('/')
    await page.keyboard.type('nowak', { delay: 45 })
    await dana.reach(page.getByRole('grid', { name: 'Worklist' }))
    await dana.press('ArrowDown')
    await dana.press('Enter')
    await page.getByRole('heading', { name: patient }).waitFor()
    await dana.pressed(page.getByRole('complementary').getByRole('button').first())
    await dana.sees(/Rule R\d+/)
    const why = await dana.whyClosed('Claim file')
    await dana.press('e')
    // A claim that is held says why instead.
    if (why !== null) await dana.sees(why)
    else {
      await page.getByRole('dialog', { name: 'Claim file of this visit' }).waitFor()
      await dana.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await dana.press('Escape')
    await page.getByRole('grid', { name: 'Worklist' }).waitFor()
  })
})

describe('the charge nurse and the administrator with a keyboard alone', () => {
  it('close the day', async () => {
    await nowComes('Priya Nair')
    await dana.goTo('Close day')
    await dana.sees('Nothing runs and nobody sits in a chair')
    const side = desk.page.getByRole('complementary')
    await dana.mark(side, 'Controlled drugs, counted', 'They agree with the book')
    await dana.tap('Close the day')
    await dana.sees(/^Closed 10:\d\d by Priya Nair/)
  })

  it('put a lot on the list of recalled lots', async () => {
    await nowComes('Ruth Bell')
    await dana.goTo('Recalled lots')
    await dana.write(desk.page.getByRole('textbox', { name: /^Lot/ }), 'LS999Z')
    await dana.write(desk.page.getByRole('textbox', { name: /^Why/ }), 'Letter of the maker')
    await dana.tap('Put on the list')
    await dana.button('Take off: lot LS999Z').waitFor()
  })

  it('used no pointer, and the page did not complain', () => {
    expect(dana.pointerTaps).toBe(0)
    expect(desk.complaints).toEqual([])
  })
})

const typed = (digits: string): Promise<void> => desk.page.keyboard.type(digits, { delay: 45 })
