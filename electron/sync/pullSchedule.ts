import type { Desk } from '../desk/desk.ts'
import type { HubClient } from './hubClient.ts'

const toldAtOnce = 300

/**
 * One page of what schedulers told the hub. True = more is waiting. A hub of before has no schedule to tell: that is no
 * trouble of the way to it.
 */
export async function pullSchedule(
  desk: Desk,
  client: HubClient,
  deviceKey: string,
  isStopped: () => boolean,
): Promise<boolean> {
  const { schedule } = desk.stores
  const before = schedule.cursor()
  const asked = { after: before?.place ?? 0, ledger: before?.ledger ?? null, limit: toldAtOnce }
  const answer = await client.call('schedule.changed', asked, { deviceKey })
  if (!answer.ok || isStopped()) return false
  const { ledger, told, cursor: place } = answer.value
  if (told.length === 0 && (before === null || before.ledger === ledger)) return false
  desk.transaction((tx) => schedule.take(tx, told, { ledger, place, toldUtc: desk.now().utc }))
  desk.push({ push: 'board.changed' })
  return told.length === toldAtOnce
}
