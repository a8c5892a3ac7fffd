import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type DeskAtTimes, openDeskAtTimes } from '#test/e2e/deskAtTimes.ts'
import type { TypedVial } from '#test/e2e/nurse.ts'
import type { PersonName } from '#test/e2e/people.ts'
import { buildWhatIsStale } from './building/buildWhatIsStale.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs/screens')
const desktop = { width: 1280, height: 800 } as const
const tablet = { width: 1024, height: 768 } as const
const largestBytes = 250_000

const harold = 'Whitcomb, Harold'
const walter = 'Nowak, Walter'
const wanda = 'Nowak, Wanda'
const samuel = 'Adeyemi, Samuel'
const daratumumab = 'Daratumumab and hyaluronidase'
const saline = 'Sodium chloride 0.9 %'
const port = { device: 'Port', site: 'Chest', side: 'Right', gauge: '20 G' } as const
const forearm = { device: 'Peripheral', site: 'Forearm', side: 'Left', gauge: '22 G' } as const
const calm = { temperature: '36.8', pulse: '78', upper: '124', lower: '76', oxygen: '98' } as const

/** `npm run screens`: the pictures of docs/screens, taken of the running app across one day of the demo clinic. */
async function main(): Promise<void> {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  mkdirSync(folder, { recursive: true })
  const desk = await openDeskAtTimes({ day: '2026-11-18', station: 'Treatment room A' })
  try {
    await morning(desk)
    await atTheChair(desk)
    await afternoon(desk)
    await haroldsAfternoon(desk)
    await inTheOffice(desk)
  } finally {
    await desk.close()
  }
}

/** One picture in each theme. */
async function picture({ page }: DeskAtTimes, name: string, size: typeof desktop | typeof tablet = desktop) {
  await page.setViewportSize(size)
  await page.mouse.move(0, size.height - 1)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate('document.fonts.ready.then(() => true)')
    const path = join(folder, `${name}-${colorScheme}.png`)
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
    const bytes = statSync(path).size
    process.stdout.write(`${name}-${colorScheme}.png, ${Math.round(bytes / 1000)} kB\n`)
    if (bytes > largestBytes) throw new Error(`${path} is larger than ${largestBytes} bytes`)
  }
  await page.setViewportSize(desktop)
}

/** At a time of the day, somebody in front of somebody's chart. */
async function at(desk: DeskAtTimes, time: string, who: PersonName, patient: string): Promise<void> {
  await desk.cutTo(time, who)
  await desk.nurse.openVisit(patient)
}

/** From the door to the first drug. */
async function admit({ nurse }: DeskAtTimes, weight: string, access: typeof port | typeof forearm): Promise<void> {
  await nurse.recordArrival([/^Name/, /^Birth date/])
  await nurse.recordVitals({ ...calm, weight })
  await nurse.recordAccess(access)
  await nurse.giveOkToTreat()
}

/** Chairs 1, 3, 5 and 7 until a quarter to eleven. */
async function morning(desk: DeskAtTimes): Promise<void> {
  const { nurse } = desk
  await at(desk, '08:20', 'Marcus Hale', wanda)
  await admit(desk, '70', forearm)
  await nurse.give('Diphenhydramine', '08:20')
  await nurse.give('Methylprednisolone', '08:20')
  await nurse.start('Immune globulin', '08:20')
  await at(desk, '08:30', 'Dana Reyes', harold)
  await admit(desk, '74.3', forearm)
  await at(desk, '08:40', 'Dana Reyes', harold)
  await nurse.give('Diphenhydramine', '08:40')
  await at(desk, '08:45', 'Dana Reyes', harold)
  await nurse.start('Dexamethasone', '08:45')
  await at(desk, '09:05', 'Dana Reyes', harold)
  await nurse.stop('Dexamethasone', '09:05')
  await at(desk, '09:10', 'Dana Reyes', harold)
  await nurse.secondCheck('Rituximab', 'Marcus Hale')
  await nurse.start('Rituximab', '09:10')
  await nurse.openVisit(walter)
  await admit(desk, '71', port)
  await nurse.give('Diphenhydramine', '09:10')
  await at(desk, '09:16', 'Dana Reyes', walter)
  await nurse.secondCheck('Rituximab-abbs', 'Marcus Hale')
  await nurse.start('Rituximab-abbs', '09:16')
  await at(desk, '10:17', 'Dana Reyes', harold)
  await nurse.recordVitals({ ...calm, upper: '128', lower: '74' })
  await nurse.openVisit(walter)
  await nurse.recordVitals({ ...calm, upper: '132', lower: '80' })
  await nurse.openVisit(samuel)
  await nurse.recordArrival([/^Name/, /^Birth date/])
}

