import { ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { HubClient, HubNo } from './hubClient.ts'
import { promisedEvents } from './sendRow.ts'

/**
 * Shows the hub the last entry it took once more. A hub that was set up anew, or from an older copy, does not have it:
 * then everything it ever took waits again, since nobody can say what else is gone. It stores each once, so nothing doubles.
 */
export async function hubRemembers(desk: Desk, client: HubClient, deviceKey: string): Promise<Result<boolean, HubNo>> {
  const { outbox, events } = desk.stores
  const row = outbox.lastEventsTaken()
  if (!row) return ok(true)
  const { toSeq } = promisedEvents(row)
  const shown = events.after(desk.device().id, toSeq - 1, 1)
  const pushed = shown.map(({ deviceSeq, id, text, prevHash, hash }) => ({
    seq: deviceSeq,
    id,
    body: text,
    prevHash,
    hash,
  }))
  const answer = await client.call('events.push', { events: pushed }, { deviceKey })
  if (!answer.ok) return answer
  return ok(answer.value.lastSeq >= toSeq)
}
