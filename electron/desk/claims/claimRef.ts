import { createHash } from 'node:crypto'
import type { Tx } from '#electron/db/rights.ts'
import type { Desk } from '../desk.ts'

/**
 * The next claim reference of this device: date, device letters, counter; at most 15 characters, so that devices that
 * never meet never collide (design 12.5). "260302AA001".
 */
export function nextClaimRef(desk: Desk, tx: Tx, day: string): string {
  const { id, enrolment } = desk.device()
  const counter = desk.stores.device.nextNumber(tx, `claims ${day}`)
  return `${day.slice(2).replaceAll('-', '')}${enrolment?.letters ?? lettersBeforeEnrolment(id)}${String(counter).padStart(3, '0')}`
}

/** The hub gives out AA, AB …; until then three letters from Z on, out of the device's own id. */
export function lettersBeforeEnrolment(deviceId: string): string {
  const [first = 0, second = 0] = createHash('sha256').update(deviceId).digest()
  const letter = (byte: number): string => String.fromCharCode(65 + (byte % 26))
  return `Z${letter(first)}${letter(second)}`
}
