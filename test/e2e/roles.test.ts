import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { practice } from '#resources/demo/clinicFacts.ts'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { type DeskAtTimes, openDeskAtTimes } from './deskAtTimes.ts'
import { inOrder } from './inOrder.ts'
import type { Nurse } from './nurse.ts'
import { openEachLine } from './openEachLine.ts'
import type { PersonName } from './people.ts'

/**
 * Everybody who is not a nurse, each at the main work of their day, and what is not theirs: closed with its reason, not
 * offered, or refused by the back end whatever a screen might send (workflow 1, 11, 12). The charge nurse has her own file.
 */

const root = join(import.meta.dirname, '../..')
const patient = 'Adeyemi, Samuel'
const injection = 'Daratumumab and hyaluronidase'
const notTheirs = 'Your role does not include this. Ask someone whose role does.'
vi.setConfig({ testTimeout: 240_000 })

let desk: DeskAtTimes
let person: Nurse
let sessionId = ''

beforeAll(async () => {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  desk = await openDeskAtTimes()
  person = desk.nurse
  await desk.cutTo('10:20', 'Lena Ortiz')
})
afterAll(() => desk?.close())
inOrder('roles', () => desk?.page)

async function nowComes(name: PersonName): Promise<void> {
  await person.lock()
  await person.signIn(name)
}

/** Every place a rail can have, in its order. */
const everyPlace = [
  ...['Mixing', 'My chairs', 'Day list', 'Board', 'Staff', 'Close day', 'Worklist', 'Drugs received'],
  ...['People', 'Formulary'],
  ...['Lots', 'Recalled lots', 'Reference data', 'Audit and copies'],
]

async function places(): Promise<readonly string[]> {
  const rail = desk.page.getByRole('navigation', { name: 'Main' })
  await rail.waitFor()
  const shown = await Promise.all(everyPlace.map((place) => person.button(place, rail).count()))
  return everyPlace.filter((_, index) => (shown[index] ?? 0) > 0)
}

/** What the back end says to this screen's own connection, asked past every button. */
async function asked(method: string, input: object): Promise<string> {
  const reply = await desk.page.evaluate(
    async (request) => {
      const response = await fetch('/api', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      })
      return (await response.json()) as {
        readonly kind: string
        readonly fault?: { readonly code: string }
        readonly refusal?: { readonly code: string }
      }
    },
    { method, input },
  )
  return reply.fault?.code ?? reply.refusal?.code ?? reply.kind
}

/** A command as the chart would send it; the ids are this screen's own. */
const ordered = (command: object): Promise<string> =>
  asked('chart.perform', {
    ...{ commandId: crypto.randomUUID(), sessionId, command, source: 'tap' },
    happenedAt: instantAt(Date.now(), practice.zone),
  })

describe('the medical assistant', () => {
  it('records arrival and vitals, sees no codes, and finds every drug closed in words', async () => {
    expect(await places()).toEqual(['My chairs', 'Day list'])
    await person.openDayListVisit(patient)
    await person.recordArrival([/^Name/, /^Birth date/])
    await person.recordVitals({
      temperature: '36.8',
      pulse: '78',
      upper: '124',
      lower: '76',
      oxygen: '98',
      weight: '82',
    })
    expect(await desk.page.getByRole('complementary', { name: 'Codes' }).count()).toBe(0)
    await person.sees(notTheirs)
    expect(await person.whyClosed('Give: Dexamethasone')).toBe(notTheirs)
    // The next step is the nurse's: it is said, and closed.
    expect(await person.whyClosed('Record access')).toBe(notTheirs)
    await person.tapTo('Access, flush, note', person.sheet('This visit'))
    const choices = await person.sheet('This visit').getByRole('button').allInnerTexts()
    expect(choices.map((words) => words.trim())).toContain('Write a note')
    expect(choices.filter((words) => /Flush|Hand over|Add|Move|Transfer/.test(words))).toEqual([])
    await person.closeSheet()
  })

  it('is refused by the back end whatever a screen sends', async () => {
    const list = await desk.page.evaluate(async (day) => {
      const response = await fetch('/api', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ method: 'day.list', input: { day } }),
      })
      return (await response.json()) as {
        readonly value: { readonly sessions: readonly { readonly sessionId: string; readonly patientName: string }[] }
      }
    }, desk.day)
    sessionId = list.value.sessions.find(({ patientName }) => patientName === patient)?.sessionId ?? ''
    expect(await ordered({ kind: 'moveChair', chair: '2' })).toBe('not-allowed')
    expect(await asked('worklist.list', {})).toBe('not-allowed')
    expect(await asked('audit.list', { group: null, userId: null, after: null, limit: 10 })).toBe('not-allowed')
  })
})

