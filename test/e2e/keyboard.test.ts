import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { type DeskAtTimes, openDeskAtTimes } from './deskAtTimes.ts'
import { inOrder } from './inOrder.ts'
import { KeyboardNurse } from './keyboardNurse.ts'

/** A visit from the door to the signature, and the biller's morning, without a pointer (workflow 13, design language 8). */

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
    await dana.secondCheck(drug, 'Marcus Hale')
  })

  it('gives, starts, takes back with Ctrl+Z, starts, pauses, resumes and stops', async () => {
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
    await dana.tap(`Stop: ${drug}`)
    expect(await heard()).toContain(`${drug} stopped`)
    await dana.recordWholeDose(drug, '690 mg')
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

  it('discharges, reviews with F9 and signs', async () => {
    await dana.openVisit(patient)
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
    await dana.press('Control+l')
    await page.getByRole('heading', { name: 'Who is here?' }).waitFor()
    await dana.signIn('Grace Kim')
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

  it('used no pointer, and the page did not complain', () => {
    expect(dana.pointerTaps).toBe(0)
    expect(desk.complaints).toEqual([])
  })
})

const typed = (digits: string): Promise<void> => desk.page.keyboard.type(digits, { delay: 45 })
