import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aListeningHub, expectNoOverHttp } from '#test/builders/aListeningHub.ts'

/** The hub's door as somebody with bad intentions meets it: refused, one line of the log without a word of the request, nothing changed. */

type Listening = Awaited<ReturnType<typeof aListeningHub>>

/** Writes bytes to the door as they are; resolves with all that came back when the hub ended the connection. */
function raw({ door }: Listening, ...pieces: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(door.address)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  for (const piece of pieces) socket.write(piece)
  return new Promise((resolve) => {
    let heard = ''
    socket.on('data', (data) => {
      heard += String(data)
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(heard))
  })
}

const headOf = (served: Listening, more: Readonly<Record<string, string>>): string => {
  const { host } = new URL(served.door.address)
  const all = { host, authorization: `Bearer ${served.key}`, 'content-type': 'application/json', ...more }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `POST /api/sessions.submit HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

const impatient = { headMs: 60, requestMs: 120, lookEveryMs: 20 }
const submission = (envelope: unknown): string => JSON.stringify({ envelope })

describe('a sender that does not send', () => {
  it.each([
    ['the head', (served: Listening) => [headOf(served, {}).slice(0, -2)]],
    ['the body', (served: Listening) => [headOf(served, { 'content-length': '9000' }), '{"envelope":{"payload"']],
  ])('in the middle of %s is cut off and kept in the log, and nothing of it is stored', async (_what, pieces) => {
    const served = await aListeningHub(impatient)
    const rows = served.hub.hashRows()
    expect(await raw(served, ...pieces(served))).toMatch(/^HTTP\/1\.1 408 /)
    expect(served.hub.logged).toEqual(['refused: too-slow'])
    expect(served.hub.hashRows()).toBe(rows)
  })

  it('holds nobody else up, and only so many are read at once: the others are told to come again', async () => {
    const served = await aListeningHub({ requestsAtOnce: 1 })
    const { hostname, port } = new URL(served.door.address)
    const slow = connect(Number(port), hostname)
    onTestFinished(() => void slow.destroy())
    slow.write(`${headOf(served, { 'content-length': '9000', expect: '100-continue' })}`)
    // The hub asks for the body: the request is inside.
    await new Promise((resolve) => slow.once('data', resolve))
    const answer = await fetch(`${served.door.address}/api/hub.status`, { method: 'POST', body: '{}' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([409, '2'])
    expect(served.hub.logged).toEqual(['refused: busy'])
  })

  it('whose head is no head, or has no end, is cut off', async () => {
    const served = await aListeningHub()
    expect(await raw(served, 'GIVE ME EVERYTHING\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await raw(served, headOf(served, { 'x-long': 'x'.repeat(20_000) }))).toMatch(/^HTTP\/1\.1 400 /)
    expect(served.hub.logged).toEqual(['refused: malformed', 'refused: malformed'])
  })
})

describe('who has no good key', () => {
  it('is turned away before a byte of the body is read', async () => {
    const served = await aListeningHub()
    const head = headOf(served, { authorization: 'Bearer never-given', 'content-length': '9000', connection: 'close' })
    expect(await raw(served, head)).toMatch(/^HTTP\/1\.1 401 .*"not-enrolled"/s)
    expect(served.hub.logged).toEqual(['refused: not-enrolled sessions.submit'])
  })

  it('may send a code and a name, and nothing larger', async () => {
    const served = await aListeningHub()
    const body = JSON.stringify({ code: 'x'.repeat(20_000), deviceId: 'two', deviceName: 'two' })
    await expectNoOverHttp(served, { path: '/api/device.enrol', key: null, body }, 413, 'too-large')
  })

  it('and comes with a captured request after its device was taken out of service, gets nothing and is named in the log', async () => {
    const served = await aListeningHub()
    const captured = { body: submission(served.envelope) }
    expect((await served.post(captured)).status).toBe(201)
    await served.hub.store.revoke(served.deviceId)
    await expectNoOverHttp(served, captured, 403, 'revoked')
    expect(served.hub.logged).toEqual([`refused: revoked sessions.submit device ${served.deviceId}`])
  })

  it('because it ended, is told so in its own words', async () => {
    const served = await aListeningHub()
    served.hub.clock.pass(90 * 24 * 60)
    await expectNoOverHttp(served, { body: submission(served.envelope) }, 401, 'key-expired')
    await expectNoOverHttp(served, { path: '/api/device.renewKey' }, 401, 'key-expired')
    expect(served.hub.logged[0]).toBe(`refused: key-expired sessions.submit device ${served.deviceId}`)
  })

  it('had one that was renewed in time: both are good until their own ends, and revoking ends both', async () => {
    const served = await aListeningHub()
    served.hub.clock.pass(60 * 24 * 60)
    const renewed = await served.post({ path: '/api/device.renewKey' })
    const { deviceKey } = renewed.body as { deviceKey: string }
    const pull = (key: string) => ({ path: '/api/events.own', key, body: '{"afterSeq":0,"limit":1}' })
    expect((await served.post(pull(deviceKey))).status).toBe(200)
    expect((await served.post(pull(served.key))).status).toBe(200)
    served.hub.clock.pass(31 * 24 * 60)
    await expectNoOverHttp(served, pull(served.key), 401, 'key-expired')
    expect((await served.post(pull(deviceKey))).status).toBe(200)
    await served.hub.store.revoke(served.deviceId)
    await expectNoOverHttp(served, pull(deviceKey), 403, 'revoked')
    await expectNoOverHttp(served, pull(served.key), 403, 'revoked')
  })
})

describe('a request sent again', () => {
  it('gets the first receipt when it is the same, and a no when it is not; nothing is stored twice', async () => {
    const served = await aListeningHub()
    const first = await served.post({ body: submission(served.envelope) })
    const rows = served.hub.hashRows()
    const again = await served.post({ body: submission(served.envelope) })
    expect(again.body).toEqual({ ...(first.body as object), replayed: true })
    expect(served.hub.hashRows()).toBe(rows)
    const other = await served.hub.enrol('another-desk')
    await expectNoOverHttp(served, { body: submission(served.envelope), key: other }, 400, 'bad-input')
  })
})

describe('a page of the web', () => {
  it.each([
    ['evil.example', 421],
    ['evil.example:80', 421],
    ['127.0.0.1.evil.example', 421],
    ['', 421],
    ['[::1', 421],
    ['localhost', 200],
    ['LOCALHOST:4800', 200],
    ['127.0.0.1:4800', 200],
    ['[::1]:4800', 200],
    ['hub.practice.example', 200],
  ])('whose name was pointed at this hub (Host: %s) gets %i', async (host, status) => {
    const served = await aListeningHub({}, ['hub.practice.example'])
    const rows = served.hub.hashRows()
    const body = '{"code":"NOBODYGAVEIT","deviceId":"x","deviceName":"x"}'
    const head = `POST /api/hub.status HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`
    expect(await raw(served, head, body)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(served.hub.hashRows()).toBe(rows)
    expect(served.hub.logged).toEqual(status === 421 ? ['refused: wrong-host'] : [])
  })

  it.each([
    ['its origin', { origin: 'http://evil.example' }],
    ['the origin null', { origin: 'null' }],
    ['the hub’s own origin', { origin: 'http://127.0.0.1' }],
    ['a word of its site', { 'sec-fetch-site': 'cross-site' }],
  ])('that comes with %s is refused', async (_what, headers) => {
    const served = await aListeningHub()
    await expectNoOverHttp(served, { path: '/api/hub.status', key: null, headers }, 403, 'foreign-page')
    expect(served.hub.logged).toEqual(['refused: foreign-page'])
  })
})

describe('names and values that are no names', () => {
  it.each([
    '/api/__proto__',
    '/api/constructor',
    '/api/hasOwnProperty',
    '/api/../operator/devices',
    '/api/%2e%2e/hub.key',
    '/api/..%2fhub.db',
    '/../hub.key',
    '/api/hub.status%00',
    '//api/hub.status',
    '/api/hub.status/../../hub.key',
  ])('%s is no method of the hub', async (path) => {
    const served = await aListeningHub()
    const rows = served.hub.hashRows()
    const head = headOf(served, { 'content-length': '2', connection: 'close' }).replace('/api/sessions.submit', path)
    expect(await raw(served, head, '{}')).toMatch(/^HTTP\/1\.1 40[04] /)
    expect(served.hub.hashRows()).toBe(rows)
    for (const line of served.hub.logged) expect(line).toMatch(/^refused: (unknown-method|bad-input)$/)
  })

  it.each([
    '{"__proto__":{"polluted":true},"afterSeq":0,"limit":1}',
    '{"afterSeq":0,"limit":1,"constructor":{"prototype":{"polluted":true}}}',
  ])('a body with %s pollutes nothing', async (body) => {
    const served = await aListeningHub()
    await expectNoOverHttp(served, { path: '/api/events.own', body }, 400, 'bad-input')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('a value nested without end is refused, and the hub answers on', async () => {
    const served = await aListeningHub()
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const rows = served.hub.hashRows()
    expect((await served.post({ body: `{"envelope":${deep}}` })).status).toBeGreaterThanOrEqual(400)
    expect((await served.post({ path: '/api/hub.status', key: null })).status).toBe(200)
    expect(served.hub.hashRows()).toBe(rows)
  })
})

it('nothing of a request, and no patient, is in the log of all that was refused', async () => {
  const served = await aListeningHub()
  const whole = submission(served.envelope)
  const last = 'Whitcomb'
  expect(whole).toContain(last)
  const wrong = { ...served.envelope, contentSha256: 'f'.repeat(64) }
  for (const body of [whole.slice(0, -9), submission(wrong), submission({ ...served.envelope, session: last })])
    expect((await served.post({ body })).status).toBeGreaterThanOrEqual(400)
  await served.post({ body: whole, key: last })
  await served.post({ body: whole, path: `/api/${last}` })
  expect(served.hub.logged).toHaveLength(5)
  expect(served.hub.logged.join(' ')).not.toContain(last)
})
