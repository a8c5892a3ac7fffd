import type { HubError, HubInput, HubMethod, HubOutput } from '#shared/ipc/hubContract.ts'
import type { hubOutgoingRows } from '#shared/ipc/hubOutgoingRows.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { batchFile, findBatch } from '../batches/batchReads.ts'
import type { HubPorts } from '../ports.ts'
import type { HubStore } from '../store.ts'
import { chargedAbout } from './chargeRows.ts'
import { settingsSchema } from './destination.ts'
import {
  destinationRow,
  enqueueFile,
  listDestinations,
  listOutgoing,
  outgoingAbout,
  retryNow,
} from './outgoingStore.ts'
import { sendCharges } from './sendCharges.ts'

type Method = keyof typeof hubOutgoingRows & HubMethod
type Methods = { readonly [M in Method]: (input: HubInput<M>) => Promise<Result<HubOutput<M>, HubError>> }

const no = (code: HubError['code'], message: string): Result<never, HubError> => err({ code, message })
const noDestination = no('not-found', 'The hub knows no such destination.')

/** The hub's methods about what leaves it; `wake` = something new waits. */
export function outgoingMethods(store: HubStore, ports: HubPorts, wake: () => void): Methods {
  return {
    'destinations.list': async () => ok({ destinations: [...(await store.look(listDestinations()))] }),
    'batches.send': async ({ batchId, destinationId, by, again = false }) => {
      const destination = await store.look(destinationRow(destinationId))
      const file = await store.look(batchFile(batchId))
      if (!destination) return noDestination
      if (!file) return no('not-found', 'The hub holds no such batch.')
      const { kind } = settingsSchema.parse(JSON.parse(destination.settings))
      if (kind !== 'folder' && kind !== 'sftp')
        return no('bad-input', `${destination.name} takes no claim files. Choose a folder or an SFTP server.`)
      const send = { id: ports.newId(), destinationId, name: file.fileName, body: file.text, by: by.name }
      const queued = await store.transact(enqueueFile({ ...send, aboutId: batchId, again }, ports.now()))
      if (!queued.ok) return queued
      wake()
      const batch = await store.look(findBatch(batchId))
      return batch ? ok({ queued: queued.value, batch }) : no('not-found', 'The hub holds no such batch.')
    },
    'charges.send': async (input) => {
      const sent = await sendCharges(store, ports, input)
      wake()
      return sent
    },
    'outgoing.list': async ({ limit }) => ok({ outgoing: [...(await store.look(listOutgoing(limit)))] }),
    'outgoing.about': async ({ id }) => {
      const outgoing = await store.look(outgoingAbout(id))
      const charged = await store.look(chargedAbout(id))
      return ok({
        outgoing: outgoing.map((one) => {
          const left = charged.get(one.id)
          return left ? { ...one, charged: left } : one
        }),
      })
    },
    'outgoing.retry': async ({ id, again = false }) => {
      const tried = await store.transact(retryNow(id, again, ports.now()))
      if (!tried) return no('not-found', 'The hub knows nothing of that kind on its way.')
      if (!tried.ok) return tried
      wake()
      return ok({})
    },
  }
}
