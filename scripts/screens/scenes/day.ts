import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onClinicClock } from '#test/e2e/clinicDay.ts'
import { type DeskAtTimes, openDeskAtTimes } from '#test/e2e/deskAtTimes.ts'
import { startHub } from '#test/e2e/programs.ts'
import type { Camera } from '../camera.ts'
import {
  admit,
  at,
  calm,
  forearm,
  give,
  harold,
  last,
  leave,
  port,
  samuel,
  start,
  station,
  stop,
  theDay,
  vials,
  walter,
  wanda,
} from '../visits.ts'
import { office } from './office.ts'

const daratumumab = 'Daratumumab and hyaluronidase'
const saline = 'Sodium chloride 0.9 %'

/** One day of four chairs, from the door to the signature, who looks at it from elsewhere, and the billing of it. */
export async function day(camera: Camera): Promise<void> {
  const hubFolder = mkdtempSync(join(tmpdir(), 'chairside-pictures-hub-'))
  let hub = await startHub(hubFolder, 0, onClinicClock(theDay, '08:00'))
  const desk = await openDeskAtTimes({ day: theDay, station, hub: { address: hub.address, code: hub.code } })
  try {
    await at(desk, '08:00', 'Dana Reyes', harold)
    await camera.take(desk.page, 'session-expected')
    await morning(desk)
    await lateMorning(camera, desk)
    await elsewhere(camera, desk)
    await shortVisits(desk)
    await longVisit(camera, desk)
    // The hub's day goes on too: what the office builds there bears its time.
    await desk.cut()
    await hub.kill()
    hub = await startHub(hubFolder, Number(new URL(hub.address).port), onClinicClock(theDay, '16:40'))
    await office(camera, desk)
    await evening(camera, desk)
  } finally {
    await desk.close()
    await hub.kill()
    rmSync(hubFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Chairs 1, 3, 5 and 7 until a quarter past ten. */
async function morning(desk: DeskAtTimes): Promise<void> {
  const { nurse } = desk
  await at(desk, '08:20', 'Marcus Hale', wanda)
  await admit(desk, '70', forearm)
  await give(desk, 'Diphenhydramine')
  await give(desk, 'Methylprednisolone')
  await start(desk, 'Immune globulin')
  await at(desk, '08:30', 'Dana Reyes', harold)
  await admit(desk, '74.3', forearm)
  await at(desk, '08:40', 'Dana Reyes', harold)
  await give(desk, 'Diphenhydramine')
  await at(desk, '08:45', 'Dana Reyes', harold)
  await start(desk, 'Dexamethasone')
  await at(desk, '09:05', 'Dana Reyes', harold)
  await stop(desk, 'Dexamethasone')
  await at(desk, '09:10', 'Dana Reyes', harold)
  await nurse.secondCheck('Rituximab', 'Marcus Hale')
  await start(desk, 'Rituximab')
  await nurse.openVisit(walter)
  await admit(desk, '71', port)
  await give(desk, 'Diphenhydramine')
  await at(desk, '09:16', 'Dana Reyes', walter)
  await nurse.secondCheck('Rituximab-abbs', 'Marcus Hale')
  await start(desk, 'Rituximab-abbs')
  await at(desk, '10:17', 'Dana Reyes', harold)
  await nurse.recordVitals({ ...calm, upper: '128', lower: '74' })
  await nurse.openVisit(walter)
  await nurse.recordVitals({ ...calm, upper: '132', lower: '80' })
  await nurse.openVisit(samuel)
  await nurse.recordArrival([/^Name/, /^Birth date/])
}

async function lateMorning(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  await at(desk, '10:36', 'Dana Reyes', harold)
  await camera.take(page, 'session')
  await desk.cutTo('10:42', 'Dana Reyes')
  // Once every chart is read: until then a card has only the list's words.
  await nurse.button(`Record vitals: ${samuel}`).waitFor()
  await camera.take(page, 'my-chairs')
  await nurse.goTo('Day list')
  await page.getByRole('table', { name: 'Day list' }).waitFor()
  await camera.take(page, 'day-list')
  await nurse.tapTo('Add a visit', nurse.sheet('Add a visit'))
  await nurse
    .sheet('Add a visit')
    .getByLabel(/^Last name/)
    .fill('Whit')
  await nurse.button(/^Take Whitcomb/).waitFor()
  await camera.take(page, 'add-visit')
  await nurse.closeSheet()
  await nurse.goTo('Board')
  await page.getByRole('region', { name: 'Chairs across the day' }).waitFor()
  await camera.take(page, 'board')
  await desk.cutTo('10:44', 'Owen Blake')
  await page.getByRole('table', { name: 'Mixing' }).waitFor()
  await nurse.tap('OK to mix: Bendamustine, Whitcomb, Harold')
  await page.getByText(/^OK to mix 10:4\d, Owen Blake$/).waitFor()
  await camera.take(page, 'mixing')
  await desk.cutTo('10:45', 'Dana Reyes')
  await nurse.lock()
  await nurse.tap(/Dana Reyes/)
  for (const _digit of [1, 2]) await nurse.tap('1')
  await camera.take(page, 'lock')
}

/** The charge nurse over all of it. */
async function elsewhere(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  await desk.cutTo('10:45', 'Priya Nair')
  await page.getByRole('region', { name: 'Chairs across the day' }).waitFor()
  await page.getByRole('button', { name: `Move ${samuel}` }).focus()
  await page.keyboard.press('Enter')
  await nurse.sheet('Move to another chair').waitFor()
  await camera.take(page, 'board-move')
  await nurse.closeSheet()
  await nurse.goTo('Staff')
  await nurse.tap(`Choose ${samuel}`)
  await camera.take(page, 'staff')
  await nurse.goTo('Board')
  await nurse.tap('Wall view')
  await page.getByText(/^HW/).first().waitFor()
  await camera.take(page, 'board-wall')
}

/** Two shorter visits to their signature. */
async function shortVisits(desk: DeskAtTimes): Promise<void> {
  const { nurse } = desk
  await at(desk, '10:46', 'Dana Reyes', walter)
  await stop(desk, 'Rituximab-abbs')
  await nurse.recordVials('Diphenhydramine', [{ size: '50 mg' }])
  // One vial fell: nobody was given of it, and it stands in the manager's reports.
  const fell = { ...last('100 mg', '100 mg'), reason: 'Spilled or broken' }
  const opened = [...vials('500 mg', 1), ...vials('100 mg', 1), last('100 mg', '10 mg'), fell]
  await nurse.recordVials('Rituximab-abbs', opened)
  await nurse.openVisit(samuel)
  await nurse.recordVitals({ ...calm, weight: '82' })
  await nurse.recordAccess(forearm)
  await nurse.giveOkToTreat()
  await give(desk, 'Dexamethasone')
  await give(desk, 'Diphenhydramine')
  await at(desk, '10:55', 'Dana Reyes', samuel)
  await nurse.secondCheck(daratumumab, 'Marcus Hale')
  await nurse.inject(daratumumab, 'Abdomen', 'Left')
  await nurse.recordVials('Dexamethasone', [{ size: '120 mg' }])
  await nurse.recordVials('Diphenhydramine', [last('50 mg', '25 mg')])
  await nurse.recordVials(daratumumab, [{ size: '1,800 mg' }])
  await at(desk, '11:25', 'Dana Reyes', samuel)
  await leave(desk, 'Line removed')
  await nurse.openVisit(walter)
  await leave(desk, 'Line locked')
}

/** Rituximab to its vials, the visit to its review and its signature. */
async function longVisit(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  await at(desk, '13:25', 'Dana Reyes', harold)
  await stop(desk, 'Rituximab')
  await nurse.correctTime('Rituximab', 'stopped', '13:20', 'Noted later, from pump history', 'Pump history')
  await nurse.openVials('Rituximab')
  for (const [place, size] of ['500 mg', '100 mg', '100 mg', '100 mg'].entries()) await nurse.addVial(size, place + 1)
  await nurse.tap('The rest, 87.5 mg')
  await camera.take(page, 'containers')
  await nurse.tap('Save vials')
  await nurse.sees(/^Rituximab vials recorded/)
  await at(desk, '13:30', 'Dana Reyes', harold)
  await nurse.secondCheck('Bendamustine', 'Marcus Hale')
  await start(desk, 'Bendamustine')
  await at(desk, '14:00', 'Dana Reyes', harold)
  await stop(desk, 'Bendamustine')
  await at(desk, '14:05', 'Dana Reyes', harold)
  await start(desk, saline)
  await at(desk, '14:50', 'Dana Reyes', harold)
  await stop(desk, saline)
  await nurse.recordWholeDose(saline, '500 mL')
  await nurse.recordVials('Diphenhydramine', [{ size: '50 mg' }])
  await nurse.recordVials('Dexamethasone', [{ size: '120 mg' }])
  await nurse.recordVials(saline, [{ size: '500 mL' }])
  await at(desk, '14:52', 'Dana Reyes', harold)
  await nurse.review()
  await camera.take(page, 'review-sign')
  await nurse.openVisit(harold)
  await nurse.recordVials('Bendamustine', [...vials('100 mg', 1), ...vials('25 mg', 2), last('25 mg', '4 mg')])
  await at(desk, '15:00', 'Dana Reyes', harold)
  await nurse.recordVitals(calm)
  await nurse.tapTo('Discharge', nurse.sheet('Discharge'))
  await camera.take(page, 'sheet-discharge')
  await nurse.closeSheet()
  await nurse.discharge('Stable', 'Line removed')
  await nurse.review()
  await nurse.sign('Dana Reyes')
  await camera.take(page, 'review-signed')
}

/** What is left of the day: the signed chart, its entries, an amendment, and the closing. */
async function evening(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  await desk.cutTo('17:10', 'Priya Nair')
  await nurse.goTo('Close day')
  await nurse.sees('To settle first')
  await camera.take(page, 'close-day')
  await page.getByRole('button', { name: /Saved here|to send|received/ }).click()
  await nurse.sees('Other desks')
  await camera.take(page, 'sync-monitor')
  await desk.cutTo('17:20', 'Dana Reyes')
  await page
    .getByText(/^Grace Kim asks about/)
    .first()
    .waitFor()
  await nurse.button(/^Record arrival/).waitFor()
  await camera.take(page, 'question-to-me')
  await nurse.openDayListVisit(harold)
  await camera.take(page, 'session-signed')
  await nurse.tap('Review')
  await nurse.tap('All times')
  await page.getByRole('heading', { name: /^Timeline/ }).waitFor()
  await camera.take(page, 'timeline')
  await nurse.tapTo(/^Amend/, nurse.sheet('Amend the signed visit'))
  await nurse.mark(nurse.sheet('Amend the signed visit'), 'Why', 'Correcting what was typed')
  await nurse.sheet('Amend the signed visit').getByRole('textbox').fill('Bendamustine: 13:58, by the pump')
  await camera.take(page, 'sheet-amend')
  await nurse.tap('Open amendment')
  await nurse.sheet('Amend the signed visit').waitFor({ state: 'detached' })
  await nurse.tap('Open the chart')
  await nurse.sees(/^Version 1 is being amended/)
  await camera.take(page, 'session-amending')
}
