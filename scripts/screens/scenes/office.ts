import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeskAtTimes } from '#test/e2e/deskAtTimes.ts'
import { answer835, deniedDecision, readClaimFile, usualDecision } from '#test/fakes/clearinghouse.ts'
import type { Camera } from '../camera.ts'
import { harold, samuel, walter } from '../visits.ts'

/** The biller after three visits were signed: one by one, then in a claim file, then what the payer said. */
export async function office(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  await desk.cutTo('16:40', 'Grace Kim')
  const row = (patient: string) => page.getByRole('row', { name: new RegExp(patient) })
  const open = async (patient: string): Promise<void> => {
    await row(patient).dblclick()
    await page.getByRole('heading', { name: patient }).waitFor()
  }
  await open(samuel)
  await Promise.all([page.waitForEvent('download'), nurse.tap('Export CSV')])
  await nurse.tap('Back to Worklist')
  await row(harold).click()
  await camera.take(page, 'worklist')
  await nurse.tap('Filter')
  await page.getByRole('dialog').waitFor()
  await camera.take(page, 'worklist-filters')
  await nurse.closeSheet()
  await open(harold)
  await nurse.tap(/^96415/)
  await camera.take(page, 'coding-detail')
  await page.getByRole('heading', { name: 'Cost of drugs' }).scrollIntoViewIfNeeded()
  await page.evaluate("document.querySelector('.drug-cost').scrollIntoView()")
  await camera.take(page, 'drug-costs')
  await nurse.tapTo('Enter authorization', nurse.sheet('Enter authorization'))
  await camera.take(page, 'office-authorization')
  await nurse.closeSheet()
  await onOneVisit(camera, desk)
  await nurse.tap('Back to Worklist')
  await open(walter)
  await page.keyboard.press('q')
  const ask = nurse.sheet('Ask the nurse')
  await ask.waitFor()
  await ask.getByRole('textbox').fill('Was the port flushed before it was locked?')
  await camera.take(page, 'ask-the-nurse')
  await nurse.pressed(nurse.button('Ask', ask))
  await ask.waitFor({ state: 'detached' })
  await claimFiles(camera, desk)
  await received(camera, desk)
  await reports(camera, desk)
}

/** The manager at the end of the day: what was stopped in time, what was lost, and what its maker may replace. */
async function reports(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  await desk.cutTo('17:00', 'Tom Archer')
  await nurse.goTo('Reports')
  await nurse.sees('Needed a stop')
  await camera.take(page, 'reports-stop-times')
  await nurse.tapTo('Losses', page.getByRole('grid', { name: 'Losses' }))
  await camera.take(page, 'reports-losses')
  await nurse.tapTo('Maker replacement', page.getByRole('grid', { name: /^Open/ }))
  await nurse.tapTo('The maker was asked', nurse.sheet('The maker was asked'))
  await camera.take(page, 'reports-replacement')
  await nurse.closeSheet()
}

async function onOneVisit(camera: Camera, { nurse, page }: DeskAtTimes): Promise<void> {
  await nurse.tapTo('What if', page.getByRole('dialog'))
  await nurse.choose(page.getByRole('dialog'), 'Drug', 'Rituximab')
  await page.getByRole('textbox', { name: /^Stop/ }).first().fill('11:40')
  await page.evaluate("document.querySelector('.sheet').scrollTo(0, 10_000)")
  await camera.take(page, 'what-if')
  await nurse.closeSheet()
  await nurse.tapTo('Claim file', nurse.sheet('Claim file of this visit'))
  await camera.take(page, 'claim-file')
  await nurse.closeSheet()
}

/** A claim file, a payment that leaves one line unpaid, and money of a claim that nobody here knows. */
async function claimFiles(camera: Camera, { nurse, page }: DeskAtTimes): Promise<void> {
  await nurse.goTo('Batches')
  await nurse.tapTo('Build a claim file', page.getByRole('dialog'))
  await page.getByRole('checkbox', { name: new RegExp(harold) }).waitFor()
  await camera.take(page, 'build-claim-file')
  await nurse.tap(/^Build with/)
  await nurse.button('Save the file').waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), nurse.tap('Save the file')])
  const { claims } = readClaimFile(readFileSync(await download.path(), 'utf8'))
  const [first] = claims
  const [drug, infusion] = first?.lines ?? []
  if (!first || !drug || !infusion) throw new Error('the claim file lacks what the payer answers')
  const theirs = { ...drug, id: 'LS0311AAL01' }
  const foreign = { ...first, reference: 'LS0311AA', chargeCents: theirs.chargeCents, lines: [theirs] }
  const decide = (line: typeof drug) => (line.id === infusion.id ? deniedDecision('CO*197')(line) : usualDecision(line))
  const { text } = answer835(
    'EFT0000555',
    77,
    [...claims, foreign].map((claim) => ({ claim, status: '1', decide })),
  )
  const folder = mkdtempSync(join(tmpdir(), 'chairside-answer-'))
  const file = join(folder, 'payment.835')
  writeFileSync(file, text)
  await page.locator('input[type=file]').setInputFiles(file)
  await page
    .getByText(/payment\.835|EFT0000555/)
    .first()
    .waitFor()
  rmSync(folder, { recursive: true })
  await camera.take(page, 'batches')
  await nurse.goTo('Exceptions')
  await page
    .getByRole('grid', { name: 'Exceptions' })
    .or(page.getByRole('table', { name: 'Exceptions' }))
    .waitFor()
  await camera.take(page, 'exceptions')
}

/** What suppliers sent, and a line while the manager types it. */
async function received(camera: Camera, desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  await desk.cutTo('16:50', 'Tom Archer')
  await nurse.goTo('Drugs received')
  await page
    .getByRole('row', { name: /lot LS202B/ })
    .first()
    .click()
  await camera.take(page, 'drugs-received')
  await nurse.tapTo('Enter a line', page.getByRole('dialog'))
  await page.getByRole('textbox', { name: /^Drug, code or NDC/ }).fill('bendamustine')
  await nurse.pressed(page.getByRole('button', { name: /25 mg, 99901020801$/ }))
  for (const [name, text] of [
    ['Lot', 'LS208B'],
    ['Expires', '2027-08-31'],
    ['Supplier', 'North Lake Drug Supply'],
    ['Invoice', 'NL-21003'],
    ['Packages', '6'],
    ['Price of a package', '304.75'],
  ] as const)
    await page.getByLabel(new RegExp(`^${name}`)).fill(text)
  await camera.take(page, 'drugs-received-line')
  await nurse.closeSheet()
}
