import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '#shared/kernel/result.ts'

const fileOf = (folder: string): string => join(folder, 'operator.json')
const placeSchema = z.object({ address: z.url(), key: z.string().min(32) })

/** Says in the hub's folder, readable by its owner alone, how a terminal of the same account asks the running hub. */
export function announceOperator(folder: string, place: { readonly address: string; readonly key: string }): void {
  const file = fileOf(folder)
  writeFileSync(`${file}.part`, `${JSON.stringify(place)}\n`, { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

const devicesSchema = z.object({
  devices: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      letters: z.string(),
      revoked: z.boolean(),
      enrolledUtc: z.string(),
      heardUtc: z.string().nullable(),
      keyExpiresUtc: z.string(),
    }),
  ),
})
const codeSchema = z.object({ code: z.string(), minutes: z.number() })
const revokedSchema = z.object({ id: z.string(), name: z.string() })
const releasedSchema = z.object({ name: z.string(), released: z.number() })
const noSchema = z.object({ message: z.string() })

const commands = ['devices', 'revoke', 'code', 'destination', 'destinations', 'jwks', 'release']

/**
 * `npm run hub -- devices | revoke DEVICE | code | destinations | destination FILE | jwks NAME | release NAME`: asks the hub that runs on this folder.
 * The text for standard output, or the no in one line.
 */
export async function operatorCommand(
  folder: string,
  [what = '', named]: readonly string[],
): Promise<Result<string, string>> {
  if (!commands.includes(what))
    return err(`expected devices, revoke, code, destinations, destination, jwks or release, not ${what}`)
  if (what === 'revoke' && named === undefined) return err('revoke: expected the name or the id of a device after it')
  const isOfOne = what === 'jwks' || what === 'release'
  if (isOfOne && named === undefined) return err(`${what}: expected the name of a destination after it`)
  if (what === 'destination' && named === undefined)
    return err('destination: expected a file after it (docs/guide/administrator.md)')
  const input =
    what === 'destination'
      ? readJson(named ?? '')
      : ok(named === undefined ? {} : isOfOne ? { name: named } : { device: named })
  if (!input.ok) return input
  const answer = await ask(folder, what, input.value)
  if (!answer.ok) return answer
  return ok(textOf(what, answer.value))
}

function readJson(file: string): Result<object, string> {
  try {
    return ok(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8'))))
  } catch {
    return err(`${file}: it cannot be read as a JSON object`)
  }
}

async function ask(folder: string, what: string, input: object): Promise<Result<unknown, string>> {
  try {
    const { address, key } = placeSchema.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')))
    const response = await fetch(`${address}/operator/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(input),
    })
    const body: unknown = await response.json()
    if (response.ok) return ok(body)
    const said = noSchema.safeParse(body)
    return err(said.success ? said.data.message : `the hub answered with status ${response.status}`)
  } catch {
    return err(`no hub is running on ${folder}. Start it, then ask again.`)
  }
}

const setSchema = z.object({ name: z.string(), kind: z.string() })
const destinationsSchema = z.object({
  destinations: z.array(
    z.object({ name: z.string(), kind: z.string(), waiting: z.number(), stopped: z.string().nullable() }),
  ),
})

function textOfDestinations(what: string, value: unknown): string {
  if (what === 'destination') {
    const { name, kind } = setSchema.parse(value)
    return `${name} (${kind}) is set. Delete the file if it holds a password or a key.\n`
  }
  const lines = destinationsSchema
    .parse(value)
    .destinations.map(({ name, kind, waiting, stopped }) =>
      [name, kind, `${waiting} waiting`, stopped ?? 'goes'].join('\t'),
    )
  return lines.length === 0 ? 'Nothing may be sent anywhere yet.\n' : `${lines.join('\n')}\n`
}

function textOf(what: string, value: unknown): string {
  if (what === 'release') {
    const { name, released } = releasedSchema.parse(value)
    return `${released} taken off their way to ${name}. Each stands before the billers, who send it another way.\n`
  }
  if (what === 'jwks') return `${JSON.stringify(value, null, 2)}\n`
  if (what.startsWith('destination')) return textOfDestinations(what, value)
  if (what === 'code') {
    const { code, minutes } = codeSchema.parse(value)
    return `Enrolment code for one device, valid ${minutes} minutes: ${code}\n`
  }
  if (what === 'revoke') {
    const { id, name } = revokedSchema.parse(value)
    return `${name} (${id}) is out of service. Its key is worth nothing from now on; a fresh code lets it in again.\n`
  }
  const lines = devicesSchema
    .parse(value)
    .devices.map(({ id, name, letters, revoked, enrolledUtc, heardUtc, keyExpiresUtc }) =>
      [
        letters,
        name,
        id,
        `enrolled ${enrolledUtc}`,
        heardUtc ? `heard ${heardUtc}` : 'never heard',
        `key until ${keyExpiresUtc}`,
        revoked ? 'OUT OF SERVICE' : 'in service',
      ].join('\t'),
    )
  return lines.length === 0 ? 'No device is enrolled yet.\n' : `${lines.join('\n')}\n`
}
