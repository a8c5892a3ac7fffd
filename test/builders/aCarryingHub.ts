import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openHubStore } from '#hub/openStore.ts'
import { type Courier, createCourier } from '#hub/outgoing/courier.ts'
import type { DestinationSettings } from '#hub/outgoing/destination.ts'
import { putDestination } from '#hub/outgoing/outgoingStore.ts'
import { sealOf } from '#hub/outgoing/seal.ts'
import { type TransportFor, transportsOn } from '#hub/outgoing/transportFor.ts'
import { hubPortsForTest } from '#test/fakes/hubPortsForTest.ts'
import { aClaimDesk, type ClaimDesk, grace } from './aClaimDesk.ts'
import { aFolder } from './aRecord.ts'
import { aSignedEnvelope } from './signedVisits.ts'

/** A hub with two signed visits, a folder it sends to and finds answers in, and couriers that carry. */
export interface CarryingHub {
  readonly desk: ClaimDesk
  readonly out: string
  readonly answers: string
  courier(wires?: TransportFor): Courier
  destination(id: string, settings: DestinationSettings): Promise<void>
  send(batchId: string): Promise<boolean>
}

export async function aCarryingHub(): Promise<CarryingHub> {
  const folder = aFolder()
  const [out, answers] = [join(folder, 'out'), join(folder, 'in')]
  for (const one of [out, answers]) mkdirSync(one)
  const opened = await openHubStore({ folder: join(folder, 'hub') })
  if (!opened.ok) throw new Error(opened.error)
  const store = opened.value
  onTestFinished(() => store.close())
  const desk = await aClaimDesk(store)
  for (const n of [1, 2]) await desk.submit(aSignedEnvelope(n))
  const ports = hubPortsForTest(desk.clock, () => {})
  const destination = (id: string, settings: DestinationSettings): Promise<void> =>
    store.transact(putDestination(id, { name: `Place ${id}`, settings: JSON.stringify(settings), secrets: null }))
  await destination('house', { kind: 'folder', folder: out, answersFolder: answers })
  return {
    desk,
    out,
    answers,
    destination,
    courier(wires = transportsOn(ports)) {
      const courier = createCourier({ store, ports, seal: sealOf(folder), transportFor: wires })
      onTestFinished(() => courier.close())
      return courier
    },
    send: async (batchId) => (await desk.value('batches.send', { batchId, destinationId: 'house', by: grace })).queued,
  }
}

/** Everything that is on its way or has arrived, the newest first. */
export const onTheWay = async ({ desk }: CarryingHub) =>
  (await desk.value('outgoing.list', { limit: 50 })).outgoing.map(({ name, state, words }) => ({ name, state, words }))
