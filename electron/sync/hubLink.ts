import { localDate } from '#shared/kernel/instant.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { Enrolment } from '../db/deviceStore.ts'
import type { Desk } from '../desk/desk.ts'
import { enrol, isKeyDue, renewKey } from './enrol.ts'
import type { HubClient, HubNo } from './hubClient.ts'
import type { FindHub, HubPlace } from './hubPlace.ts'
import { hubRemembers } from './hubRemembers.ts'
import { createSender, type Sender } from './sendRow.ts'

/** The hub as this desk reaches it now: its place, a sender for it, and this desk's key there. */
export interface HubLink {
  /** Looks where the hub is now; true when it is somewhere else than before. */
  look(): boolean
  readonly isKnown: () => boolean
  sender(): Sender
  /** Throws while there is no hub. */
  client(): HubClient
  /** The key, enrolling first where that is needed and a fresh code is there; a no when it could not be had. */
  key(): Promise<Result<string, HubNo>>
  /** The hub did not accept our key. */
  keyRefused(): void
  /** Whether this hub still has what it took is known, since it was found at its place. */
  isChecked(): boolean
  /** Asks it; a no when it could not be asked. */
  remembers(deviceKey: string): Promise<Result<boolean, HubNo>>
}

export function createHubLink(desk: Desk, findHub: FindHub, clientFor: (address: string) => HubClient): HubLink {
  let place: HubPlace | null = null
  let client: HubClient | null = null
  let sender: Sender | null = null
  let refused = false
  let checked = false
  let renewalAskedOn = ''
  const usedCodes = new Set<string>()
  // Asked once a day, while the key in use is good: whatever comes of it, that one goes on.
  const goodKey = async (known: Enrolment): Promise<string> => {
    const day = localDate(desk.now())
    if (!client || renewalAskedOn === day || !isKeyDue(known, desk.now())) return known.hubKey
    renewalAskedOn = day
    const renewed = await renewKey(desk, client, known.hubKey)
    return renewed.ok ? renewed.value : known.hubKey
  }
  return {
    look() {
      const found = findHub()
      if (found?.address === place?.address && found?.code === place?.code) return false
      place = found
      client = found && clientFor(found.address)
      sender = client && createSender(client, desk.stores, desk.device().id)
      refused = false
      checked = false
      return true
    },
    isKnown: () => place !== null,
    sender() {
      if (!sender) throw new Error('there is no hub to send to')
      return sender
    },
    client() {
      if (!client) throw new Error('there is no hub to ask')
      return client
    },
    async key() {
      const known = desk.device().enrolment
      if (known && !refused) return ok(await goodKey(known))
      if (!client || !place?.code || usedCodes.has(place.code)) return { ok: false, error: notEnrolled }
      usedCodes.add(place.code)
      const enrolled = await enrol(desk, client, { ...place, code: place.code })
      // Nobody answered: the code is still good.
      if (!enrolled.ok && enrolled.error.kind === 'no-answer') usedCodes.delete(place.code)
      if (enrolled.ok) refused = false
      return enrolled
    },
    keyRefused() {
      refused = true
      checked = false
    },
    isChecked: () => checked,
    async remembers(deviceKey) {
      if (!client) return { ok: false, error: notEnrolled }
      const remembers = await hubRemembers(desk, client, deviceKey)
      // A hub that will not even take the question may have lost anything: a later question would be about a later row.
      if (!remembers.ok && remembers.error.kind === 'rejected') {
        checked = true
        return ok(false)
      }
      checked = remembers.ok
      return remembers
    },
  }
}

const notEnrolled: HubNo = {
  kind: 'credential',
  words: 'This workstation is not enrolled at the hub. Enter a fresh enrolment code.',
}
