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
const noSchema = z.object({ message: z.string() })

/** `npm run hub -- devices | revoke DEVICE | code`: asks the hub that runs on this folder. The text for standard output, or the no in one line. */
export async function operatorCommand(
  folder: string,
  [what = '', device]: readonly string[],
): Promise<Result<string, string>> {
  if (!['devices', 'revoke', 'code'].includes(what)) return err(`expected devices, revoke or code, not ${what}`)
  if (what === 'revoke' && device === undefined) return err('revoke: expected the name or the id of a device after it')
  const answer = await ask(folder, what, device === undefined ? {} : { device })
  if (!answer.ok) return answer
  return ok(textOf(what, answer.value))
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

function textOf(what: string, value: unknown): string {
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
