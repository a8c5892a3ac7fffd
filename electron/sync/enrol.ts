import { ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { HubClient, HubNo } from './hubClient.ts'
import type { HubPlace } from './hubPlace.ts'

/** Exchanges the one-time code for this desk's own key and keeps it. The desk brings the id its record was begun with. */
export async function enrol(
  desk: Desk,
  client: HubClient,
  { address, code }: HubPlace & { readonly code: string },
): Promise<Result<string, HubNo>> {
  const { id, name } = desk.device()
  const answer = await client.call('device.enrol', { code, deviceId: id, deviceName: name }, { deviceKey: null })
  if (!answer.ok) return answer
  const { letters, siteId, deviceKey } = answer.value
  desk.stores.device.enrol({ letters, siteId, hubAddress: address, hubKey: deviceKey }, desk.now())
  return ok(deviceKey)
}
