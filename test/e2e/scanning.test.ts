import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onShelf } from '#resources/demo/shelf.ts'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { type DeskAtTimes, openDeskAtTimes } from './deskAtTimes.ts'
import { problemsOf } from './looking/problemsOf.ts'
import type { Nurse } from './nurse.ts'
import { scan } from './scanner.ts'

/** A keyboard-wedge scanner at a real browser: real key presses, with the focus wherever a person left it. */

const root = join(import.meta.dirname, '../..')
let desk: DeskAtTimes
let dana: Nurse

beforeAll(async () => {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  desk = await openDeskAtTimes()
  dana = desk.nurse
  await desk.cutTo('08:30', 'Dana Reyes')
})
afterAll(() => desk?.close())

const label = (size: number, rest: string): string =>
  `]d201${onShelf('rituximab', desk.day).stocked[size]?.gtin}${rest}`

describe('a scanner at the workstation', () => {
  it('opens the desk by badge and a chart by its label, and stops at another patient’s', async () => {
    await dana.lock()
    await scan(desk.page, 'RN-1001')
    await desk.page.getByRole('navigation', { name: 'Main' }).waitFor()
    await scan(desk.page, 'PATIENT:LS-104417')
    await dana.sees('Opened Whitcomb, Harold')
    expect(await problemsOf(desk.page)).toEqual([])
    await scan(desk.page, 'LS-104522')
    const stop = desk.page.getByRole('alertdialog', { name: 'Wrong patient' })
    await stop.waitFor()
    // Its Enter lands on the button that has the focus, and presses nothing.
    await scan(desk.page, 'LS-104522')
    expect(await stop.isVisible()).toBe(true)
    expect(await problemsOf(desk.page)).toEqual([])
    await dana.tap('Understood')
  })

  it('types nothing into the field that has the focus, whole or cut off, and a hand types as ever', async () => {
    const { page } = desk
    await dana.tapTo('Access, flush, note', page.getByRole('dialog'))
    await dana.tapTo('Write a note', page.getByRole('textbox'))
    const note = page.getByRole('textbox').first()
    await note.focus()
    await page.keyboard.type('ate well', { delay: 45 })
    await scan(page, label(0, '1727123110TX77\u001d21S1'))
    await dana.sees('Rituximab 500 mg')
    await scan(page, '0100399901201', 'none')
    await dana.sees('Half a scan')
    expect(await problemsOf(page)).toEqual([])
    await page.keyboard.type(', no pain', { delay: 45 })
    await expect.poll(() => note.inputValue()).toBe('ate well, no pain')
    await dana.closeSheet()
  })

  it('fills in the vials, one after the other', async () => {
    await dana.tap('Details: Rituximab')
    await dana.tap(/^Vials/)
    await dana.sees('No vial yet')
    await scan(desk.page, label(0, '1727123110TX77'))
    await dana.sees('Who sits here is not checked yet')
    await dana.tap('Understood')
    await dana.openVisit('Whitcomb, Harold')
    await dana.recordArrival([/^Name/, /^Birth date/])
    await dana.tap('Details: Rituximab')
    await dana.tap(/^Vials/)
    await dana.sees('No vial yet')
    const began = performance.now()
    for (const [size, serial] of [
      [0, 'S1'],
      [1, 'S2'],
      [1, 'S3'],
    ] as const) {
      await scan(desk.page, label(size, `1727123110TX77\u001d21${serial}`))
      await dana.sees(new RegExp(`serial ${serial}$`))
    }
    process.stdout.write(`three vials scanned: ${((performance.now() - began) / 1_000).toFixed(1)} s here\n`)
    await scan(desk.page, label(1, '1727123110AB21XY'))
    await dana.sees('The scanner ran two fields together. What is printed on the vial?')
    expect(await problemsOf(desk.page)).toEqual([])
    await dana.tap(/lot AB, .* serial XY$/)
    await dana.sees('Added 100 mg, lot AB')
    expect(desk.complaints).toEqual([])
  })
})
