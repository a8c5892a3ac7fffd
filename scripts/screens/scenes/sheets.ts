import { type DeskAtTimes, openDeskAtTimes } from '#test/e2e/deskAtTimes.ts'
import type { Camera } from '../camera.ts'
import type { PictureName } from '../pictures.ts'
import {
  calm,
  forearm,
  fromVisitSheet,
  give,
  harold,
  port,
  samuel,
  start,
  station,
  stop,
  teresa,
  theDay,
  walter,
} from '../visits.ts'

const daratumumab = 'Daratumumab and hyaluronidase'

/** The sheets of an ordinary visit, in the order in which a nurse meets them. */
export async function sheets(camera: Camera): Promise<void> {
  const desk = await openDeskAtTimes({ day: theDay, station })
  const scene: Scene = { camera, desk }
  try {
    await desk.cutTo('08:30', 'Dana Reyes')
    await desk.nurse.openVisit(harold)
    await beforeTreatment(scene)
    await behindTheMenu(scene)
    await checks(scene)
    await running(scene)
    await injection(scene)
    await fromPaper(scene)
    await wrongPatient(scene)
    await vesicantPush(scene)
  } finally {
    await desk.close()
  }
}

interface Scene {
  readonly camera: Camera
  readonly desk: DeskAtTimes
}

/** Takes the open sheet and closes it. */
async function takeSheet({ camera, desk: { page, nurse } }: Scene, name: PictureName): Promise<void> {
  await camera.take(page, name)
  await nurse.closeSheet()
}

async function beforeTreatment(scene: Scene): Promise<void> {
  const { nurse } = scene.desk
  await nurse.tapTo('Record arrival', nurse.sheet('Arrival'))
  await nurse.tick(nurse.sheet('Arrival'), /^Name/)
  await takeSheet(scene, 'sheet-arrival')
  await nurse.recordArrival([/^Birth date/])
  await fromVisitSheet(scene.desk, 'Arrival talk', 'Arrival talk')
  await takeSheet(scene, 'sheet-arrival-talk')
  await nurse.recordVitals({ ...calm, weight: '74.3' })
  await nurse.tapTo('Record access', nurse.sheet('Access'))
  const access = nurse.sheet('Access')
  await nurse.choose(access, 'Device', 'Port')
  await nurse.choose(access, 'Site', 'Chest')
  await nurse.mark(access, 'Side', 'Right')
  await takeSheet(scene, 'sheet-access')
  await nurse.recordAccess(port)
  await nurse.tapTo('OK to treat', nurse.sheet('OK to treat'))
  await takeSheet(scene, 'sheet-ok-to-treat')
  await nurse.giveOkToTreat()
}

/** What stands behind "Access, flush, note": each opened once. */
async function behindTheMenu(scene: Scene): Promise<void> {
  const { nurse } = scene.desk
  await nurse.tapTo('Access, flush, note', nurse.sheet('This visit'))
  await takeSheet(scene, 'sheet-visit')
  const menu: readonly (readonly [choice: string, title: string | RegExp, name: PictureName])[] = [
    ['Flush', 'Flush', 'sheet-flush'],
    ['Hand over', 'Hand over', 'sheet-handoff'],
    ['Write a note', 'Notes', 'sheet-note'],
    ['Print', 'Print', 'sheet-print'],
    ['Provider visit', /Provider/, 'sheet-provider-visit'],
    ['About the patient', 'About the patient', 'sheet-about-patient'],
    ['Photo of the patient', /Photo/, 'sheet-photo'],
    ['Name, birth date or MRN', /Name, birth date/, 'sheet-identity'],
    ['Transfer out', 'Transfer out', 'sheet-transfer'],
    ['Not treated today', 'Not treated today', 'sheet-not-treated'],
    ['Add drug or fluid', 'Add drug or fluid', 'sheet-add-drug'],
    ['Type in from paper', 'From paper', 'sheet-paper'],
  ]
  for (const [choice, title, name] of menu) {
    await fromVisitSheet(scene.desk, choice, title)
    await takeSheet(scene, name)
  }
}

export async function otherProduct(scene: Scene): Promise<void> {
  const { nurse } = scene.desk
  await nurse.tap('Details: Rituximab')
  await nurse.tap('OK to mix another product')
  const sheet = nurse.sheet(/^Another product/)
  await nurse.mark(sheet, 'Which product', 'riTUXimab-pvvr (Ruxience), Q5119')
  await nurse.mark(sheet, 'Why', 'The payer asks for it')
  await takeSheet(scene, 'sheet-product')
}

async function checks(scene: Scene): Promise<void> {
  const { camera, desk } = scene
  const { nurse, page } = desk
  await nurse.tap('Details: Diphenhydramine')
  await nurse.tap('Not given')
  await nurse.sheet('Not given: Diphenhydramine').waitFor()
  await takeSheet(scene, 'sheet-not-given')
  await give(desk, 'Diphenhydramine')
  await otherProduct(scene)
  await nurse.tap('Details: Rituximab')
  await nurse.tap('Received at the chair')
  await page.getByRole('dialog', { name: /^Received/ }).waitFor()
  await takeSheet(scene, 'sheet-received')
  await desk.cutTo('08:45', 'Dana Reyes')
  await nurse.openVisit(harold)
  await start(desk, 'Dexamethasone')
  await desk.cutTo('09:05', 'Dana Reyes')
  await nurse.openVisit(harold)
  await stop(desk, 'Dexamethasone')
  await nurse.firstCheck('Second check: Rituximab')
  await camera.take(page, 'sheet-second-check')
  await nurse.confirmAs('Marcus Hale')
  await start(desk, 'Rituximab')
}

