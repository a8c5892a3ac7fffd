import { newSmartKey, publicJwkOf } from '#electron/exchange/fhir/smartKey.ts'
import type { HubError } from '#shared/ipc/hubContract.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { HubPorts } from '../ports.ts'
import type { HubStore } from '../store.ts'
import { changeDestination } from './changeDestination.ts'
import {
  type DestinationFile,
  type DestinationSecrets,
  destinationFileSchema,
  secretsSchema,
  settingsSchema,
} from './destination.ts'
import { type DestinationRow, destinationRows } from './outgoingStore.ts'
import type { Seal } from './seal.ts'

const no = (code: HubError['code'], message: string): Result<never, HubError> => err({ code, message })
const nowhere = no('bad-input', 'This hub has nowhere to keep secrets.')

/**
 * A destination as a file says it; its secrets are sealed before they reach the database. A SMART client that comes without
 * a key keeps the one it had, or gets a fresh one: the private half never leaves the hub.
 */
export async function putDestinationFile(
  store: HubStore,
  ports: HubPorts,
  seal: Seal | null,
  input: unknown,
): Promise<Result<unknown, HubError>> {
  const read = destinationFileSchema.safeParse(input)
  if (!read.success) {
    const [issue] = read.error.issues
    return no('bad-input', `${issue?.path.join('.') || 'destination'}: ${issue?.message ?? 'not in the right form'}.`)
  }
  const { name, settings } = read.data
  const secrets = await withKey(store, seal, read.data)
  if (!secrets.ok) return secrets
  const hasSecrets = Object.keys(secrets.value).length > 0
  if (hasSecrets && !seal) return nowhere
  const sealed = hasSecrets && seal ? seal.close(JSON.stringify(secrets.value)) : null
  const kept = { id: ports.newId(), secrets: sealed }
  const changed = await store.transact(changeDestination(read.data, kept, ports.now()))
  if (!changed.ok) return changed
  ports.log(`destination set: ${settings.kind}`)
  return ok({ name, kind: settings.kind })
}

async function withKey(
  store: HubStore,
  seal: Seal | null,
  { name, settings, secrets }: DestinationFile,
): Promise<Result<DestinationSecrets, HubError>> {
  if (settings.kind !== 'fhir' || !settings.smart) return ok(secrets)
  if (!seal) return nowhere
  const { alg } = settings.smart
  const before = secrets.privateKey ?? secretsOf(await named(store, name), seal).privateKey
  if (before !== undefined && (await publicKeyOf(before, alg))) return ok({ ...secrets, privateKey: before })
  if (secrets.privateKey !== undefined)
    return no(
      'bad-input',
      `secrets.privateKey: not a private key for ${alg} as PKCS#8 PEM. Leave it out: the hub makes one.`,
    )
  return ok({ ...secrets, privateKey: await newSmartKey(alg) })
}

const named = async (store: HubStore, name: string): Promise<DestinationRow | null> =>
  (await store.look(destinationRows())).find((one) => one.name === name) ?? null

const secretsOf = (found: DestinationRow | null, seal: Seal): DestinationSecrets =>
  found?.secrets ? secretsSchema.parse(JSON.parse(seal.open(found.secrets))) : {}

async function publicKeyOf(pem: string, alg: Parameters<typeof publicJwkOf>[1]) {
  try {
    return await publicJwkOf(pem, alg)
  } catch {
    return null
  }
}

/** The public key of a SMART client as a JWK set, for its server to register; never the private half. */
export async function jwksOf(store: HubStore, seal: Seal | null, name: string): Promise<Result<unknown, HubError>> {
  const found = await named(store, name)
  if (!found) return no('not-found', `No destination here is called ${name}.`)
  const settings = settingsSchema.parse(JSON.parse(found.settings))
  if (settings.kind !== 'fhir' || !settings.smart)
    return no('bad-input', `${name} does not sign in by key: its settings have no "smart".`)
  const { privateKey } = seal ? secretsOf(found, seal) : {}
  const key = privateKey === undefined ? null : await publicKeyOf(privateKey, settings.smart.alg)
  if (!key) return no('bad-input', `${name} has no key that can be read. Set it again: the hub then makes one.`)
  return ok({ keys: [key] })
}
