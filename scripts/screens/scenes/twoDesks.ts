import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onClinicClock } from '#test/e2e/clinicDay.ts'
import { type DeskAtTimes, openDeskAtTimes } from '#test/e2e/deskAtTimes.ts'
import { startHub } from '#test/e2e/programs.ts'
import type { Camera } from '../camera.ts'
import { otherDesk } from '../otherDesk.ts'
import { admit, forearm, give, last, leave, samuel, station, theDay } from '../visits.ts'

const daratumumab = 'Daratumumab and hyaluronidase'
const deliveryMs = 60_000

/** Two workstations on one patient: what contradicts, and what came after the signature. */
export async function twoDesks(camera: Camera): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-pictures-hub-'))
  const hub = await startHub(folder, 0, onClinicClock(theDay, '10:20'))
  const desk = await openDeskAtTimes({ day: theDay, station, hub: { address: hub.address, code: hub.code } })
  try {
    await desk.cutTo('10:20', 'Dana Reyes')
    await desk.nurse.openVisit(samuel)
    await admit(desk, '82', forearm)
    await desk.cutTo('10:30', 'Dana Reyes')
    await desk.nurse.openVisit(samuel)
    await give(desk, 'Dexamethasone')
    await allSent(desk)
    await hub.kill()
    const again = await startHub(folder, Number(new URL(hub.address).port), onClinicClock(theDay, '10:30'))
    try {
      await contradicted(camera, desk, await otherDesk(again))
    } finally {
      await again.kill()
    }
  } finally {
    await desk.close()
    await hub.kill()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const allSent = ({ nurse }: DeskAtTimes): Promise<void> => nurse.sees('All received', deliveryMs)

/** Both recorded the same push; then a note of the other one comes in when the visit is signed already. */
async function contradicted(camera: Camera, desk: DeskAtTimes, other: Awaited<ReturnType<typeof otherDesk>>) {
  const { nurse } = desk
  const push = await other.lastOf('PushGiven')
  await other.writes(push, '10:28', { kind: push.kind, payload: push.payload })
  await nurse.sees('Two entries cannot both be true', deliveryMs)
  await nurse.tap('Settle')
  const settle = nurse.sheet('Which one is right')
  await settle.waitFor()
  await nurse.pressed(settle.getByRole('radio').first().locator('xpath=ancestor::label'))
  await settle.getByRole('textbox').fill('Marcus gave it, I only watched')
  await camera.take(desk.page, 'sheet-conflict')
  await nurse.pressed(nurse.button('Keep this one', settle))
  await settle.waitFor({ state: 'detached' })
  await give(desk, 'Diphenhydramine')
  await desk.cutTo('10:55', 'Dana Reyes')
  await nurse.openVisit(samuel)
  await nurse.secondCheck(daratumumab, 'Marcus Hale')
  await nurse.inject(daratumumab, 'Abdomen', 'Left')
  await nurse.recordVials('Dexamethasone', [{ size: '120 mg' }])
  await nurse.recordVials('Diphenhydramine', [last('50 mg', '25 mg')])
  await nurse.recordVials(daratumumab, [{ size: '1,800 mg' }])
  await leave(desk, 'Line removed')
  await allSent(desk)
  const text = 'Abdomen red where it went in last time; other side used'
  await other.writes(push, '10:52', { kind: 'NoteWritten', payload: { text } })
  await desk.cutTo('11:20', 'Dana Reyes')
  await nurse.openDayListVisit(samuel)
  await nurse.sees('An entry reached this chart after the signature', deliveryMs)
  await camera.take(desk.page, 'late-delivered')
}
