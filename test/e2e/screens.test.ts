import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { type DeskAtTimes, openDeskAtTimes } from './deskAtTimes.ts'
import { problemsOf } from './looking/problemsOf.ts'
import type { Nurse } from './nurse.ts'

/**
 * Screens and sheets of the running app in the states that no picture shows: empty, out of range, late, refused. What docs/screens
 * shows is measured in test/measured.
 */

const root = join(import.meta.dirname, '../..')
const patient = 'Whitcomb, Harold'

// Twenty screens a test, each looked at in two sizes, two themes and at 200 %.
vi.setConfig({ testTimeout: 400_000 })

let desk: DeskAtTimes
let dana: Nurse
let found: Record<string, readonly string[]> = {}

beforeAll(async () => {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  desk = await openDeskAtTimes()
  dana = desk.nurse
})
afterAll(() => desk?.close())

/** Looks at the screen as it stands; what is wrong is told at the end of the test, with the name of the screen. */
async function look(name: string): Promise<void> {
  const problems = await problemsOf(desk.page)
  if (problems.length > 0) found[name] = problems
}

/** Whatever was found since the last time; `but` is what the browser itself has reason to say. */
function expectNothingWrong(but?: RegExp): void {
  const all = { found, complaints: desk.complaints.filter((line) => !but?.test(line)) }
  found = {}
  desk.complaints.length = 0
  expect(all).toEqual({ found: {}, complaints: [] })
}

async function danaAt(time: string): Promise<void> {
  await desk.cutTo(time, 'Dana Reyes')
  await dana.openVisit(patient)
}

/** Opens by a tap, looks, and closes again. */
async function lookAtSheet(name: string, opener: string | RegExp): Promise<void> {
  await dana.tapTo(opener, desk.page.getByRole('dialog'))
  await look(name)
  await dana.closeSheet()
}

