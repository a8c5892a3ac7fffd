import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import SftpClient from 'ssh2-sftp-client'
import { nameTaken } from '../folder/folderTransport.ts'
import {
  type AnswerSeen,
  type Attempt,
  again,
  codeOf,
  delivered,
  type NotDelivered,
  type Outgoing,
  person,
  stop,
  type Transport,
} from '../transport.ts'

export interface SftpPlace {
  readonly host: string
  readonly port: number
  readonly user: string
  /** One of both. */
  readonly privateKey: string | null
  readonly password: string | null
  /** `SHA256:…` as ssh-keygen prints it: no other server is spoken to. */
  readonly hostKey: string
  readonly folder: string
  readonly answersFolder: string | null
  /** Begins with one piece of work, once the server has let us in; when it ends, the work is given up. */
  readonly giveUp: () => AbortSignal
}

/** A server key is this one: `SHA256:` and base64 without padding. */
export const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`

/**
 * A clearinghouse's SFTP (billing-interfaces 6): a temporary name, then a plain rename, which refuses a name that is
 * there; an unknown outcome is resolved by listing, not by sending again.
 */
export function createSftpTransport(place: SftpPlace): Transport {
  const base: Transport = {
    prepare: async (out) => {
      const tried = await within(place, (client) => upload(client, place, out), false)
      return tried === 'done' ? null : tried
    },
    commit: (out, unknown) => within(place, (client) => makeVisible(client, place, out, unknown), true),
    close: async () => {},
  }
  const { answersFolder } = place
  return answersFolder === null ? base : { ...base, answers: () => listAnswers(place, answersFolder) }
}

const temporary = ({ folder }: SftpPlace, { name }: Outgoing): string => posix.join(folder, `${name}.tmp`)

async function upload(client: SftpClient, place: SftpPlace, out: Outgoing): Promise<'done'> {
  await client.put(Buffer.from(out.body, 'utf8'), temporary(place, out))
  return 'done'
}

async function makeVisible(client: SftpClient, place: SftpPlace, out: Outgoing, unknown: boolean): Promise<Attempt> {
  const target = posix.join(place.folder, out.name)
  const part = temporary(place, out)
  if (await client.exists(target)) {
    if ((await hashAt(client, target)) !== out.contentId) return person(nameTaken(out.name))
    if (await client.exists(part)) await client.delete(part, true)
    return delivered('The file lies at the server.')
  }
  if (!(await client.exists(part)))
    return unknown ? delivered('The receiver has taken the file.') : again('The file was not uploaded whole.')
  if ((await hashAt(client, part)) !== out.contentId) return again('The file was not uploaded whole.')
  await client.rename(part, target)
  return delivered('The file lies at the server.')
}

async function hashAt(client: SftpClient, path: string): Promise<string> {
  const read = await client.get(path)
  return createHash('sha256')
    .update(Buffer.isBuffer(read) ? read : Buffer.from(String(read), 'utf8'))
    .digest('hex')
}

const letInMs = 20_000

/** One connection for one piece of work; whatever goes wrong comes back as words. */
async function within<T>(
  place: SftpPlace,
  work: (client: SftpClient) => Promise<T>,
  mayHaveArrived: boolean,
): Promise<T | NotDelivered> {
  // Its own handlers would write to the console.
  const quiet = { error: () => {}, end: () => {}, close: () => {} }
  const client = new SftpClient('hub', quiet)
  const met = { isOther: false }
  try {
    await client.connect({
      host: place.host,
      port: place.port,
      username: place.user,
      ...(place.privateKey ? { privateKey: place.privateKey } : {}),
      ...(place.password ? { password: place.password } : {}),
      readyTimeout: letInMs,
      hostVerifier: (key: Buffer) => {
        met.isOther = fingerprintOf(key) !== place.hostKey
        return !met.isOther
      },
    })
    return await unlessGivenUp(work(client), place.giveUp())
  } catch (cause) {
    if (met.isOther)
      return stop(
        'Another server answered than the one whose key is known. Nothing was sent. Ask the clearinghouse before the key is changed.',
      )
    return failed(cause, mayHaveArrived)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function failed(cause: unknown, mayHaveArrived: boolean): NotDelivered {
  const code = codeOf(cause)
  const level = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'level') : undefined
  const said = cause instanceof Error ? cause.message : ''
  if (level === 'client-authentication' || /authentication/i.test(said))
    return stop('The server does not accept the hub’s key or password. Renew its access.')
  // SFTP status 3.
  if (code === '3' || /permission denied/i.test(said))
    return stop('The hub may not write into its folder at the server. Ask the clearinghouse.')
  return again(`The server cannot be reached or broke off (${code}).`, { mayHaveArrived })
}

function unlessGivenUp<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' }))
    signal.addEventListener('abort', late, { once: true })
    if (signal.aborted) late()
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late))
  })
}

const isUnfinished = (name: string): boolean => name.startsWith('.') || /\.(part|tmp|filepart)$/i.test(name)

async function listAnswers(place: SftpPlace, folder: string): Promise<readonly AnswerSeen[] | NotDelivered> {
  const listed = await within(place, (client) => client.list(folder), false)
  if ('kind' in listed) return listed
  return listed
    .filter(({ type, name }) => type === '-' && !isUnfinished(name))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, size, modifyTime }) => ({
      name,
      size,
      changedMs: modifyTime,
      read: async () => {
        const read = await within(place, (client) => client.get(posix.join(folder, name)), false)
        return Buffer.isBuffer(read) ? read.toString('utf8') : null
      },
    }))
}
