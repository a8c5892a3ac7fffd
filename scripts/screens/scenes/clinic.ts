import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crosswalkCsv, limitsCsv } from '#test/builders/publicFiles.ts'
import { onClinicClock } from '#test/e2e/clinicDay.ts'
import { type DeskAtTimes, openDeskAtTimes } from '#test/e2e/deskAtTimes.ts'
import { startHub } from '#test/e2e/programs.ts'
import type { Camera } from '../camera.ts'
import { fromVisitSheet, harold, station, theDay } from '../visits.ts'

/** What the administrator keeps, and the chart that opens for a reason alone. */
export async function clinic(camera: Camera): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-pictures-hub-'))
  const hub = await startHub(folder, 0, onClinicClock(theDay, '08:45'))
  const desk = await openDeskAtTimes({ day: theDay, station, hub: { address: hub.address, code: hub.code } })
  try {
    await desk.cutTo('08:45', 'Lena Ortiz')
    await desk.nurse.openVisit(harold)
    await emergencyOfOthers(camera, desk)
    await desk.cutTo('09:00', 'Ruth Bell')
    await restriction(camera, desk)
    await places(camera, desk)
    await files(camera, desk, folder)
    await record(camera, desk)
    await gate(camera, desk)
    await authorizations(camera, desk)
  } finally {
    await desk.close()
    await hub.kill()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function emergencyOfOthers(camera: Camera, { nurse, page }: DeskAtTimes): Promise<void> {
  await nurse.recordArrival([/^Name/, /^Birth date/])
  await nurse.tapTo('Emergency', nurse.sheet('Emergency'))
  await camera.take(page, 'sheet-call-nurse')
}

async function restriction(camera: Camera, { nurse, page }: DeskAtTimes): Promise<void> {
  await nurse.goTo('Restricted charts')
  await nurse.tap('Restrict a chart')
  const sheet = nurse.sheet('Restrict a chart')
  await sheet.getByRole('textbox').first().fill('solberg')
  await nurse.pressed(sheet.getByRole('button', { name: /Solberg/ }))
  await sheet.getByRole('textbox', { name: /^Why/ }).fill('Works at the front desk')
  await nurse.tap('Restrict the chart')
  await sheet.waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /Solberg/ }).waitFor()
  await camera.take(page, 'restricted')
}

async function places(camera: Camera, { nurse, page }: DeskAtTimes): Promise<void> {
  await nurse.goTo('People')
  await nurse.pressed(page.getByRole('row', { name: /Marcus Hale/ }))
  await page.getByRole('heading', { name: 'Marcus Hale', level: 2 }).waitFor()
  await camera.take(page, 'people')
  await nurse.goTo('Stations and chairs')
  await page.getByRole('row', { name: new RegExp(station) }).waitFor()
  await camera.take(page, 'workstations')
  await nurse.goTo('Limits')
  await page.getByRole('heading', { name: 'Limits' }).first().waitFor()
  await camera.take(page, 'limits')
  await nurse.pressed(page.getByRole('button', { name: /^Change/ }).nth(2))
  await page.getByRole('dialog').waitFor()
  await camera.take(page, 'limits-change')
  await nurse.closeSheet()
  for (const [tab, name] of [
    ['Alarms', 'limits-alarms'],
    ['Vitals schedule', 'limits-vitals'],
    ['Office clocks', 'limits-clocks'],
    ['Code panel', 'limits-codes'],
    ['Coding', 'limits-coding'],
  ] as const) {
    await nurse.pressed(page.getByText(tab, { exact: true }).first())
    await camera.take(page, name)
  }
  await nurse.goTo('Formulary')
  await page.getByRole('grid', { name: 'Formulary' }).waitFor()
  await camera.take(page, 'formulary')
}

async function files(camera: Camera, { nurse, page }: DeskAtTimes, folder: string): Promise<void> {
  await nurse.goTo('Recalled lots')
  await page.getByRole('textbox', { name: /^Lot/ }).fill('LS999Z')
  await page.getByRole('textbox', { name: /^Why/ }).fill('FDA letter of 16 November, class II')
  await nurse.tap('Put on the list')
  await nurse.button('Take off: lot LS999Z').waitFor()
  await camera.take(page, 'recalled-lots')
  await nurse.goTo('Reference data')
  await page.getByRole('heading', { name: 'Reference data' }).waitFor()
  const [limits, crosswalk] = [
    join(folder, 'October 2026 ASP Pricing File.csv'),
    join(folder, 'October 2026 ASP NDC.csv'),
  ]
  const period = 'Effective October 1, 2026 through December 31, 2026'
  writeFileSync(limits, limitsCsv({ period }), 'latin1')
  const title = 'October 2026 ASP NDC - HCPCS Crosswalk for Medicare Part B Drugs'
  writeFileSync(crosswalk, crosswalkCsv({ title, period, codeColumn: '_2026_CODE' }), 'latin1')
  await page.locator('input[type=file]').setInputFiles([limits, crosswalk])
  await page.getByRole('row').nth(2).waitFor()
  await camera.take(page, 'reference-data')
}

async function record(camera: Camera, { nurse, page }: DeskAtTimes): Promise<void> {
  await nurse.goTo('Audit and copies')
  await nurse.tap('Check the record')
  await nurse.sees(/^Every entry is as it was written/)
  await nurse.tap('Make a copy now')
  await nurse.sees('A copy was made')
  await camera.take(page, 'record')
}

async function gate(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  await desk.cutTo('09:20', 'Marcus Hale')
  await nurse.goTo('Day list')
  await nurse.pressed(
    page
      .getByRole('row', { name: /Restricted/ })
      .getByRole('button')
      .first(),
  )
  await page.getByRole('heading', { name: 'This chart is restricted' }).waitFor()
  await camera.take(page, 'restricted-gate')
}

/** Authorizations are the charge nurse's and the office's. */
async function authorizations(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { page } = desk
  await desk.cutTo('09:30', 'Priya Nair')
  await desk.nurse.openDayListVisit(harold)
  await fromVisitSheet(desk, /^Authorizations/, /^Authorizations/)
  await camera.take(page, 'sheet-authorizations')
}
