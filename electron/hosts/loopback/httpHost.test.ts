import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Push, Reply, Request } from '#shared/ipc/envelope.ts'
import { firstQuestions } from '#shared/ipc/firstAnswers.ts'
import { type HttpHost, type Served, startHttpHost } from './httpHost.ts'

/** The host alone: what it lets through to the back end, and everything it turns away (toolchain 3.2). */

let folder: string
let host: HttpHost
let tell: (push: Push) => void
let refused: number[]
let asked: { request: Request; connectionId: string }[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'chairside-host-'))
  await mkdir(path.join(folder, 'page', 'assets'), { recursive: true })
  await writeFile(path.join(folder, 'page', 'index.html'), '<!doctype html><head><title>Chairside</title></head>')
  await writeFile(path.join(folder, 'page', 'assets', 'app-1.js'), 'export {}')
  await writeFile(path.join(folder, 'secret.json'), '{"key":"never"}')
  asked = []
  refused = []
  tell = () => {}
  let count = 0
  host = await startHttpHost({
    served: {
      backend: {
        dispatch: async (request, connectionId): Promise<Reply> => {
          asked.push({ request, connectionId })
          // Somebody may be called anything.
          const name = request.method === 'people.list' ? '</script>' : ''
          return { kind: 'value', value: { heard: request.method + name } }
        },
        onPush: (listener) => {
          tell = listener
          return () => {}
        },
      },
    },
    folder: path.join(folder, 'page'),
    port: 0,
    newSecret: () => `secret-number-${String(++count).padStart(32, '0')}`,
    onRefused: (status) => void refused.push(status),
    limits: { headMs: 60, requestMs: 120, lookEveryMs: 20 },
  })
})

afterEach(async () => {
  await host.close()
  await rm(folder, { recursive: true, force: true })
})

