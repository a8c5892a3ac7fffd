import { type DeskAtTimes, openDeskAtTimes } from '#test/e2e/deskAtTimes.ts'
import { FloorNurse } from '#test/e2e/wholeDay/floorNurse.ts'
import type { Camera } from '../camera.ts'
import { admit, calm, fromVisitSheet, give, harold, port, start, station, theDay, walter } from '../visits.ts'

const rituximab = 'Rituximab-abbs'

/** When something happens: vitals out of range, a reaction, a leak, and a pump that goes home and comes back. */
export async function care(camera: Camera): Promise<void> {
  const desk = await openDeskAtTimes({ day: theDay, station, nurseAs: (page) => new FloorNurse(page) })
  try {
    await desk.cutTo('09:30', 'Dana Reyes')
    await desk.nurse.openVisit(walter)
    await admit(desk, '71', port)
    await give(desk, 'Diphenhydramine')
    await desk.cutTo('09:36', 'Dana Reyes')
    await desk.nurse.openVisit(walter)
    await desk.nurse.secondCheck(rituximab, 'Marcus Hale')
    await start(desk, rituximab)
    await reaction(camera, desk)
    await pump(camera, desk)
    await leak(camera, desk)
  } finally {
    await desk.close()
  }
}

async function reaction(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { page } = desk
  const nurse = desk.nurse as FloorNurse
  await desk.cutTo('10:02', 'Dana Reyes')
  await nurse.openVisit(walter)
  await nurse.recordVitals({ ...calm, temperature: '38.2', pulse: '124', upper: '86', lower: '52', oxygen: '91' })
  await nurse.tapTo(/^Due \d\d:\d\d/, nurse.sheet('Due and so far'))
  await nurse.pressed(nurse.sheet('Due and so far').getByRole('button', { name: /out of range/ }))
  await nurse.sheet('Vitals out of range').waitFor()
  await camera.take(page, 'sheet-alert')
  await nurse.closeSheet()
  await nurse.meetReaction()
  await nurse.tapTo('Reaction open', nurse.sheet('Reaction'))
  await camera.take(page, 'reaction')
  await nurse.tap('Close the record')
  await nurse.sheet('Close reaction').waitFor()
  await camera.take(page, 'sheet-reaction-close')
  await nurse.closeSheet()
  await nurse.tapTo(`Resume: ${rituximab}`, nurse.sheet(`Run on: ${rituximab}`))
  await camera.take(page, 'sheet-resume')
  await nurse.closeSheet()
}

async function leak(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { page } = desk
  const nurse = desk.nurse as FloorNurse
  await nurse.meetExtravasation()
  await nurse.tapTo('Extravasation open', nurse.sheet('Extravasation'))
  await camera.take(page, 'sheet-extravasation')
  await nurse.closeSheet()
}

/** Fluorouracil over 46 hours: added, started, sent home on the pump, and taken off at the next visit. */
async function pump(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  await nurse.openVisit(harold)
  await admit(desk, '74.3', port)
  const sheet = await fromVisitSheet(desk, 'Add drug or fluid', 'Add drug or fluid')
  await sheet.getByRole('textbox').fill('fluorouracil')
  await nurse.pressed(sheet.getByRole('button', { name: /luorouracil/ }).first())
  await sheet.getByRole('textbox', { name: /^Dose/ }).fill('4560')
  await nurse.choose(sheet, 'Route', 'Portable pump')
  await sheet.getByRole('textbox', { name: /^Volume/ }).fill('92')
  await sheet.getByRole('textbox', { name: /^Over/ }).fill('2760')
  await nurse.choose(sheet, 'On a leak it is', 'Irritant')
  await nurse.mark(sheet, 'Whose order', 'Provider order, read back')
  await sheet.getByRole('textbox', { name: /^Which provider/ }).fill('Dr. Weiss')
  await nurse.tick(sheet, 'Order read back')
  await nurse.tap('Add to this visit')
  await sheet.waitFor({ state: 'detached' })
  await nurse.checkByTwo(/^Second check: Fluoro/i, 'Marcus Hale')
  await nurse.tapTo(/^Start: Fluoro/i, page.getByText(/^Fluoro.* started \d/i).first())
  await nurse.tap(/^Details: Fluoro/i)
  await nurse.tap('Home on the pump')
  const home = nurse.sheet(/^Home on the pump/)
  await home.getByRole('textbox', { name: /^Pump number/ }).fill('CADD 2214')
  await home.getByRole('textbox', { name: /^Rate/ }).fill('2')
  await camera.take(page, 'sheet-pump-home')
  await nurse.pressed(nurse.button('Send home running', home))
  await home.waitFor({ state: 'detached' })
  await fromVisitSheet(desk, 'Disconnect pump', 'Disconnect pump')
  await camera.take(page, 'sheet-pump-off')
  await nurse.closeSheet()
}
