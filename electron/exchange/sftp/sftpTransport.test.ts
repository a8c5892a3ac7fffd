import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type SftpServer, type SftpTrouble, sftpServer } from '#test/fakes/sftpServer.ts'
import type { Outgoing } from '../transport.ts'
import { createSftpTransport, type SftpPlace } from './sftpTransport.ts'

const body = 'ISA*…~\n'
const out: Outgoing = {
  name: 'lakeside_837P_20260303_000000001.x12',
  body,
  contentId: createHash('sha256').update(body).digest('hex'),
}
const target = `/out/${out.name}`

const at = (server: SftpServer, over: Partial<SftpPlace> = {}) =>
  createSftpTransport({
    host: '127.0.0.1',
    port: server.port,
    user: 'lakeside',
    privateKey: server.privateKey,
    password: null,
    hostKey: server.hostKey,
    folder: '/out',
    answersFolder: '/in',
    giveUp: () => server.silence,
    ...over,
  })

/** Tries until it is delivered, as the outbox does; what each try came to. */
async function untilDelivered(server: SftpServer): Promise<readonly string[]> {
  const transport = at(server)
  const tries: string[] = []
  let [isPrepared, unknown] = [false, false]
  for (;;) {
    const no = isPrepared ? null : await transport.prepare(out)
    isPrepared ||= no === null
    const came = no ?? (await transport.commit(out, unknown))
    tries.push(came.kind)
    if (came.kind !== 'again' || tries.length > 9) return tries
    unknown = came.mayHaveArrived
    isPrepared = unknown
  }
}

describe('a file for a clearinghouse', () => {
  it('is shown whole, once, under its own name', async () => {
    const server = await sftpServer()
    expect(await untilDelivered(server)).toEqual(['delivered'])
    expect([...server.files]).toEqual([[target, Buffer.from(body)]])
  })

  it.each<SftpTrouble>([
    ...(['cut while uploading', 'cut before renaming', 'cut after renaming', 'silent while renaming', 'full'] as const),
  ])('is shown once although the server is %s', async (trouble) => {
    const server = await sftpServer()
    server.trouble(trouble)
    const tries = await untilDelivered(server)
    expect([tries[0], tries.at(-1)]).toEqual(['again', 'delivered'])
    expect(server.shown).toEqual([target])
    expect(server.files.get(target)?.toString()).toBe(body)
  })

  it('is not sent again when the clearinghouse has taken it away meanwhile', async () => {
    const server = await sftpServer()
    await untilDelivered(server)
    server.files.clear()
    expect(await at(server).commit(out, true)).toMatchObject({ kind: 'delivered' })
    expect(server.files.size).toBe(0)
  })

  it('never takes the place of another file', async () => {
    const server = await sftpServer()
    server.files.set(target, Buffer.from('of somebody else'))
    expect(await untilDelivered(server)).toEqual(['person'])
    expect(server.files.get(target)?.toString()).toBe('of somebody else')
  })

  it('is shown to no server but the one whose key is known', async () => {
    const [server, other] = [await sftpServer(), await sftpServer()]
    expect(await at(other, { hostKey: server.hostKey }).prepare(out)).toMatchObject({ kind: 'stop' })
    expect(other.files.size).toBe(0)
  })

  it('stops where the server does not accept the key', async () => {
    const [server, other] = [await sftpServer(), await sftpServer()]
    expect(await at(server, { privateKey: other.privateKey }).prepare(out)).toMatchObject({
      kind: 'stop',
      words: 'The server does not accept the hub’s key or password. Renew its access.',
    })
  })

  it('finds the answers that lie there', async () => {
    const server = await sftpServer()
    server.files.set('/in/a.999', Buffer.from('one'))
    server.files.set('/in/b.835.tmp', Buffer.from('half'))
    const seen = await at(server).answers?.()
    if (!seen || 'kind' in seen) throw new Error('the answers were not listed')
    expect(await Promise.all(seen.map(async (one) => [one.name, await one.read()]))).toEqual([['a.999', 'one']])
  })
})