describe('the pharmacist', () => {
  it('waits for OK to treat, says OK to mix, and records what was opened', async () => {
    await nowComes('Owen Blake')
    expect(await places()).toEqual(['Mixing', 'Day list', 'Lots'])
    const release = `OK to mix: ${injection}, ${patient}`
    expect(await person.button(release).getAttribute('aria-disabled')).toBe('true')
    expect(await person.whyClosed(release)).toMatch(/OK to treat/)

    await nowComes('Dana Reyes')
    await person.openVisit(patient)
    await person.recordAccess({ device: 'Peripheral', site: 'Hand', side: 'Left', gauge: '22 G' })
    await person.giveOkToTreat()

    await nowComes('Owen Blake')
    await person.tap(release)
    await person.sees(/^OK to mix 10:\d\d, Owen Blake$/)
    await person.tap(`Vials and waste: ${injection}, ${patient}`)
    await person.addVial('1,800 mg', 1)
    await person.tap('Save vials')
    await person.sees('1 vial recorded')
  })

  it('gives no drug, and stands as the second of two by an own PIN', async () => {
    await person.openDayListVisit(patient)
    expect(await person.whyClosed('Give: Dexamethasone')).toBe(notTheirs)
    expect(await person.button('Record vitals').count()).toBe(0)
    expect(await ordered({ kind: 'discharge', condition: 'stable', lineStatus: 'removed' })).toBe('not-allowed')
    await person.goTo('Lots')
    await person.sees('No lot is recalled')
    expect(await person.button('Put on the list').count()).toBe(0)

    await nowComes('Dana Reyes')
    await person.openVisit(patient)
    await person.tap('Give: Dexamethasone')
    await person.sees(/^Dexamethasone given/)
    await person.tap('Give: Diphenhydramine')
    await person.sees(/^Diphenhydramine given/)
    await person.secondCheck(injection, 'Owen Blake')
    await person.inject(injection, 'Abdomen', 'Left')
    await person.recordVials('Dexamethasone', [{ size: '120 mg' }])
    await person.recordVials('Diphenhydramine', [{ size: '50 mg', rest: 'The rest, 25 mg' }])
    await person.recordVitals({ temperature: '36.7', pulse: '74', upper: '122', lower: '74', oxygen: '98' })
    await person.discharge('Stable', 'Line removed')
    await person.review()
    await person.sign('Dana Reyes')
  })
})

describe('the biller', () => {
  it('takes the visit from the worklist to its lines, exports it, and finds it exported', async () => {
    await nowComes('Grace Kim')
    expect(await places()).toEqual(['Worklist', 'Drugs received'])
    await desk.page.getByRole('row', { name: /Adeyemi/ }).dblclick()
    await desk.page.getByRole('heading', { name: patient }).waitFor()
    expect(Object.keys(await openEachLine(person.page))).toEqual([
      ...['96374 × 1', '96375 × 1', '96401 × 1'],
      ...['J1100 × 20', 'J1200-JZ × 1', 'J9144-JZ × 180'],
    ])
    const [download] = await Promise.all([desk.page.waitForEvent('download'), person.tap('Export CSV')])
    expect(readFileSync(await download.path(), 'utf8')).toContain('A4473051')
    await person.sees(/is in the downloads of this workstation\.$/)
    await person.tap(/^Timeline/)
    await person.button('Back to the visit').waitFor()
    expect(await person.button(/^(Set time|Amend|In error)/).count()).toBe(0)
    await person.goTo('Worklist')
    await expect.poll(() => desk.page.getByRole('row', { name: /Adeyemi/ }).innerText()).toContain('Exported')
  })

  it('never changes a time and keeps nobody’s account', async () => {
    expect(await ordered({ kind: 'correctTime', eventId: 'any' })).toBe('not-allowed')
    expect(await ordered({ kind: 'openAmendment', reason: 'correcting_typing', text: 'Stop' })).toBe('not-allowed')
    expect(await asked('people.known', {})).toBe('not-allowed')
  })
})

