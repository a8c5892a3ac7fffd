import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { Enrolment } from '../db/deviceStore.ts'
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
  const { letters, siteId, deviceKey, keyExpiresAt } = answer.value
  const key = { hubKey: deviceKey, keyExpiresUtc: keyExpiresAt?.utc ?? null }
  desk.stores.device.enrol({ letters, siteId, hubAddress: address, ...key }, desk.now())
  return ok(deviceKey)
}

/** How long before its end a key is exchanged for the next: a desk that was off for some weeks still comes in time. */
const renewDaysBefore = 30

/** Whether the next key should be asked for now; a hub that never said when the key ends is asked too. */
export function isKeyDue({ keyExpiresUtc }: Pick<Enrolment, 'keyExpiresUtc'>, now: Instant): boolean {
  return keyExpiresUtc === null || addMinutes(now, renewDaysBefore * 24 * 60).utc >= keyExpiresUtc
}

/** The next key, kept as soon as it is here. */
export async function renewKey(desk: Desk, client: HubClient, deviceKey: string): Promise<Result<string, HubNo>> {
  const answer = await client.call('device.renewKey', {}, { deviceKey })
  if (!answer.ok) return answer
  const { deviceKey: hubKey, keyExpiresAt } = answer.value
  desk.stores.device.renewKey({ hubKey, keyExpiresUtc: keyExpiresAt.utc })
  return ok(hubKey)
}