async function atTheChair(desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  await at(desk, '10:36', 'Dana Reyes', harold)
  await picture(desk, 'session')
  await picture(desk, 'session-tablet', tablet)
  await desk.cutTo('10:42', 'Dana Reyes')
  await page.getByRole('article').nth(3).waitFor()
  await picture(desk, 'my-chairs')
  await nurse.goTo('Day list')
  await page.getByRole('table', { name: 'Day list' }).waitFor()
  await picture(desk, 'day-list')
  await nurse.goTo('Board')
  await page.getByRole('region', { name: 'Chairs across the day' }).waitFor()
  await picture(desk, 'board')
  await desk.cutTo('10:43', 'Marcus Hale')
  await nurse.openVisit(wanda)
  await nurse.tap('Emergency')
  await page.getByRole('dialog').waitFor()
  await picture(desk, 'reaction')
  await nurse.closeSheet()
  await desk.cutTo('10:44', 'Owen Blake')
  await page.getByRole('table', { name: 'Mixing' }).waitFor()
  await nurse.tap('OK to mix: Bendamustine, Whitcomb, Harold')
  await page.getByText(/^OK to mix 10:4\d, Owen Blake$/).waitFor()
  await picture(desk, 'mixing')
  await desk.cutTo('10:45', 'Dana Reyes')
  await nurse.lock()
  await nurse.tap(/Dana Reyes/)
  for (const _digit of [1, 2]) await nurse.tap('1')
  await picture(desk, 'lock')
}

/** Two shorter visits to their signature. */
async function afternoon(desk: DeskAtTimes): Promise<void> {
  const { nurse } = desk
  await at(desk, '10:46', 'Dana Reyes', walter)
  await nurse.stop('Rituximab-abbs', '10:46')
  await nurse.recordVials('Diphenhydramine', [{ size: '50 mg' }])
  await nurse.recordVials('Rituximab-abbs', [...vials('500 mg', 1), ...vials('100 mg', 1), last('100 mg', '10 mg')])
  await nurse.openVisit(samuel)
  await nurse.recordVitals({ ...calm, weight: '82' })
  await nurse.recordAccess(forearm)
  await nurse.giveOkToTreat()
  await nurse.give('Dexamethasone', '10:46')
  await nurse.give('Diphenhydramine', '10:46')
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

/** Vitals, discharge and signature. */
async function leave({ nurse }: DeskAtTimes, line: string): Promise<void> {
  await nurse.recordVitals(calm)
  await nurse.discharge('Stable', line)
  await nurse.review()
  await nurse.sign('Dana Reyes')
}

/** Rituximab to its vials, the visit to its review and its signature. */
async function haroldsAfternoon(desk: DeskAtTimes): Promise<void> {
  const { nurse } = desk
  await at(desk, '13:25', 'Dana Reyes', harold)
  await nurse.stop('Rituximab', '13:25')
  await nurse.openVials('Rituximab')
  for (const [place, size] of ['500 mg', '100 mg', '100 mg', '100 mg'].entries()) await nurse.addVial(size, place + 1)
  await nurse.tap('The rest, 87.5 mg')
  await picture(desk, 'containers')
  await nurse.tap('Save vials')
  await nurse.sees(/^Rituximab vials recorded/)
  await at(desk, '13:30', 'Dana Reyes', harold)
  await nurse.secondCheck('Bendamustine', 'Marcus Hale')
  await nurse.start('Bendamustine', '13:30')
  await at(desk, '14:00', 'Dana Reyes', harold)
  await nurse.stop('Bendamustine', '14:00')
  await at(desk, '14:05', 'Dana Reyes', harold)
  await nurse.start(saline, '14:05')
  await at(desk, '14:50', 'Dana Reyes', harold)
  await nurse.stop(saline, '14:50')
  await nurse.recordWholeDose(saline, '500 mL')
  await nurse.recordVials('Diphenhydramine', [{ size: '50 mg' }])
  await nurse.recordVials('Dexamethasone', [{ size: '120 mg' }])
  await nurse.recordVials(saline, [{ size: '500 mL' }])
  await at(desk, '14:52', 'Dana Reyes', harold)
  await nurse.review()
  await picture(desk, 'review-sign')
  await nurse.openVisit(harold)
  await nurse.recordVials('Bendamustine', [...vials('100 mg', 1), ...vials('25 mg', 2), last('25 mg', '4 mg')])
  await at(desk, '15:00', 'Dana Reyes', harold)
  await leave(desk, 'Line removed')
}

const vials = (size: string, times: number): readonly TypedVial[] => Array.from({ length: times }, () => ({ size }))
const last = (size: string, rest: string): TypedVial => ({ size, rest: `The rest, ${rest}` })

/** The biller's evening: one visit is out, one is being looked at. */
async function inTheOffice(desk: DeskAtTimes): Promise<void> {
  const { nurse, page } = desk
  const row = (patient: string) => page.getByRole('row', { name: new RegExp(patient) })
  const open = async (patient: string): Promise<void> => {
    await row(patient).dblclick()
    await page.getByRole('heading', { name: patient }).waitFor()
  }
  await desk.cutTo('16:40', 'Grace Kim')
  await open(samuel)
  await Promise.all([page.waitForEvent('download'), nurse.tap('Export CSV')])
  await nurse.tap('Back to Worklist')
  await row(harold).click()
  await picture(desk, 'worklist')
  await open(harold)
  await nurse.tap(/^96415/)
  await picture(desk, 'coding-detail')
  await desk.cutTo('16:50', 'Ruth Bell')
  await page.getByRole('grid', { name: 'Formulary' }).waitFor()
  await picture(desk, 'formulary')
  await nurse.goTo('Reference data')
  await page.getByRole('heading', { name: 'Reference data' }).waitFor()
  await picture(desk, 'reference-data')
}

await main()
