import { billSession } from '#shared/billing/billSession.ts'
import { visitFactsOf } from '#shared/billing/visitFacts.ts'
import type { Claim } from '#shared/claim/claim.ts'
import { holdsFor } from '#shared/claim/issues.ts'
import { signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { usualFhirSite, writeFhirBundle } from '#shared/formats/fhir/writeBundle.ts'
import { type DftProfile, usualProfile } from '#shared/formats/hl7/siteProfile.ts'
import { writeDft } from '#shared/formats/hl7/writeDft.ts'
import type { HubError, HubInput, HubMethod, HubOutput } from '#shared/ipc/hubContract.ts'
import type { hubOutgoingRows } from '#shared/ipc/hubOutgoingRows.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { batchFile, findBatch } from '../batches/batchReads.ts'
import type { HubPorts } from '../ports.ts'
import type { HubStore } from '../store.ts'
import { type DestinationSettings, settingsSchema } from './destination.ts'
import { destinationRow, enqueue, listDestinations, listOutgoing, retryNow } from './outgoingStore.ts'

type Method = keyof typeof hubOutgoingRows & HubMethod
type Methods = { readonly [M in Method]: (input: HubInput<M>) => Promise<Result<HubOutput<M>, HubError>> }

const no = (code: HubError['code'], message: string): Result<never, HubError> => err({ code, message })
const noDestination = no('not-found', 'The hub knows no such destination.')

/** The hub's methods about what leaves it; `wake` = something new waits. */
export function outgoingMethods(store: HubStore, ports: HubPorts, wake: () => void): Methods {
  return {
    'destinations.list': async () => ok({ destinations: [...(await store.look(listDestinations()))] }),
    'batches.send': async ({ batchId, destinationId, by }) => {
      const destination = await store.look(destinationRow(destinationId))
      const file = await store.look(batchFile(batchId))
      if (!destination) return noDestination
      if (!file) return no('not-found', 'The hub holds no such batch.')
      const { kind } = settingsSchema.parse(JSON.parse(destination.settings))
      if (kind !== 'folder' && kind !== 'sftp')
        return no('bad-input', `${destination.name} takes no claim files. Choose a folder or an SFTP server.`)
      const send = { id: ports.newId(), destinationId, name: file.fileName, body: file.text, by: by.name }
      const queued = await store.transact(enqueue({ ...send, about: 'batch', aboutId: batchId }, ports.now()))
      wake()
      const batch = await store.look(findBatch(batchId))
      return batch ? ok({ queued, batch }) : no('not-found', 'The hub holds no such batch.')
    },
    'charges.send': (input) => sendCharges(store, ports, input, wake),
    'outgoing.list': async ({ limit }) => ok({ outgoing: [...(await store.look(listOutgoing(limit)))] }),
    'outgoing.retry': async ({ id }) => {
      const found = await store.transact(retryNow(id, ports.now()))
      wake()
      return found ? ok({}) : no('not-found', 'The hub knows nothing of that kind on its way.')
    },
  }
}

async function sendCharges(
  store: HubStore,
  ports: HubPorts,
  { sessionId, version, facts, destinationId, by }: HubInput<'charges.send'>,
  wake: () => void,
): Promise<Result<HubOutput<'charges.send'>, HubError>> {
  const destination = await store.look(destinationRow(destinationId))
  if (!destination) return noDestination
  const held = await store.get(sessionId, version)
  if (!held) return no('not-found', 'The hub has not received this version of the visit yet.')
  const { payload, signedAt } = signedEnvelopeSchema.parse(JSON.parse(held.envelopeText))
  const billed = billSession(payload, facts)
  if (!billed.ok) return no('bad-input', billed.error)
  const [hold] = holdsFor(billed.value.claim, false)
  if (hold) return no('bad-input', hold.text)
  const older = version > 1 ? await store.get(sessionId, version - 1) : null
  const before = older && billSession(signedEnvelopeSchema.parse(JSON.parse(older.envelopeText)).payload, facts)
  const pieces = piecesFor(settingsSchema.parse(JSON.parse(destination.settings)), {
    claim: billed.value.claim,
    visit: visitFactsOf(payload, billed.value.chart),
    signedAt,
    previous: before?.ok ? before.value.claim : null,
  })
  if (!pieces) return no('bad-input', `${destination.name} takes no charges. Choose an HL7 receiver or a FHIR server.`)
  let queued = false
  for (const { name, body } of pieces) {
    const send = { id: ports.newId(), destinationId, name, body, about: 'session', aboutId: sessionId } as const
    queued = (await store.transact(enqueue({ ...send, by: by.name }, ports.now()))) || queued
  }
  wake()
  return ok({ queued })
}

interface Leaving {
  readonly claim: Claim
  readonly visit: ReturnType<typeof visitFactsOf>
  readonly signedAt: Parameters<typeof writeDft>[0]['signedAt']
  readonly previous: Claim | null
}

function piecesFor(
  settings: DestinationSettings,
  { claim, visit, signedAt, previous }: Leaving,
): readonly { readonly name: string; readonly body: string }[] | null {
  const { practice } = claim
  if (settings.kind === 'mllp') {
    const profile: DftProfile = {
      ...usualProfile(settings.version),
      sendingFacility: practice.submitterId,
      receivingApplication: practice.receiverId,
      receivingFacility: practice.receiverId,
    }
    return writeDft({ claim, visit, signedAt, previous }, profile).map(({ controlId, text }) => ({
      name: controlId,
      body: text,
    }))
  }
  if (settings.kind === 'fhir')
    return [
      {
        name: `${claim.reference}-v${claim.version}`,
        body: writeFhirBundle(claim, visit, usualFhirSite(practice.id)),
      },
    ]
  return null
}
