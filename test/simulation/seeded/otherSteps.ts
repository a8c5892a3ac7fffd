import type { Output } from '#shared/ipc/contract.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { type Day, said } from './day.ts'
import type { Station } from './station.ts'

/** What else happens in a day, beside the taps. */

export async function syncNow(day: Day, station: Station): Promise<void> {
  day.note('try the hub now', station)
  await station.desk.ask('dana-reyes', 'sync.now', {})
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

export async function hubIsKilled(day: Day): Promise<void> {
  await day.hub.killAndRestart()
  day.note('the hub was killed and started again')
}

export async function clockIsSet(day: Day, station: Station): Promise<void> {
  const minutes = day.random.pick([-25, -7, -2, -1, 1, 2, 6, 20])
  station.clock.set(addMinutes(station.clock.now(), minutes))
  day.note(`somebody set the clock by ${minutes} minutes`, station)
}

/** Somebody reads another clock and says that this desk's is right. */
export async function clockIsBelieved(day: Day, station: Station): Promise<void> {
  const status = await station.desk.call('priya-nair', 'sync.status', {})
  if (status?.kind !== 'value') return day.note(`the clock is looked at → ${said(status)}`, station)
  const offsetSeconds = (status.value as Output<'sync.status'>).clock?.offsetSeconds ?? 0
  const reply = await station.desk.call('priya-nair', 'clock.confirm', { offsetSeconds })
  day.note(`the clock is said to be right → ${said(reply)}`, station)
}

export async function plugIsPulled(day: Day, station: Station): Promise<void> {
  day.note('somebody pulls the plug', station)
  station.desk.die()
}

export async function deskIsRestarted(day: Day, station: Station): Promise<void> {
  day.note('the desk is closed and started', station)
  await day.startAgain(station)
}

/** The biller looks at the worklist, opens a session and takes its claim; the same bytes every time. */
export async function billerLooks(day: Day, station: Station): Promise<void> {
  const { desk } = station
  const list = await desk.call('grace-kim', 'worklist.list', {})
  if (list?.kind !== 'value') return day.note(`the biller looks → ${said(list)}`, station)
  const { rows } = list.value as Output<'worklist.list'>
  const [row] = rows
  const seen = rows.map(({ claimRef, status }) => `${claimRef} ${status}`).join(', ')
  day.note(`the biller looks: ${seen || 'nothing'}`, station)
  if (!row) return
  const input = { sessionId: row.sessionId, format: '837p' }
  const [first, again] = [
    await desk.call('grace-kim', 'claim.export', input),
    await desk.call('grace-kim', 'claim.export', input),
  ]
  if (first && again && JSON.stringify(first) !== JSON.stringify(again))
    throw new Error(`the claim of ${row.claimRef} was exported twice and is not the same`)
}

/** Somebody goes through the whole board: no visit that is on it may stay shut. */
export async function everySessionOpens(day: Day, station: Station): Promise<void> {
  const rows = station.watcher().stores.tables.board.all()
  for (const { sessionId } of rows) {
    const opened = await station.desk.call('dana-reyes', 'chart.open', { sessionId })
    // The desk may have died over it.
    if (!opened) return
    if (opened.kind !== 'value')
      throw new Error(`session ${sessionId} cannot be opened at ${station.name}: ${JSON.stringify(opened)}`)
  }
  day.note(`all ${rows.length} visits open`, station)
}
