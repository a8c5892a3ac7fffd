import type { HubError } from '#shared/ipc/hubContract.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { type HubPorts, sha256 } from './ports.ts'
import type { Device, DeviceKey, HubStore } from './store.ts'

/** How long a device's key is good. A desk in use asks for the next one long before (electron/sync/hubLink.ts). */
const keyDays = 90

/** Why somebody is not let in, and which device's key it was, where one was known: for the operator's log alone. */
export interface NotAdmitted {
  readonly error: HubError
  readonly deviceId: string | null
}

/** A fresh key: the secret for the device, and how it is kept. */
export function newDeviceKey(ports: HubPorts): { readonly secret: string; readonly key: DeviceKey } {
  const secret = ports.newSecret()
  const expiresAt: Instant = addMinutes(ports.now(), keyDays * 24 * 60)
  return { secret, key: { keyHash: sha256(secret), expiresAt } }
}

/** The device a bearer token names, if that key is good now. */
export async function admitDevice(
  store: HubStore,
  now: Instant,
  deviceKey: string | null,
): Promise<Result<Device, NotAdmitted>> {
  const holder = deviceKey ? await store.deviceByKeyHash(sha256(deviceKey)) : null
  const no = (code: HubError['code'], message: string): Result<never, NotAdmitted> =>
    err({ error: { code, message }, deviceId: holder?.id ?? null })
  if (!holder) return no('not-enrolled', 'This device is not enrolled at this hub.')
  if (holder.revoked) return no('revoked', 'This device was taken out of service at the hub.')
  if (holder.keyExpiresUtc <= now.utc)
    return no('key-expired', 'The key of this device has ended. Enter a fresh enrolment code.')
  const { id, name, letters, revoked } = holder
  return ok({ id, name, letters, revoked })
}
