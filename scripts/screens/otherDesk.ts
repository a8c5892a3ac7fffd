import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { chainHash, chainStart } from '#electron/db/chain.ts'
import { practice } from '#resources/demo/clinicFacts.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { atTheHub } from '#test/e2e/hubAsOtherDevice.ts'
import { theDay } from './visits.ts'

type Kind = ChartEvent['kind']

/** Another workstation of the same clinic, with entries of its own about a visit that the first one charts. */
export async function otherDesk(hub: { readonly address: string; readonly code: string }) {
  const deviceId = 'treatment-room-b'
  const device = await atTheHub(hub, deviceId)
  let [seq, prevHash] = [0, chainStart]
  return {
    /** What the first one wrote last of this kind, once the hub has it. */
    async lastOf(kind: Kind): Promise<ChartEvent> {
      for (let tries = 0; tries < 60; tries += 1) {
        const { events } = await device.call('events.pull', { after: 0, limit: 500 })
        const found = events.map(({ body }) => JSON.parse(body) as ChartEvent).findLast((event) => event.kind === kind)
        if (found) return found
        await setTimeout(1_000)
      }
      throw new Error(`nothing of the kind ${kind} has reached the hub`)
    },
    /** Writes an entry like another one, at a time of the day, and sends it. */
    async writes(
      like: ChartEvent,
      time: string,
      facts: { readonly kind: Kind; readonly payload: object },
    ): Promise<void> {
      const at = instantOnClock(theDay, time, practice.zone)
      const mine = { id: randomUUID(), commandId: randomUUID(), happenedAt: at, recordedAt: at }
      const event = { ...like, ...mine, ...facts, userId: 'marcus-hale', deviceId }
      const body = canonicalJson(event)
      const hash = chainHash(prevHash, body)
      seq += 1
      const { answers } = await device.call('events.push', { events: [{ seq, id: mine.id, body, prevHash, hash }] })
      if (answers[0]?.answer !== 'new')
        throw new Error(`the hub took it as ${answers[0]?.answer}: ${answers[0]?.reason}`)
      prevHash = hash
    },
  }
}
