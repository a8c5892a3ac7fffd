import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { HubError } from '#shared/ipc/hubContract.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { releaseDestination } from './outgoing/changeDestination.ts'
import { listDestinations } from './outgoing/outgoingStore.ts'
import { jwksOf, putDestinationFile } from './outgoing/putDestinationFile.ts'
import type { Seal } from './outgoing/seal.ts'
import { type HubPorts, sha256 } from './ports.ts'
import type { HubService } from './service.ts'
import type { HubStore } from './store.ts'

/** What whoever runs the hub may ask of it, from the machine it runs on: the key lies in a file of the owner's alone. */
export interface Operator {
  /** A no for a wrong key comes before anything of the request is read. */
  call(what: string, input: unknown, key: string | null): Promise<Result<unknown, HubError>>
}

const revokeInput = z.object({ device: z.string().min(1).max(200) })
const nameInput = z.object({ name: z.string().min(1).max(200) })
const codeMinutes = 60

const no = (code: HubError['code'], message: string): Result<never, HubError> => err({ code, message })

/** `devices` lists them, `revoke` takes one out of service at once, `code` gives a one-time enrolment code, `destination` sets where things may be sent, `jwks` gives the public key of one that signs in by key, `release` puts before people what waits for one. */
export function createOperator(
  store: HubStore,
  service: Pick<HubService, 'newEnrolmentCode'>,
  ports: HubPorts,
  operatorKey: string,
  seal: Seal | null = null,
): Operator {
  return {
    async call(what, input, key) {
      if (key === null || !isSame(key, operatorKey)) {
        ports.log('operator: wrong key')
        return no('not-enrolled', 'Only the operator of this hub may ask that.')
      }
      switch (what) {
        case 'devices':
          return ok({ devices: await store.devices() })
        case 'revoke':
          return revoke(store, ports, input)
        case 'code':
          return ok({ code: await service.newEnrolmentCode(codeMinutes), minutes: codeMinutes })
        case 'destination':
          return putDestinationFile(store, ports, seal, input)
        case 'jwks':
          return jwks(store, seal, input)
        case 'release':
          return release(store, ports, input)
        case 'destinations':
          return ok({ destinations: await store.look(listDestinations()) })
        default:
          return no('unknown-method', 'This hub does not know that request.')
      }
    },
  }
}

async function release(store: HubStore, ports: HubPorts, input: unknown): Promise<Result<unknown, HubError>> {
  const asked = nameInput.safeParse(input)
  if (!asked.success) return no('bad-input', 'name: expected the name of a destination.')
  const released = await store.transact(releaseDestination(asked.data.name, ports.now()))
  if (!released.ok) return released
  ports.log(`released: ${released.value} of a destination`)
  return ok({ name: asked.data.name, released: released.value })
}

async function revoke(store: HubStore, ports: HubPorts, input: unknown): Promise<Result<unknown, HubError>> {
  const asked = revokeInput.safeParse(input)
  if (!asked.success) return no('bad-input', 'device: expected the name or the id of a device.')
  const named = (await store.devices()).filter(({ id, name }) => id === asked.data.device || name === asked.data.device)
  const [device] = named
  if (!device) return no('not-found', `No device here is called ${asked.data.device}.`)
  if (named.length > 1)
    return no(
      'bad-input',
      `Several devices are called ${asked.data.device}. Name one by its id: ${named.map(({ id }) => id).join(', ')}.`,
    )
  await store.revoke(device.id)
  ports.log(`revoked: device ${device.id}`)
  return ok({ id: device.id, name: device.name })
}

function jwks(
  store: HubStore,
  seal: Seal | null,
  input: unknown,
): Promise<Result<unknown, HubError>> | Result<never, HubError> {
  const asked = nameInput.safeParse(input)
  return asked.success
    ? jwksOf(store, seal, asked.data.name)
    : no('bad-input', 'name: expected the name of a destination.')
}

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)))
