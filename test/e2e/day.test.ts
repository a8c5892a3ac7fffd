import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import { type DeskAtTimes, openDeskAtTimes } from './deskAtTimes.ts'
import { atTheHub } from './hubAsOtherDevice.ts'
import { inOrder } from './inOrder.ts'
import type { Nurse, TypedVial } from './nurse.ts'
import { openEachLine } from './openEachLine.ts'
import { runTerminal, startHub } from './programs.ts'

/** The worked day of the first thread, tapped by a nurse: the power is cut before each of its times, and the hub is down until she has signed. */

const root = join(import.meta.dirname, '../..')
const patient = 'Whitcomb, Harold'
const saline = 'Sodium chloride 0.9 %'
const hubFolder = mkdtempSync(join(tmpdir(), 'chairside-day-hub-'))
/** After a longer outage the desk asks the hub less and less often. */
const deliveryMs = 60_000

let hub: Awaited<ReturnType<typeof startHub>>
let desk: DeskAtTimes

beforeAll(async () => {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  // Only its address and a code are wanted for now: it is down when the day begins.
  hub = await startHub(hubFolder)
  await hub.kill()
  desk = await openDeskAtTimes({ hub: { address: hub.address, code: hub.code } })
})
afterAll(async () => {
  await desk?.close()
  await hub?.kill()
  rmSync(hubFolder, { recursive: true, force: true, maxRetries: 5 })
})

inOrder('day', () => desk?.page)

/** Power cut, a start at the next time, and the nurse whose chair it is at her patient’s chart. */
async function danaAt(time: string, alone?: 'alone'): Promise<Nurse> {
  await desk.cutTo(time, 'Dana Reyes', alone)
  await desk.nurse.openVisit(patient)
  return desk.nurse
}

/** The charts of the other chairs come in after the first one is on the screen: waits until half a second brought no call. */
async function nothingMoreAsked(): Promise<void> {
  let seen = -1
  const isQuiet = (): boolean => {
    const same = desk.asked.length === seen
    seen = desk.asked.length
    return same
  }
  await vi.waitUntil(isQuiet, { interval: 500, timeout: 15_000 })
}

const hubAgain = () => startHub(hubFolder, Number(new URL(hub.address).port))

