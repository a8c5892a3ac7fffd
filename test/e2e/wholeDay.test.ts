import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildWhatIsStale } from '#scripts/building/buildWhatIsStale.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { createRandomSource } from '#test/simulation/seeded/randomSource.ts'
import { atTheHub } from './hubAsOtherDevice.ts'
import { startHub } from './programs.ts'
import { codesOf, openRecordOf, recordedLines, scriptedLines } from './wholeDay/afterwards.ts'
import { replay, type StepTaken, type Tally } from './wholeDay/replay.ts'
import { scriptOf } from './wholeDay/script.ts'
import { writeVisitFiles } from './wholeDay/visitFiles.ts'
import { openWorkstation, type Workstation } from './wholeDay/workstation.ts'

/**
 * A whole day in six chairs: thirty patients tapped from a script at two screens, with power cuts, reloads, other people
 * at the screen and a hub that comes and goes. Afterwards every chart says what the script says, and nothing waits.
 * CHAIRSIDE_WHOLE_DAY=7 plays another day's luck.
 */

/** The day told while it is played. */
const told = process.env.CHAIRSIDE_TELL === '1'
const seed = Number(process.env.CHAIRSIDE_WHOLE_DAY ?? 5)
const root = join(import.meta.dirname, '../..')
const hubFolder = mkdtempSync(join(tmpdir(), 'chairside-whole-day-hub-'))
const filesFolder = mkdtempSync(join(tmpdir(), 'chairside-whole-day-visits-'))
const script = scriptOf(seed)
const journal: string[] = []
const deliveryMs = 90_000
// A few minutes where nothing else runs; each single thing on a screen still has its own half minute.
vi.setConfig({ testTimeout: 2_700_000 })

let workstation: Workstation
let hub: Awaited<ReturnType<typeof startHub>> | null = null
let enrolment: { readonly address: string; readonly code: string }
let taken: readonly StepTaken[] = []
let tally: Tally | null = null

beforeAll(async () => {
  if (!buildWhatIsStale(root, ['renderer'])) throw new Error('the page could not be built')
  hub = await startHub(hubFolder)
  enrolment = { address: hub.address, code: hub.code }
  workstation = await openWorkstation(enrolment)
}, 300_000)
afterAll(async () => {
  await workstation?.close()
  await hub?.kill()
  for (const folder of [hubFolder, filesFolder]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail' || !workstation) return
  process.stderr.write(`Again: CHAIRSIDE_WHOLE_DAY=${seed} npx vitest run --project e2e test/e2e/wholeDay.test.ts\n`)
  for (const line of journal.slice(-12)) process.stderr.write(`  ${line}\n`)
  for (const [side, { hands }] of Object.entries(workstation.screens)) {
    const picture = join(tmpdir(), `chairside-whole-day-${side}.png`)
    await hands.page.screenshot({ path: picture }).catch(() => undefined)
    process.stderr.write(`  What the ${side} screen showed: ${picture}\n`)
  }
})

const hubOfTheDay = {
  async goDown() {
    await hub?.kill()
    hub = null
  },
  async comeUp() {
    hub ??= await startHub(hubFolder, Number(new URL(enrolment.address).port))
  },
}

describe(`a whole day with thirty patients, seed ${seed}`, () => {
  it('begins with the visits of another system brought by their files', async () => {
    const { screens, day } = workstation
    await workstation.start({ left: 'Priya Nair', right: 'Marcus Hale' }, '07:30')
    await screens.left.hands.bringVisits(writeVisitFiles(filesFolder, day))
    await expect.poll(() => screens.left.hands.page.getByRole('row').count()).toBe(1 + script.length)
    expect(script).toHaveLength(30)
  })

  it('is tapped to its end, whatever comes between', async () => {
    const note = (line: string): void => {
      journal.push(line)
      if (told) process.stderr.write(`${(performance.now() / 1_000).toFixed(0)} s: ${line}\n`)
    }
    const done = await replay({ workstation, hub: hubOfTheDay, script, random: createRandomSource(seed), note })
    taken = done.taken
    tally = done.tally
    process.stdout.write(`${JSON.stringify(tally)}\n`)
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(0)
  })

  it('is closed by the charge nurse with nothing left to settle, and everything goes out', async () => {
    await hubOfTheDay.comeUp()
    await workstation.start({ left: 'Priya Nair', right: 'Marcus Hale' }, '17:00')
    const { hands } = workstation.screens.left
    await hands.goTo('Close day')
    await hands.sees('All received', deliveryMs)
    expect(await hands.page.getByRole('list', { name: 'To settle first' }).count()).toBe(0)
    await hands.pressed(
      hands.page.getByRole('radio', { name: 'They agree with the book' }).locator('xpath=ancestor::label'),
    )
    await hands.tap(/^Close the day/)
    await hands.sees('Closed 17:00 by Priya Nair')
    await hands.sees('All received', deliveryMs)
    expect(workstation.complaints.filter((line) => !/net::ERR_|WebSocket connection to/.test(line))).toEqual([])
    await workstation.kill()
  })

  it('leaves charts that say what the script says, each entry once, with its time, person and amounts', () => {
    const record = openRecordOf(workstation.folder)
    try {
      const byPatient = new Map<string, readonly ChartEvent[]>(
        record.stores.events.sessionIds().map((id) => {
          const events = record.record(id)
          const scheduled = events.find((event) => event.kind === 'SessionScheduled')
          const patient = scheduled?.kind === 'SessionScheduled' ? scheduled.payload.patient : null
          return [patient ? `${patient.last}, ${patient.first}` : id, events] as const
        }),
      )
      const said = script.map((visit) => ({
        patient: visit.patient,
        entries: recordedLines(byPatient.get(visit.patient) ?? [], taken),
        codes: codesOf(byPatient.get(visit.patient) ?? []),
      }))
      expect(said).toEqual(
        script.map((visit) => ({
          patient: visit.patient,
          entries: scriptedLines(visit),
          codes: visit.codes && [...visit.codes].sort(),
        })),
      )
      expect(byPatient.size).toBe(script.length)
    } finally {
      record.close()
    }
  })

  it('leaves nothing waiting, a chain that is whole, and every signed version at the hub, once', async () => {
    const record = openRecordOf(workstation.folder)
    try {
      expect(record.stores.outbox.counts()).toMatchObject({ waiting: 0, needsPerson: 0 })
      expect(record.stores.events.verifyChain()).toMatchObject({ ok: true })
      const { kept, computed } = record.lists()
      expect(kept).toEqual(computed)
      const signed = record.stores.signed.sessionIds().map((id) => record.stores.signed.newest(id))
      if (!hub) throw new Error('the hub is not there')
      const other = await atTheHub({ ...enrolment, code: hub.code }, 'the-billers-workstation')
      const there = await other.sessions()
      expect(there.filter(({ receipt }) => receipt.difference !== null)).toEqual([])
      const hashes = (all: readonly ({ readonly version: number; readonly sha256: string } | null)[]) =>
        all.map((one) => `${one?.version} ${one?.sha256}`).sort()
      expect(hashes(there)).toEqual(hashes(signed))
      expect(there).toHaveLength(script.filter(({ codes }) => codes !== null).length)
    } finally {
      record.close()
    }
  })
})