/** While rituximab runs: vitals with their course, rate, pause, bag, times. */
async function running(scene: Scene): Promise<void> {
  const { camera, desk } = scene
  const { nurse, page } = desk
  await desk.cutTo('09:20', 'Dana Reyes')
  await nurse.openVisit(harold)
  await nurse.recordVitals({ ...calm, temperature: '36.9', pulse: '82', upper: '120' })
  await desk.cutTo('09:36', 'Dana Reyes')
  await nurse.openVisit(harold)
  await nurse.tapTo(/^Due \d\d:\d\d/, nurse.sheet('Due and so far'))
  await camera.take(page, 'sheet-due')
  await nurse.pressed(page.getByRole('button', { name: /^Postpone/ }).first())
  await nurse.sheet(/^Postpone/).waitFor()
  await takeSheet(scene, 'sheet-postpone')
  await nurse.tapTo('Record vitals', nurse.sheet('Vitals'))
  for (const digits of ['37.9', '108', '98', '58']) await page.keyboard.type(digits, { delay: 45 })
  await takeSheet(scene, 'sheet-vitals')
  await nurse.tapTo('Rate: Rituximab', page.getByRole('dialog'))
  await takeSheet(scene, 'sheet-rate')
  await nurse.tapTo('Pause: Rituximab', nurse.sheet('Pause: Rituximab'))
  await takeSheet(scene, 'sheet-pause')
  await nurse.tapTo('Details: Rituximab', page.getByRole('dialog'))
  await camera.take(page, 'sheet-details')
  await nurse.tap('Next bag')
  await nurse.sheet(/^Next bag/).waitFor()
  await takeSheet(scene, 'sheet-bag')
  await nurse.tap('Details: Rituximab')
  await nurse.tap('Tolerance and comment')
  await nurse.sheet(/^Tolerance/).waitFor()
  await takeSheet(scene, 'sheet-tolerance')
  await nurse.tap('Details: Rituximab')
  await nurse.tap(/^Set time: started/)
  await nurse.sheet('Change time').waitFor()
  await page.keyboard.type('0902', { delay: 45 })
  await takeSheet(scene, 'sheet-change-time')
  await fromVisitSheet(desk, 'Times of this visit', 'Times of this visit')
  await takeSheet(scene, 'sheet-times')
  await nurse.tapTo('Stop all drugs', nurse.sheet('Stop all'))
  await takeSheet(scene, 'sheet-stop-all')
  await stop(desk, 'Rituximab')
  await nurse.sheet('Dose given: Rituximab').waitFor()
  for (const _digit of '712.5') await page.keyboard.press('Backspace')
  await page.keyboard.type('42', { delay: 45 })
  await takeSheet(scene, 'sheet-dose')
}

async function injection(scene: Scene): Promise<void> {
  const { nurse } = scene.desk
  await scene.desk.cutTo('10:20', 'Dana Reyes')
  await nurse.openVisit(samuel)
  await nurse.recordArrival([/^Name/, /^Birth date/])
  await nurse.recordVitals({ ...calm, weight: '82' })
  await nurse.recordAccess(forearm)
  await nurse.giveOkToTreat()
  await nurse.secondCheck(daratumumab, 'Marcus Hale')
  await nurse.tapTo(`Give: ${daratumumab}`, nurse.sheet(`Give: ${daratumumab}`))
  await takeSheet(scene, 'sheet-injection')
}

export async function vesicantPush(scene: Scene): Promise<void> {
  const { nurse } = scene.desk
  await scene.desk.cutTo('10:40', 'Marcus Hale')
  await nurse.openVisit(teresa)
  await nurse.recordArrival([/^Name/, /^Birth date/])
  await nurse.recordVitals({ ...calm, weight: '66' })
  await nurse.recordAccess(port)
  await nurse.giveOkToTreat()
  await nurse.secondCheck('Vincristine', 'Dana Reyes')
  await nurse.tapTo('Give: Vincristine', nurse.sheet(/^Push of Vincristine/))
  await nurse.tap('Brisk: blood return after 5 mL')
  await nurse.sees('5 of 25 mL in')
  await takeSheet(scene, 'sheet-push')
}

async function fromPaper(scene: Scene): Promise<void> {
  const { camera, desk } = scene
  const { nurse, page } = desk
  await nurse.openVisit(walter)
  const sheet = await fromVisitSheet(desk, 'Type in from paper', 'From paper')
  await nurse.choose(sheet, 'Who wrote the sheet', 'Marcus Hale')
  for (const digit of '0935') await nurse.pressed(sheet.getByRole('button', { name: digit, exact: true }))
  await nurse.tap('Begin')
  await nurse.sees('Done with paper')
  await camera.take(page, 'session-from-paper')
  await nurse.recordArrival([/^Name/, /^Birth date/])
  await nurse.recordVitals({ ...calm, weight: '71' })
  await nurse.tap('Done with paper')
}

async function wrongPatient(scene: Scene): Promise<void> {
  const { camera, desk } = scene
  const { nurse, page } = desk
  const sheet = await fromVisitSheet(desk, 'Wrong patient', 'Wrong patient')
  await nurse.tick(sheet, /Vitals/)
  await sheet.getByRole('textbox').fill('whitcomb')
  await nurse.pressed(sheet.getByRole('button', { name: /Whitcomb/ }))
  await camera.take(page, 'sheet-wrong-patient')
  await nurse.choose(sheet, 'How is it known', 'Memory')
  await nurse.tap('Mark and go to the other chart')
  await nurse.sheet(/^Take entries over/).waitFor()
  await takeSheet(scene, 'sheet-take-over')
}