describe('the manager', () => {
  it('sees money, what was seen and who came in, the public files, and exports; gives nothing, keeps nobody', async () => {
    await nowComes('Tom Archer')
    expect(await places()).toEqual(['Worklist', 'Drugs received', 'Reference data', 'Audit and copies'])
    await desk.page.getByRole('row', { name: /Adeyemi/ }).dblclick()
    await desk.page.getByRole('heading', { name: patient }).waitFor()
    expect(await desk.page.getByRole('main').or(desk.page.locator('header')).first().innerText()).toMatch(
      /\$[\d,]+\.\d\d/,
    )
    await person.button('Export CSV').waitFor()
    await person.goTo('Audit and copies')
    await person.sees(/^by PIN/)
    await person.tap('Seen and exported')
    await person.sees('Exported a visit')
    expect(await person.button('Make a copy now').count()).toBe(0)
    await person.goTo('Reference data')
    await person.sees('No public file is here yet')
    expect(await ordered({ kind: 'writeNote', text: 'From the office' })).toBe('not-allowed')
    expect(await asked('record.copy', {})).toBe('not-allowed')
  })
})

describe('the administrator', () => {
  it('adds a person, recalls a lot, checks the record and makes a copy; opens no chart and no claim', async () => {
    await nowComes('Ruth Bell')
    expect(await places()).toEqual(['People', 'Formulary', 'Recalled lots', 'Reference data', 'Audit and copies'])
    await person.goTo('People')
    await person.tap('Add a person')
    await desk.page.getByRole('textbox', { name: /^Name/ }).fill('Noor Amin')
    await person.tick(desk.page, 'Infusion nurse')
    await person.tap('Save person')
    await desk.page.getByRole('heading', { name: 'Noor Amin', level: 2 }).waitFor()
    await person.goTo('Recalled lots')
    await desk.page.getByRole('textbox', { name: /^Lot/ }).fill('LS999Z')
    await desk.page.getByRole('textbox', { name: /^Why/ }).fill('Letter of today')
    await person.tap('Put on the list')
    await person.button('Take off: lot LS999Z').waitFor()
    await person.goTo('Audit and copies')
    await person.tap('Check the record')
    await person.sees(/^Every entry is as it was written/)
    await person.tap('Make a copy now')
    await person.sees('A copy was made')
    expect(await asked('chart.open', { sessionId })).toBe('not-allowed')
    expect(await asked('worklist.open', { sessionId })).toBe('not-allowed')
  })
})

describe('the auditor', () => {
  it('reads charts, claims, timelines and the audit, checks the record, and changes nothing', async () => {
    await nowComes('Ines Faro')
    expect(await places()).toEqual(['Worklist', 'Drugs received', 'Audit and copies'])
    await desk.page.getByRole('row', { name: /Adeyemi/ }).dblclick()
    await desk.page.getByRole('heading', { name: patient }).waitFor()
    expect(await person.button(/^Export/).count()).toBe(0)
    await person.tap(/^Timeline/)
    await person.sees('Looked at, sent, refused')
    await person.sees(/Left as a file/)
    expect(await person.button(/^(Set time|Amend|In error)/).count()).toBe(0)
    await person.goTo('Audit and copies')
    await person.tap('Refused')
    await person.sees('Tried what the role does not include')
    await person.tap('Check the record')
    await person.sees(/^Every entry is as it was written/)
    expect(await asked('claim.export', { sessionId, format: '837p' })).toBe('not-allowed')
    expect(await ordered({ kind: 'writeNote', text: 'Seen' })).toBe('not-allowed')
    expect(desk.complaints).toEqual([])
  })
})
