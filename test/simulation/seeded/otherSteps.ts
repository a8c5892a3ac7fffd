import type { Output } from '#shared/ipc/contract.ts'
import { type Day, said } from './day.ts'

/** What else happens in a day, beside the taps. */

export async function syncNow(day: Day): Promise<void> {
  day.note('try the hub now')
  day.desk.ask('dana-reyes', 'sync.now', {})
}

export async function hubGoesAndComes(day: Day): Promise<void> {
  if (day.hub.isUp()) day.hub.goDown()
  else day.hub.comeUp()
  day.note(`the hub is ${day.hub.isUp() ? 'back' : 'away'}`)
}

export async function hubIsEmpty(day: Day): Promise<void> {
  await day.hub.beginAgain()
  day.note('the hub was set up anew and has nothing')
}

export async function clockIsSet(day: Day): Promise<void> {
  const minutes = day.random.pick([-25, -7, -2, -1, 1, 2, 6, 20])
  day.world.setDeskClock(minutes)
  day.note(`somebody set the desk's clock by ${minutes} minutes`)
}

export async function plugIsPulled(day: Day): Promise<void> {
  day.note('somebody pulls the plug')
  day.desk.die()
}

export async function deskIsRestarted(day: Day): Promise<void> {
  day.note('the desk is closed and started')
  await day.startAgain()
}

/** The biller looks at the worklist, opens a session and takes its claim; the same bytes every time. */
export async function billerLooks(day: Day): Promise<void> {
  const list = await day.desk.call('grace-kim', 'worklist.list', {})
  if (list?.kind !== 'value') return day.note(`the biller looks → ${said(list)}`)
  const { rows } = list.value as Output<'worklist.list'>
  const [row] = rows
  day.note(`the biller looks: ${rows.map(({ claimRef, status }) => `${claimRef} ${status}`).join(', ') || 'nothing'}`)
  if (!row) return
  const input = { sessionId: row.sessionId, format: '837p' }
  const [first, again] = [
    await day.desk.call('grace-kim', 'claim.export', input),
    await day.desk.call('grace-kim', 'claim.export', input),
  ]
  if (first && again && JSON.stringify(first) !== JSON.stringify(again))
    throw new Error(`the claim of ${row.claimRef} was exported twice and is not the same`)
}
