import type { DeskAtTimes } from '#test/e2e/deskAtTimes.ts'
import type { TypedVial } from '#test/e2e/nurse.ts'
import type { PersonName } from '#test/e2e/people.ts'

/** What the scenes have in common: the day, its people, and how a visit gets from the door to its signature. */

export const theDay = '2026-11-18'
export const station = 'Treatment room A'

export const harold = 'Whitcomb, Harold'
export const walter = 'Nowak, Walter'
export const wanda = 'Nowak, Wanda'
export const samuel = 'Adeyemi, Samuel'
export const teresa = 'Molina, Teresa'
export const ingrid = 'Solberg, Ingrid'

export const port = { device: 'Port', site: 'Chest', side: 'Right', gauge: '20 G' } as const
export const forearm = { device: 'Peripheral', site: 'Forearm', side: 'Left', gauge: '22 G' } as const
export const calm = { temperature: '36.8', pulse: '78', upper: '124', lower: '76', oxygen: '98' } as const

/** At a time of the day, somebody in front of somebody's chart. */
export async function at(desk: DeskAtTimes, time: string, who: PersonName, patient: string): Promise<void> {
  await desk.cutTo(time, who)
  await desk.nurse.openVisit(patient)
}

/** From the door to the first drug. */
export async function admit({ nurse }: DeskAtTimes, weight: string, access: typeof port | typeof forearm) {
  await nurse.recordArrival([/^Name/, /^Birth date/])
  await nurse.recordVitals({ ...calm, weight })
  await nurse.recordAccess(access)
  await nurse.giveOkToTreat()
}

/** Vitals, discharge and signature. */
export async function leave({ nurse }: DeskAtTimes, line: string): Promise<void> {
  await nurse.recordVitals(calm)
  await nurse.discharge('Stable', line)
  await nurse.review()
  await nurse.sign('Dana Reyes')
}

/** One of the choices behind "Access, flush, note", opened. */
export async function fromVisitSheet(
  { nurse }: Pick<DeskAtTimes, 'nurse'>,
  choice: string | RegExp,
  title: string | RegExp,
) {
  const menu = nurse.sheet('This visit')
  await nurse.tapTo('Access, flush, note', menu)
  await nurse.pressed(nurse.button(choice, menu))
  const sheet = nurse.sheet(title)
  await sheet.waitFor()
  return sheet
}

export const vials = (size: string, times: number): readonly TypedVial[] =>
  Array.from({ length: times }, () => ({ size }))
export const last = (size: string, rest: string): TypedVial => ({ size, rest: `The rest, ${rest}` })

/** A push given, whatever minute it has become. */
export async function give({ nurse }: Pick<DeskAtTimes, 'nurse'>, drug: string): Promise<void> {
  await nurse.tap(`Give: ${drug}`)
  await nurse.sees(new RegExp(`^${drug} given \\d`))
}

/** Done when the record has it: the button changes at once, and the power may be cut next. */
export async function start({ nurse, page }: Pick<DeskAtTimes, 'nurse' | 'page'>, drug: string): Promise<void> {
  await nurse.tapTo(`Start: ${drug}`, page.getByText(new RegExp(`^${drug} started \\d`)).first())
  await nurse.button(`Stop: ${drug}`).waitFor()
}

export async function stop({ nurse }: Pick<DeskAtTimes, 'nurse'>, drug: string): Promise<void> {
  await nurse.tap(`Stop: ${drug}`)
  await nurse.sees(new RegExp(`^${drug} stopped \\d`))
}