describe('every screen', () => {
  it('locked, and before anybody has come', async () => {
    await desk.cutTo('08:30', 'Grace Kim')
    await dana.sees('No signed visits')
    await look('worklist, empty')
    await dana.lock()
    await look('lock, no drug running')
    await dana.signIn('Ruth Bell')
    await dana.tap('Reference data')
    await dana.sees('No public file is here yet')
    await look('reference data, empty')
    await dana.lock()
    await dana.tap(/Dana Reyes/)
    await desk.page.keyboard.type('9876')
    await desk.page.keyboard.press('Enter')
    await dana.sees('Not signed in.')
    await look('lock, a wrong PIN')
    await dana.tap(/Someone else/)
    await dana.signIn('Dana Reyes')
    await desk.page.getByRole('article').nth(3).waitFor()
    await look('my chairs, nobody here yet')
    await dana.tap('Board')
    await desk.page.getByRole('region', { name: 'Chairs across the day' }).waitFor()
    await look('board, nobody here yet')
    await dana.openVisit(patient)
    await dana.tap('Record arrival')
    await dana.tap('It happened earlier')
    await look('arrival sheet, another time')
    await dana.closeSheet()
    expectNothingWrong()
  })

  it('with every sheet before treatment', async () => {
    await dana.recordArrival([/^Name/, /^Birth date/])
    await dana.tap('Record vitals')
    await dana.sheet('Vitals').waitFor()
    await desk.page.keyboard.type('98.6')
    await look('vitals sheet, a temperature in Fahrenheit')
    await dana.closeSheet()
    await dana.recordVitals({
      temperature: '38.2',
      pulse: '128',
      upper: '84',
      lower: '52',
      oxygen: '91',
      weight: '74.3',
    })
    await look('session, vitals out of range')
    await dana.recordAccess({ device: 'Port', site: 'Chest', side: 'Right', gauge: '20 G' })
    await dana.giveOkToTreat()
    await look('session, ready')
    await dana.tap('Access, flush, note')
    await lookAtSheet('visit sheet: Further access', 'Further access')
    await lookAtSheet('details, planned', 'Details: Diphenhydramine')
    await dana.tap('Details: Diphenhydramine')
    await dana.tap('Given earlier')
    await dana.tap('Another time')
    await desk.page.keyboard.type('0700')
    await look('given earlier, late')
    await dana.closeSheet()
    await dana.tap('Second check: Rituximab')
    await look('check by two sheet, the first')
    await dana.closeSheet()
    await dana.firstCheck('Second check: Rituximab')
    await look('check by two sheet, the second')
    await dana.readAlone(dana.sheet('Check by two people'))
    await dana.tap(/Marcus Hale/)
    await look('check by two sheet, their PIN')
    await dana.closeSheet()
    expectNothingWrong()
  })

  it('while drugs run', async () => {
    // Looking takes a while, and the desk's clock runs.
    await dana.tap('Give: Diphenhydramine')
    await dana.sees(/^Diphenhydramine given 08:3\d/)
    await dana.tapTo('Start: Dexamethasone', desk.page.getByText(/^Dexamethasone started 08:3\d/).first())
    await dana.button('Stop: Dexamethasone').waitFor()
    await dana.tapTo('Second check: Rituximab', dana.sheet('Check by two people'))
    await dana.confirmAs('Marcus Hale')
    await dana.tapTo('Start: Rituximab', desk.page.getByText('Rituximab not started.').first())
    await look('session, a question about the line')
    await dana.tap('On purpose, start')
    await dana.sees(/Rituximab started 08:3\d/)
    await dana.tap('Pause: Rituximab')
    await dana.tap('Site check')
    await dana.button('Resume: Rituximab').waitFor()
    await look('session, paused')
    await dana.tap('Emergency')
    await look('reaction sheet')
    await dana.closeSheet()
    await dana.tap('Resume: Rituximab')
    for (const sheet of ['Stopped earlier', 'Stop early', 'Stop not known']) {
      await dana.tap('Details: Rituximab')
      await lookAtSheet(`details: ${sheet}`, sheet)
    }
    await desk.page.keyboard.press('F8')
    await look('codes sheet')
    await dana.closeSheet()
    expectNothingWrong()
  })

  it('when a drug is past its end', async () => {
    await danaAt('09:05')
    await look('session, past a planned end')
    expectNothingWrong()
  })

  it('with doses, vials and waste', async () => {
    await dana.stop('Dexamethasone', '09:05')
    await dana.stop('Rituximab', '09:05')
    await desk.page.keyboard.type('400')
    await look('dose sheet, why another dose')
    await dana.recordWholeDose('Rituximab', '712.5 mg')
    await dana.tap('Vials: Rituximab')
    await dana.sees('No vial yet')
    await look('vials, none yet')
    await dana.addVial('500 mg', 1)
    await dana.addVial('500 mg', 2)
    await dana.sees('Vial 2: how much was thrown away?')
    await look('vials, one without an answer')
    await dana.tap('The rest, 287.5 mg')
    await dana.tap('Save vials')
    await dana.sees(/^Rituximab vials recorded/)
    await dana.tap('My chairs')
    expectNothingWrong()
  })

  it('to the signature', async () => {
    await dana.openVisit(patient)
    await dana.recordVials('Diphenhydramine', [{ size: '50 mg' }])
    await dana.recordVials('Dexamethasone', [{ size: '120 mg' }])
    await dana.markNotGiven('Bendamustine', 'Provider decision')
    await dana.markNotGiven('Sodium chloride 0.9 %', 'Not needed')
    await look('session, every drug finished')
    await dana.recordVitals({ temperature: '36.9', pulse: '80', upper: '122', lower: '74', oxygen: '98' })
    await dana.discharge('Stable', 'Line removed')
    await dana.tap('My chairs')
    await dana.sees('Not signed yet')
    await look('my chairs, one left and not signed')
    await dana.openDayListVisit(patient)
    await dana.review()
    await look('review, warnings to read')
    await dana.markAllRead()
    await dana.tap('Sign')
    await dana.sheet('Sign with your PIN').waitFor()
    await look('sign dialog')
    await dana.tap('Not yet')
    await dana.sign('Dana Reyes')
    expectNothingWrong()
  })

  it('for the biller', async () => {
    await dana.lock()
    await dana.signIn('Grace Kim')
    await desk.page.getByRole('row', { name: /Whitcomb, Harold/ }).waitFor()
    await desk.page.keyboard.press('/')
    await desk.page.keyboard.type('nobody', { delay: 45 })
    await dana.sees('No visit fits these words')
    await look('worklist, nothing found')
    expectNothingWrong()
  })

  it('for the manager', async () => {
    const { page } = desk
    await dana.lock()
    await dana.signIn('Tom Archer')
    await dana.goTo('Drugs received')
    await page
      .getByRole('row', { name: /lot LS202B/ })
      .first()
      .click()
    await lookAtSheet('drugs received, files', 'Files')
    await lookAtSheet('drugs received, strike', 'Strike')
    await dana.tapTo('Enter a line', page.getByRole('dialog'))
    await page.getByRole('textbox', { name: /^Drug, code or NDC/ }).fill('bendamustine')
    await page.getByRole('button', { name: /25 mg, 99901020801$/ }).waitFor()
    await look('drugs received, a product looked for')
    await dana.closeSheet()
    expectNothingWrong()
  })

  it('for the manager’s reports', async () => {
    const { page } = desk
    await dana.lock()
    await dana.signIn('Tom Archer')
    await dana.goTo('Reports')
    await dana.sees('Needed a stop')
    await dana.tapTo('Show the visits', page.getByRole('grid', { name: /^Stops: / }))
    await look('reports, the visits behind a row')
    await dana.tapTo('Losses', page.getByText('Nothing was lost in this month'))
    await look('reports, nothing lost')
    await dana.tapTo('Maker replacement', page.getByText('No container waits for a maker'))
    await look('reports, nothing to replace')
    expectNothingWrong()
  })

  it('for the administrator', async () => {
    const { page } = desk
    await desk.cutTo('15:30', 'Ruth Bell')
    const drugs = page.getByRole('grid', { name: 'Formulary' })
    await drugs.waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('ruxience', { delay: 45 })
    await page.getByRole('heading', { name: 'Rituximab-pvvr (Ruxience)', level: 2 }).waitFor()
    await drugs.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Own row' }).waitFor()
    await look('formulary, own row')
    await dana.closeSheet()
    expectNothingWrong()
  })

  it('when the desk stops answering', async () => {
    await dana.lock()
    await dana.signIn('Dana Reyes')
    await dana.openVisit('Adeyemi, Samuel')
    await dana.recordArrival([/^Name/, /^Birth date/])
    await dana.recordVitals({ temperature: '36.8', pulse: '78', upper: '124', lower: '76', oxygen: '98', weight: '82' })
    await dana.recordAccess({ device: 'Peripheral', site: 'Hand', side: 'Left', gauge: '22 G' })
    await dana.giveOkToTreat()
    await desk.killUnderThePage()
    await dana.tap('Give: Dexamethasone')
    await dana.sees('This workstation is not answering.')
    await look('session, the desk not answering')
    expectNothingWrong(/net::ERR_|WebSocket connection to/)
  })
})
