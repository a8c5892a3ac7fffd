import { mkdirSync, writeFileSync } from 'node:fs'
import { connect as connectSocket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHttpHost } from '#electron/hosts/loopback/httpHost.ts'
import { randomSecret } from '#electron/ports/randomSecret.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { backendForTest, demoPins } from '#test/builders/backendForTest.ts'

/** The browser's wire in front of the real back end, as somebody with bad intentions meets it: refused, kept, nothing changed. */

async function aServedDesk() {
  const desk = await backendForTest()
  const page = join(aFolder(), 'page')
  mkdirSync(page)
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Chairside</title>')
  const host = await startHttpHost({
    served: { backend: desk.backend },
    folder: page,
    port: 0,
    newSecret: randomSecret,
  })
  onTestFinished(() => host.close())
  const enter = async (address = host.startAddress()): Promise<string> => {
    const entered = await fetch(address, { redirect: 'manual' })
    return entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const post = (cookie: string, body: string, more: Readonly<Record<string, string>> = {}) =>
    fetch(`${host.origin}/api`, {
      method: 'POST',
      headers: { cookie, origin: host.origin, 'content-type': 'application/json', ...more },
      body,
    })
  const call = async (cookie: string, method: string, input: unknown): Promise<unknown> =>
    (await post(cookie, JSON.stringify({ method, input }))).json()
  return { desk, host, enter, post, call }
}

const dana = { userId: 'dana-reyes', pin: demoPins['dana-reyes'] }
const notSignedIn = { kind: 'fault', fault: { code: 'not-signed-in' } }

describe('a cookie', () => {
  it('is one connection: what one person signed in to is closed to every other cookie', async () => {
    const { enter, call } = await aServedDesk()
    const [hers, theirs] = [await enter(), await enter()]
    expect(await call(hers, 'people.signIn', dana)).toMatchObject({ kind: 'value' })
    expect(await call(theirs, 'day.list', { day: '2026-03-02' })).toMatchObject(notSignedIn)
    expect(await call(theirs, 'people.current', {})).toMatchObject({ value: { signedIn: null } })
  })

  it('that was stolen is worth nothing once its person has locked', async () => {
    const { enter, call } = await aServedDesk()
    const cookie = await enter()
    await call(cookie, 'people.signIn', dana)
    expect(await call(cookie, 'day.list', { day: '2026-03-02' })).toMatchObject({ kind: 'value' })
    await call(cookie, 'people.lock', {})
    expect(await call(cookie, 'day.list', { day: '2026-03-02' })).toMatchObject(notSignedIn)
  })

  it('cannot be had twice from one start address, and not made up', async () => {
    const { host, enter, post } = await aServedDesk()
    const start = host.startAddress()
    expect(await enter(start)).not.toBe('')
    expect(await enter(start)).toBe('')
    const name = (await enter()).split('=')[0] ?? ''
    expect((await post(`${name}=${'0'.repeat(43)}`, '{"method":"clinic.get","input":{}}')).status).toBe(401)
  })
})

describe('who somebody is', () => {
  it('is never taken from the request', async () => {
    const { enter, call, desk } = await aServedDesk()
    const cookie = await enter()
    await call(cookie, 'people.signIn', { userId: 'lena-ortiz', pin: demoPins['lena-ortiz'] })
    const list = (await call(cookie, 'day.list', { day: '2026-03-02' })) as {
      value: { sessions: { sessionId: string }[] }
    }
    const happenedAt = desk.clock.now()
    const tap = {
      commandId: 'c-1',
      sessionId: list.value.sessions[0]?.sessionId,
      command: { kind: 'recordArrival', identifiers: ['name', 'birth_date'], userId: 'dana-reyes' },
      happenedAt,
      source: 'tap',
      userId: 'dana-reyes',
      user: { id: 'dana-reyes', roles: ['charge'] },
    }
    const done = (await call(cookie, 'chart.perform', tap)) as { value: { events: { userId: string }[] } }
    expect(done.value.events.map(({ userId }) => userId)).toEqual(['lena-ortiz'])
    const start = { ...tap, commandId: 'c-2', command: { kind: 'hold', reason: 'x', roles: ['charge'] } }
    expect(JSON.stringify(await call(cookie, 'worklist.list', start))).toContain('not-allowed')
  })
})

describe('a command sent again', () => {
  it('gets its first answer; another one under its id is refused and changes nothing', async () => {
    const { enter, call, desk } = await aServedDesk()
    const cookie = await enter()
    await call(cookie, 'people.signIn', dana)
    const list = (await call(cookie, 'day.list', { day: '2026-03-02' })) as {
      value: { sessions: { sessionId: string }[] }
    }
    const [one, two] = list.value.sessions.map(({ sessionId }) => sessionId)
    const tap = (sessionId: string | undefined, text: string) => ({
      commandId: 'replayed',
      sessionId,
      command: { kind: 'writeNote', text },
      happenedAt: desk.clock.now(),
      source: 'tap',
    })
    const first = await call(cookie, 'chart.perform', tap(one, 'comfortable'))
    expect(first).toMatchObject({ kind: 'value' })
    const rows = desk.hashRows()
    expect(await call(cookie, 'chart.perform', tap(one, 'comfortable'))).toEqual(first)
    for (const other of [tap(one, 'in pain'), tap(two, 'comfortable')])
      expect(await call(cookie, 'chart.perform', other)).toMatchObject({ kind: 'fault', fault: { code: 'bad-input' } })
    const priya = await enter()
    await call(priya, 'people.signIn', { userId: 'priya-nair', pin: demoPins['priya-nair'] })
    expect(await call(priya, 'chart.perform', tap(one, 'comfortable'))).toMatchObject({ fault: { code: 'bad-input' } })
    expect(desk.hashRows()).toBe(rows)
  })
})

describe('names and values that are no names', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__.polluted', 'prototype'])(
    'the method %s is unknown and kept in the log',
    async (method) => {
      const { enter, call, desk } = await aServedDesk()
      const cookie = await enter()
      await call(cookie, 'people.signIn', dana)
      const rows = desk.hashRows()
      expect(await call(cookie, method, {})).toMatchObject({ kind: 'fault', fault: { code: 'unknown-method' } })
      expect(desk.faults.at(-1)?.code).toBe('unknown-method')
      expect(desk.hashRows()).toBe(rows)
    },
  )

  it('a body with __proto__ pollutes nothing', async () => {
    const { enter, post, desk } = await aServedDesk()
    const cookie = await enter()
    const polluted = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}'
    await post(cookie, `${polluted},"method":"people.signIn","input":${polluted},"userId":"dana-reyes","pin":"1111"}}`)
    await post(cookie, `{"method":"visits.find","input":${polluted}}}`)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.prototype).not.toHaveProperty('polluted')
    expect(desk.faults.every(({ code }) => code !== 'internal')).toBe(true)
  })

  it('a value nested without end is refused, and the desk answers on', async () => {
    const { enter, post, call } = await aServedDesk()
    const cookie = await enter()
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const answer = await post(cookie, `{"method":"session.import","input":{"document":${deep}}}`)
    expect(answer.status).toBeLessThan(600)
    expect(await call(cookie, 'clinic.get', {})).toMatchObject({ kind: 'value' })
  })
})

describe('a sender that does not send', () => {
  it('holds nobody else up', async () => {
    const { host, enter, call } = await aServedDesk()
    const cookie = await enter()
    const { port } = new URL(host.origin)
    const slow = connectSocket(Number(port), '127.0.0.1')
    onTestFinished(() => void slow.destroy())
    slow.write(
      `POST /api HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${host.origin}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{`,
    )
    expect(await call(cookie, 'clinic.get', {})).toMatchObject({ kind: 'value' })
  })
})