describe('a day at the chair', () => {
  it('begins at the chairs of whoever signed in: arrival, vitals, access, OK to treat', async () => {
    await desk.cutTo('08:30', 'Dana Reyes')
    const dana = desk.nurse
    await dana.page.getByRole('article').nth(3).waitFor()
    expect(await dana.page.getByRole('article').getByRole('heading').allInnerTexts()).toEqual([
      'Whitcomb, Harold',
      'Nowak, Walter',
      'Solberg, Ingrid',
      'Adeyemi, Samuel',
    ])

    await dana.openVisit(patient)
    await dana.recordArrival([/^Name/, /^Birth date/])
    await dana.recordVitals({
      temperature: '36.8',
      pulse: '78',
      upper: '124',
      lower: '76',
      oxygen: '98',
      weight: '74.3',
    })
    await danaAt('08:33')
    expect(await dana.whyClosed('Start: Dexamethasone')).toBe('OK to treat is not given yet. Give it first.')
    await dana.recordAccess({ device: 'Peripheral', site: 'Forearm', side: 'Left', gauge: '22 G' })
    await dana.giveOkToTreat()
    expect(await dana.railWords()).toMatch(/Saved here \d+ to send/)
  })

  it('goes on after every power cut with all that was tapped: premeds, a time set by hand', async () => {
    const dana = await danaAt('08:40')
    await dana.give('Diphenhydramine', '08:40')
    await danaAt('08:45')
    await dana.start('Dexamethasone', '08:45')
    await danaAt('09:07')
    expect(await dana.drug('Dexamethasone').innerText()).toMatch(/22\s*min/)
    await dana.stop('Dexamethasone', '09:07')
    await dana.correctTime('Dexamethasone', 'stopped', '09:05', 'Noted later, from pump history', 'Pump history')
    expect(await dana.drug('Dexamethasone').innerText()).toContain('08:45 to 09:05, 20 min')
  })

  it('lets an antineoplastic start only after a second person’s PIN, and takes a tap back within its ten seconds', async () => {
    const dana = await danaAt('09:10')
    await dana.secondCheck('Rituximab', 'Marcus Hale')
    await dana.start('Rituximab', '09:10')
    await dana.undo()
    await dana.start('Rituximab', '09:10')
  })

  it('shows the codes of stopping now, and the next minute’s without a word to the back end', async () => {
    // Without a hub for once: each try to reach it brings news, and here nothing at all may be asked.
    const dana = await danaAt('10:40:40', 'alone')
    await dana.sees('If everything stopped at 10:40')
    expect(await dana.drug('Rituximab').innerText()).toMatch(/1\s*h\s*30\s*min[\s\S]*Started 09:10/)
    expect(await dana.codes()).toEqual(['96413 × 1', '96367 × 1', '96375 × 1'])
    expect(await dana.code('96413')).toMatch(/Provisional\.[\s\S]*Changes at 10:41, in 1 min/)
    await nothingMoreAsked()
    const askedBefore = [...desk.asked]

    await dana.sees('If everything stopped at 10:41', 30_000)
    expect(await dana.codes()).toEqual(['96413 × 1', '96415 × 1', '96367 × 1', '96375 × 1'])
    expect(await dana.code('96415')).toMatch(/Provisional\.[\s\S]*Changes at 11:41, in 60 min/)
    expect(await dana.code('96413')).toContain('Provisional.')
    expect(await dana.code('96375')).not.toContain('Provisional.')
    expect(desk.asked).toEqual(askedBefore)
  })

  it('cannot be signed without a stop, and leads from the sentence to the field', async () => {
    const dana = await danaAt('13:25')
    await dana.stop('Rituximab', '13:25')
    await danaAt('13:30')
    await dana.secondCheck('Bendamustine', 'Marcus Hale')
    await dana.start('Bendamustine', '13:30')
    await danaAt('13:50')
    await dana.review()
    expect(await dana.whyClosed('Sign')).toMatch(/^Fix \d+ things/)
    const item = dana.page.getByRole('listitem').filter({ hasText: 'Bendamustine has no stop time' })
    expect(await item.innerText()).toContain('Enter when it really stopped, or say that the stop is not known.')
    await item.getByRole('button', { name: /^Set stop time/ }).click()
    await dana.sheet('Record stop').getByRole('heading', { name: 'When did Bendamustine stop?' }).waitFor()
    await dana.closeSheet()
  })

  it('ends with hydration, vials and waste, vitals after, discharge', async () => {
    const dana = await danaAt('14:00')
    await dana.stop('Bendamustine', '14:00')
    await danaAt('14:05')
    await dana.start(saline, '14:05')
    await danaAt('14:50')
    await dana.stop(saline, '14:50')
    await dana.recordWholeDose(saline, '500 mL')
    await recordAllVials(dana)
    await dana.recordVitals({ temperature: '36.9', pulse: '80', upper: '122', lower: '74', oxygen: '98' })
    await danaAt('15:00')
    await dana.discharge('Stable', 'Line removed')
  })

  it('is signed once with the nurse’s own PIN, and says what waits while the hub is down', async () => {
    const dana = desk.nurse
    await dana.review()
    await dana.sees('Nothing to fix')
    await dana.sign('Dana Reyes')
    await dana.sees('On this workstation. The record is complete.')
    await dana.sees(/^On this workstation\. \d+ to send, as soon as the network is there\.$/)
    expect(await dana.railWords()).toMatch(/Saved here \d+ to send/)
  })
})

async function recordAllVials(dana: Nurse): Promise<void> {
  const opened = (size: string, times: number): readonly TypedVial[] => Array.from({ length: times }, () => ({ size }))
  await dana.recordVials('Diphenhydramine', opened('50 mg', 1))
  await dana.recordVials('Dexamethasone', opened('120 mg', 1))
  const rituximab = [...opened('500 mg', 1), ...opened('100 mg', 2), { size: '100 mg', rest: 'The rest, 87.5 mg' }]
  await dana.recordVials('Rituximab', rituximab)
  const bendamustine = [...opened('100 mg', 1), ...opened('25 mg', 2), { size: '25 mg', rest: 'The rest, 4 mg' }]
  await dana.recordVials('Bendamustine', bendamustine)
  await dana.recordVials(saline, opened('500 mL', 1))
}

describe('the hub, back again', () => {
  it('gets the signed visit by itself, once, and the screen shows its receipt', async () => {
    hub = await hubAgain()
    const other = await atTheHub(hub, 'another-device-1')
    await desk.nurse.sees('Billing has version 1', deliveryMs)
    const [session, ...more] = await other.sessions()
    expect(more).toEqual([])
    expect(session).toMatchObject({ version: 1, receipt: { replayed: false, difference: null } })
    const hash = session?.sha256.toUpperCase() ?? ''
    await desk.nurse.sees(`for version 1, hash ${hash.slice(0, 4)} ${hash.slice(4, 8)}.`)
    await desk.nurse.sees('All received', deliveryMs)

    await hub.kill()
    await desk.nurse.lock()
    await desk.nurse.signIn('Grace Kim')
    hub = await hubAgain()
    const again = await atTheHub(hub, 'another-device-2')
    expect(await again.sessions()).toEqual([session])
  })
})