interface Sent {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Node's own client, because `fetch` forbids setting Host, Origin and Sec-Fetch-Site. */
function send(pathname: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  const { hostname, port } = new URL(host.origin)
  return new Promise<Sent>((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, path: pathname, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(pieces).toString('utf8'),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(options.body)
  })
}

const ticketPath = (): string => host.startAddress().slice(host.origin.length)

async function enter(): Promise<string> {
  const { headers } = await send(ticketPath())
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

const call = async (changes: Record<string, string | undefined> = {}, body = '{"method":"clinic.get","input":{}}') => {
  const all: Record<string, string | undefined> = {
    cookie: await enter(),
    origin: host.origin,
    'content-type': 'application/json',
    ...changes,
  }
  const headers = Object.fromEntries(
    Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  return send('/api', { method: 'POST', headers, body })
}

describe('letting a browser in', () => {
  it('exchanges the ticket of the start address for a cookie scripts cannot read', async () => {
    const entered = await send(ticketPath())
    expect(entered.status).toBe(303)
    expect(entered.headers.location).toBe('/')
    expect(String(entered.headers['set-cookie'])).toMatch(
      /^chairside-[0-9a-f]{12}=\S+; HttpOnly; SameSite=Strict; Path=\/$/,
    )
  })

  it('takes a ticket once', async () => {
    const start = ticketPath()
    expect((await send(start)).status).toBe(303)
    expect((await send(start)).status).toBe(403)
    expect((await send('/start?ticket=guess')).status).toBe(403)
  })

  it('lets the same browser reload its start address', async () => {
    const cookie = await enter()
    expect((await send('/start?ticket=used', { headers: { cookie } })).status).toBe(303)
  })

  it('says what to do to a browser that was not let in', async () => {
    const page = await send('/')
    expect(page.status).toBe(401)
    expect(page.text).toContain('press Enter')
  })

  it('knows each cookie as its own connection', async () => {
    await call()
    await call()
    expect(new Set(asked.map(({ connectionId }) => connectionId)).size).toBe(2)
  })
})

describe('pages', () => {
  it('come with every security header', async () => {
    const page = await send('/', { headers: { cookie: await enter() } })
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    expect(page.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('carry the answers to what they ask first, as data and not as script', async () => {
    const cookie = await enter()
    const page = await send('/', { headers: { cookie } })
    const laid = /<script type="application\/json" id="first-answers">(.*)<\/script><\/head>/.exec(page.text)?.[1]
    expect(JSON.parse(laid ?? '')).toMatchObject({
      'clinic.get': { kind: 'value', value: { heard: 'clinic.get' } },
      'people.list': { kind: 'value', value: { heard: 'people.list</script>' } },
    })
    expect(laid).not.toContain('<')
    expect(asked.map(({ request }) => request.method)).toEqual([...firstQuestions])
    expect((await send('/assets/app-1.js', { headers: { cookie } })).text).toBe('export {}')
    expect(asked).toHaveLength(firstQuestions.length)
  })

  it.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/%252e%252e/secret.json',
    '/assets/%00.js',
    '/assets//app-1.js',
    '/%E0%A4%A',
    '/nothing.js',
  ])('answers 404 to %s', async (pathname) => {
    const cookie = await enter()
    const { status, text } = await send(pathname, { headers: { cookie } })
    expect(status).toBe(404)
    expect(text).not.toContain('never')
  })
})

describe('calls', () => {
  it('reach the back end', async () => {
    const answer = await call()
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ kind: 'value', value: { heard: 'clinic.get' } })
  })

  it.each([
    ['another host name', { host: 'chairside.example' }, 421],
    ['localhost instead of 127.0.0.1', { host: 'localhost' }, 421],
    ['a foreign origin', { origin: 'http://example.com' }, 403],
    ['the origin null', { origin: 'null' }, 403],
    ['no origin', { origin: undefined }, 403],
    ['a foreign site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 403],
    ['plain text', { 'content-type': 'text/plain' }, 403],
    ['no cookie', { cookie: undefined }, 401],
    ['a guessed cookie', { cookie: 'chairside-000000000000=guess' }, 401],
  ])('with %s are turned away', async (_what, changes, status) => {
    expect((await call(changes)).status).toBe(status)
    expect(asked).toEqual([])
    expect(refused).toEqual([status])
  })

  it('whose body is no JSON or no call are turned away', async () => {
    expect((await call({}, '{"method":')).status).toBe(400)
    expect((await call({}, '[1]')).status).toBe(400)
    expect((await call({}, '{"method":7}')).status).toBe(400)
    expect(asked).toEqual([])
  })

  it('larger than one MiB are turned away with the fault that says so', async () => {
    const answer = await call({}, JSON.stringify({ method: 'clinic.get', input: 'x'.repeat(1_100_000) }))
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.text)).toMatchObject({ kind: 'fault', fault: { code: 'too-large' } })
    expect(asked).toEqual([])
  })

  it('are posted, not fetched', async () => {
    expect((await send('/api', { headers: { cookie: await enter() } })).status).toBe(405)
  })
})

describe('a sender that does not send', () => {
  const cutOff = (text: string) =>
    new Promise<string>((resolve) => {
      const { hostname, port } = new URL(host.origin)
      const socket = connect(Number(port), hostname)
      let heard = ''
      socket.on('data', (data) => {
        heard += String(data)
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(heard))
      socket.write(text)
    })

  it('is cut off in the middle of the head, and of the body', async () => {
    const cookie = await enter()
    const head = `POST /api HTTP/1.1\r\nHost: ${host.origin.slice(7)}\r\nOrigin: ${host.origin}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: 900\r\n`
    expect(await cutOff(head)).toMatch(/^HTTP\/1\.1 408 /)
    expect(await cutOff(`${head}\r\n{"method":`)).toMatch(/^HTTP\/1\.1 408 /)
    expect(await cutOff('GIVE ME EVERYTHING\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(refused).toEqual([408, 408, 400])
    expect(asked).toEqual([])
  })
})

describe('the push channel', () => {
  const open = (headers: Record<string, string>, pathname = '/push') =>
    new WebSocket(`${host.origin.replace('http', 'ws')}${pathname}`, { headers })

  const outcome = (socket: WebSocket) =>
    new Promise<string>((resolve) => {
      socket.on('open', () => resolve('open'))
      socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)))
      socket.on('error', () => resolve('closed'))
    })

  it('carries pushes to every page that was let in', async () => {
    const cookie = await enter()
    const sockets = [open({ cookie, origin: host.origin }), open({ cookie, origin: host.origin })]
    await Promise.all(sockets.map(outcome))
    const heard = Promise.all(
      sockets.map((socket) => new Promise<string>((resolve) => socket.on('message', (data) => resolve(String(data))))),
    )
    tell({ push: 'chart.changed', sessionId: 's1' })
    expect(await heard).toEqual(Array(2).fill('{"push":"chart.changed","sessionId":"s1"}'))
  })

  it('is closed to strangers', async () => {
    const cookie = await enter()
    expect(await outcome(open({ cookie }))).toBe('403')
    expect(await outcome(open({ cookie, origin: 'http://example.com' }))).toBe('403')
    expect(await outcome(open({ origin: host.origin }))).toBe('401')
    expect(await outcome(open({ cookie, origin: host.origin, host: 'chairside.example' }))).toBe('421')
    expect(await outcome(open({ cookie, origin: host.origin }, '/elsewhere'))).toBe('404')
  })
})

describe('while the record is being opened', () => {
  it('lets whoever asks wait, and answers when it is open', async () => {
    const opening = Promise.withResolvers<Served>()
    const early = await startHttpHost({ served: opening.promise, folder, port: 0, newSecret: () => 's' })
    const order: string[] = []
    const page = fetch(early.startAddress(), { redirect: 'manual' }).then(({ status }) => {
      order.push('answered')
      return status
    })
    // Turned away without waiting: nothing of the record is needed for that.
    expect((await fetch(early.origin, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    order.push('open')
    opening.resolve({ backend: { dispatch: async () => ({ kind: 'value', value: null }), onPush: () => () => {} } })
    expect(await page).toBe(303)
    expect(order).toEqual(['open', 'answered'])
    await early.close()
  })
})

describe('when the store could not be opened', () => {
  it('shows the calm page at the address, whatever is asked', async () => {
    const note = { title: 'The record cannot be read', sentences: ['Nothing was <changed>.'] }
    const calm = await startHttpHost({ served: { failure: note }, folder, port: 0, newSecret: () => 's' })
    const page = await fetch(calm.startAddress())
    expect(page.status).toBe(503)
    const text = await page.text()
    expect(text).toContain('The record cannot be read')
    expect(text).toContain('Nothing was &#60;changed&#62;.')
    await calm.close()
  })
})
