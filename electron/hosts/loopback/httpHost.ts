import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { Reply } from '#shared/ipc/envelope.ts'
import type { HostedBackend } from '../hostedBackend.ts'
import { securityHeaders } from '../securityHeaders.ts'
import { createStaticFiles, type StaticResponse } from '../staticFiles.ts'
import { type Admissions, createAdmissions } from './admissions.ts'
import { type CalmNote, calmPage } from './calmPage.ts'
import { firstPage } from './firstPage.ts'
import { turnAwayForeign, turnAwayOrigin, turnAwayType } from './guards.ts'
import { readBody } from './readBody.ts'

// An import would also read everything that fetches, for its names alone: about a tenth of a start.
const { createServer } = process.getBuiltinModule('node:http')

/** A store that could not be opened has a note in the back end's place. */
export type Served = { readonly backend: HostedBackend } | { readonly failure: CalmNote }

export interface HttpHostOptions {
  /** Whoever asks before it is there waits for it. */
  readonly served: Served | Promise<Served>
  /** The built page. */
  readonly folder: string
  /** 0 = any free port. */
  readonly port: number
  /** A fresh secret of 32 bytes as text. */
  readonly newSecret: () => string
  /** A request was turned away, with that status: for the log, which gets nothing else of it. */
  readonly onRefused?: (status: number) => void
  readonly limits?: Partial<HostLimits>
}

interface HostLimits {
  /** The head of a request must be there within that, the whole of it within the other; looked at every so often. */
  readonly headMs: number
  readonly requestMs: number
  readonly lookEveryMs: number
}

const usualLimits: HostLimits = { headMs: 10_000, requestMs: 30_000, lookEveryMs: 1_000 }
/** Many more than a screen with all its tabs opens. */
const mostConnections = 256

export interface HttpHost {
  readonly origin: string
  /** The origin with a fresh one-use ticket: what is printed and opened. */
  startAddress(): string
  /** Lets a terminal in as often as it asks, each time as a connection of its own; lies in a file of the owner's alone. */
  readonly terminalTicket: string
  close(): Promise<void>
}

/** The browser's wire: POST /api, one WebSocket at /push, the built files; 127.0.0.1 alone (toolchain 3.2). */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const admissions = createAdmissions(options.newSecret)
  const server = createBoundedServer(options)
  await listen(server, options.port)
  // Read behind the address, which is said first: sockets bring a good part of Node with them.
  const channels = import('./pushChannel.ts')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const served = Promise.resolve(options.served)
  const pushes = Promise.all([served, channels]).then(([what, { openPushChannel }]) =>
    'backend' in what ? openPushChannel(server, what.backend, admissions, host) : null,
  )
  // No page before the channel it will open.
  const answer = Promise.all([served, pushes]).then(([what]) =>
    'failure' in what ? failureAnswer(what.failure) : appAnswer(options.folder, what.backend, admissions, host),
  )
  server.on('request', (request, response) => {
    const turned = turnAwayForeign(request.headers, host)
    const say = (reply: StaticResponse): void => {
      if (reply.status >= 400 && reply.status < 500) options.onRefused?.(reply.status)
      send(response, reply)
    }
    if (turned) return say(sentence(turned.status, turned.sentence))
    answer
      .then((to) => to(request))
      .then(
        (reply) => say(reply),
        () => send(response, sentence(500, 'This request could not be answered.')),
      )
  })
  return {
    origin: `http://${host}`,
    terminalTicket: admissions.terminalTicket,
    startAddress: () => `http://${host}/start?ticket=${admissions.newTicket()}`,
    async close() {
      const channel = await pushes
      channel?.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** A sender that is too slow, or sends what is no request, is cut off; so many connections at once and no more. */
function createBoundedServer({ limits, onRefused }: HttpHostOptions): Server {
  const { headMs, requestMs, lookEveryMs } = { ...usualLimits, ...limits }
  const server = createServer({
    requestTimeout: requestMs,
    headersTimeout: headMs,
    connectionsCheckingInterval: lookEveryMs,
  })
  server.maxConnections = mostConnections
  server.on('clientError', (error: Error & { readonly code?: string }, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
    onRefused?.(status)
    socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`, () => socket.destroy())
  })
  return server
}

type AnswerTo = (request: IncomingMessage) => Promise<StaticResponse>

const failureAnswer =
  (note: CalmNote): AnswerTo =>
  async () =>
    calmPage(503, note)

function appAnswer(folder: string, backend: HostedBackend, admissions: Admissions, host: string): AnswerTo {
  const files = createStaticFiles(folder)
  return async (request) => {
    const [pathname = '/', query = ''] = (request.url ?? '/').split('?')
    const connectionId = admissions.connectionOf(request.headers.cookie)
    if (pathname === '/start' && request.method === 'GET')
      return enter(admissions, new URLSearchParams(query).get('ticket') ?? '', connectionId)
    if (!connectionId) return calmPage(401, notAdmitted)
    if (pathname === '/api') return callAnswer(request, backend, connectionId, host)
    if (request.method !== 'GET' && request.method !== 'HEAD') return sentence(405, 'Pages can only be read.')
    const file = await files(pathname)
    return pathname === '/' ? firstPage(file, backend, connectionId) : file
  }
}

const notAdmitted: CalmNote = {
  title: 'This screen needs a fresh address',
  sentences: [
    'Chairside was started again, or this browser has not been let in yet.',
    'Everything recorded is safe on this workstation. In the terminal where Chairside runs, press Enter for a new address and open it here.',
  ],
}

function enter(admissions: Admissions, ticket: string, connectionId: string | null): StaticResponse {
  const toDesk = { ...securityHeaders, location: '/', 'cache-control': 'no-store' }
  // The same browser may come back to its start address by reload or history: it is already in.
  if (connectionId) return { status: 303, headers: toDesk, body: Buffer.alloc(0) }
  const secret = admissions.redeem(ticket)
  if (secret === null) return calmPage(403, { ...notAdmitted, title: 'This address was used before' })
  const cookie = `${admissions.cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`
  return { status: 303, headers: { ...toDesk, 'set-cookie': cookie }, body: Buffer.alloc(0) }
}

const requestSchema = z.object({ method: z.string(), input: z.unknown() })

async function callAnswer(
  request: IncomingMessage,
  backend: HostedBackend,
  connectionId: string,
  host: string,
): Promise<StaticResponse> {
  if (request.method !== 'POST') return sentence(405, 'Calls are posted.')
  const turned = turnAwayOrigin(request.headers, host) ?? turnAwayType(request.headers)
  if (turned) return sentence(turned.status, turned.sentence)
  const body = await readBody(request)
  if (!body.ok) return json(413, tooLarge, { connection: 'close' })
  const call = requestSchema.safeParse(parseJson(body.value))
  if (!call.success) return sentence(400, 'The request is not a call.')
  return json(200, await backend.dispatch({ method: call.data.method, input: call.data.input }, connectionId))
}

const tooLarge: Reply = {
  kind: 'fault',
  fault: { code: 'too-large', faultId: 'wire', message: 'The request is larger than one million characters.' },
}

const json = (status: number, reply: Reply, more: Readonly<Record<string, string>> = {}): StaticResponse => ({
  status,
  headers: {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...more,
  },
  body: Buffer.from(JSON.stringify(reply)),
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const sentence = (status: number, text: string): StaticResponse => ({
  status,
  headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: Buffer.from(`${text}\n`),
})

function send(response: ServerResponse, reply: StaticResponse): void {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(reply.body.length) })
  response.end(response.req.method === 'HEAD' ? undefined : reply.body)
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