/** What the biller must find, line by line. */
const administration = ['96413 × 1', '96415 × 3', '96417 × 1', '96367 × 1', '96375 × 1', '96361 × 1']
const drugs = [
  'J1200-JZ × 1',
  'J1100 × 12',
  'J9312 × 72',
  'J9312-JW × 8',
  'J9033 × 171',
  'J9033-JW × 4',
  'J7040-JZ × 1',
]

describe('the biller', () => {
  const exported: Record<'837P' | 'CSV', string> = { '837P': '', CSV: '' }

  it('finds the visit in the worklist, and each line with its reason', async () => {
    const { page } = desk
    const row = page.getByRole('row', { name: /Whitcomb, Harold/ })
    await row.waitFor()
    expect(await row.innerText()).toMatch(/Ready/)
    await row.dblclick()
    await page.getByRole('heading', { name: patient }).waitFor()
    const reasons = await openEachLine(desk.page)
    expect(Object.keys(reasons)).toEqual([...administration, ...drugs])
    for (const [line, reason] of Object.entries(reasons)) expect(reason, line).toMatch(/\w.*\s*Rule [RU]\d+/)
    expect(reasons['96415 × 3']).toContain('255 min')
    expect(reasons['J9312-JW × 8']).toContain('87.5 mg')
  })

  /** What a tap brings into the downloads. */
  async function saved(verb: string): Promise<string> {
    const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.nurse.tap(verb)])
    await desk.nurse.sees(/is in the downloads of this workstation\./)
    return readFileSync(await download.path(), 'utf8')
  }

  it('saves the claim as CSV', async () => {
    exported.CSV = await saved('Export CSV')
    expect(exported.CSV.length).toBeGreaterThan(500)
  })

  it('builds its claim file under the hub’s first number, and saves it', async () => {
    await desk.nurse.tapTo('Claim file', desk.nurse.sheet('Claim file of this visit'))
    await desk.nurse.sees('It may be at the payer already')
    await desk.nurse.tap('It was not used: build it')
    await desk.nurse.sees('Claim file number 1 is built.')
    exported['837P'] = await saved('Save the file')
    await desk.nurse.tap('Done')
  })

  it('sends treatment reasons first, then the disease, the authorization, and one id a line', () => {
    const segments = exported['837P'].split('~').map((segment) => segment.trim())
    const starting = (start: string) => segments.filter((segment) => segment.startsWith(start))
    expect(starting('HI*').map((segment) => segment.split('*').slice(1, 4))).toEqual([
      ['ABK:Z5111', 'ABF:Z5112', 'ABF:C9110'],
    ])
    expect(starting('REF*G1*')).toContain('REF*G1*A4471902')
    const ids = starting('REF*6R*')
    expect(ids).toHaveLength(starting('LX*').length)
    expect(ids).toHaveLength(administration.length + drugs.length)
    expect(new Set(ids).size).toBe(ids.length)
    const sent = starting('SV1*').map((segment) => {
      const [, service = '', , , units] = segment.split('*')
      return `${service.split(':').slice(1).join('-')} × ${units}`
    })
    expect(sent.toSorted()).toEqual([...administration, ...drugs].toSorted())
  })

  it('gets the same claim from the command line, while the desk is open and after its power was cut', async () => {
    const session = /CLM\*([^*]+)/.exec(exported['837P'])?.[1] ?? ''
    const exportedAs = (format: string) =>
      runTerminal(['export', session, '--format', format, '--user', 'grace-kim', '--folder', desk.folder], '6666\n')
    // The hub writes its file when it is asked, the terminal as of the signature: that hour alone differs.
    const claimText = (text: string): string => text.replace(/^(ISA|GS|BHT)(\*.*?\*\d{6,8})\*\d{4}\*/gm, '$1$2*')
    const claimFromTerminal = async () => {
      const { code, err, out } = await exportedAs('837p')
      return { code, err, out: claimText(out) }
    }
    const same = { code: 0, err: '', out: claimText(exported['837P']) }
    expect(await claimFromTerminal()).toEqual(same)
    expect(await exportedAs('csv')).toEqual({ code: 0, err: '', out: exported.CSV })
    await desk.cut()
    expect(await claimFromTerminal()).toEqual(same)
  })

  it('leaves a record whose chain is whole after all those power cuts', async () => {
    const { code, out, err } = await runTerminal(['verify', '--user', 'ines-faro', '--folder', desk.folder], '9999\n')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ bad: null })
  })

  it('saw nothing on the page complain all day', () => {
    expect(desk.complaints).toEqual([])
  })
})
