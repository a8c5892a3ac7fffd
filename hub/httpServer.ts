import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type HubError, type HubMethod, hubContract } from '#shared/ipc/hubContract.ts'
import { err, type Result } from '#shared/kernel/result.ts'
import { ownNames, turnAwayForeign } from './foreign.ts'
import { httpAnswer } from './httpAnswer.ts'
import type { Operator } from './operator.ts'
import type { HubPorts } from './ports.ts'
import { type HubService, isHubMethod } from './service.ts'
import { brokenOff } from './slowSender.ts'

const largestBody = 8 * 1_048_576
/** What somebody without a device key may send: a one-time code and a name. */
const largestOpenBody = 16_384

export interface ListeningHub {
  readonly address: string
  close(): Promise<void>
}

export interface HubDoor {
  readonly host: string
  readonly port: number
  /** Names this hub is also reached by, besides its addresses: the one its TLS proxy hands on. */
  readonly names?: readonly string[]
  readonly limits?: Partial<DoorLimits>
}

export interface DoorLimits {
  /** The head of a request must be there within that, the whole of it within the other; looked at every so often. */
  readonly headMs: number
  readonly requestMs: number
  readonly lookEveryMs: number
  /** Requests being read or answered at once, and connections held open: memory and handles are bounded by these. */
  readonly requestsAtOnce: number
  readonly connections: number
}

const usualLimits: DoorLimits = {
  headMs: 10_000,
  requestMs: 30_000,
  lookEveryMs: 1_000,
  requestsAtOnce: 32,
  connections: 512,
}

/**
 * The hub's only door: POST /api/<method>, and /operator/<what> for who runs it. Listens on loopback unless told otherwise
 * (design 12.12). Who may not ask is turned away before the body is read; each no is one line of the log: code, method and
 * device, and nothing of the request.
 */
export async function listen(
  service: HubService,
  ports: HubPorts,
  where: HubDoor,
  operator?: Operator,
): Promise<ListeningHub> {
  const limits = { ...usualLimits, ...where.limits }
  const server = fastify({
    bodyLimit: largestBody,
    requestTimeout: limits.requestMs,
    connectionTimeout: 60_000,
    forceCloseConnections: true,
    http: { headersTimeout: limits.headMs, connectionsCheckingInterval: limits.lookEveryMs },
    clientErrorHandler: brokenOff(ports),
  })
  server.server.maxConnections = limits.connections
  keepBounded(server, ports, limits.requestsAtOnce)
  keepToItself(server, ports, ownNames(where.names ?? []))
  serveMethods(server, service, ports)
  if (operator)
    server.post<{ Params: { what: string } }>(
      '/operator/:what',
      { bodyLimit: largestOpenBody },
      async (request, reply) =>
        answer(reply, await operator.call(request.params.what, request.body, bearerOf(request))),
    )
  server.setNotFoundHandler((_request, reply) =>
    refuse(ports, reply, { code: 'unknown-method', message: 'This hub answers POST requests under /api only.' }),
  )
  answerFaults(server, ports)
  const address = await server.listen({ host: where.host, port: where.port })
  return { address, close: () => server.close() }
}

type Asked = FastifyRequest<{ Params: { method: string } }>

function serveMethods(server: FastifyInstance, service: HubService, ports: HubPorts): void {
  const open = (Object.keys(hubContract) as HubMethod[]).filter((method) => hubContract[method].access === 'open')
  const call = async (method: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const answered = await service.call(method, request.body, { deviceKey: bearerOf(request) })
    return answered.ok ? answer(reply, answered) : refuse(ports, reply, answered.error, method)
  }
  const onRequest = async (request: Asked, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { method } = request.params
    const admitted = await service.admits(method, { deviceKey: bearerOf(request) })
    return admitted.ok ? undefined : refuse(ports, reply, admitted.error.error, method, admitted.error.deviceId)
  }
  for (const method of open)
    server.post(`/api/${method}`, { bodyLimit: largestOpenBody }, (request, reply) => call(method, request, reply))
  server.post<{ Params: { method: string } }>('/api/:method', { onRequest }, (request, reply) =>
    call(request.params.method, request, reply),
  )
}

/** More at once than this hub takes wait at the desks, which ask again by themselves. */
function keepBounded(server: FastifyInstance, ports: HubPorts, atOnce: number): void {
  let inside = 0
  server.addHook('onRequest', async (_request, reply) => {
    if (inside >= atOnce)
      return refuse(ports, reply.header('retry-after', '2'), {
        code: 'busy',
        message: 'Too much is being sent at once. Ask again in a moment.',
      })
    inside += 1
    reply.raw.once('close', () => {
      inside -= 1
    })
    return undefined
  })
}

function keepToItself(server: FastifyInstance, ports: HubPorts, names: ReadonlySet<string>): void {
  server.addHook('onRequest', async ({ headers }, reply) => {
    const error = turnAwayForeign(headers, names)
    return error ? refuse(ports, reply, error) : undefined
  })
}

function answerFaults(server: FastifyInstance, ports: HubPorts): void {
  server.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    if (request.raw.destroyed && !request.raw.complete) return reply
    const { statusCode: status } = error
    if (status === 413)
      return refuse(ports, reply, { code: 'too-large', message: 'The request is larger than this hub takes.' })
    if (status === 415)
      return refuse(ports, reply.code(415), { code: 'bad-input', message: 'The request must be JSON.' })
    if (status === 400)
      return refuse(ports, reply, { code: 'bad-input', message: 'The request is not well-formed JSON.' })
    ports.log(`internal: ${error.code ?? 'unnamed'}`)
    return answer(
      reply,
      err({ code: 'internal', message: 'Something went wrong at the hub. Nothing was stored.' } as const),
    )
  })
}

function bearerOf({ headers }: { readonly headers: { readonly authorization?: string | undefined } }): string | null {
  const { authorization = '' } = headers
  return authorization.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : null
}

function answer(reply: FastifyReply, answered: Result<unknown, HubError>): FastifyReply {
  const { status, body } = httpAnswer(answered)
  return (reply.statusCode === 200 ? reply.code(status) : reply).send(body)
}

/** A no of the door, one line of the log: a method only by a name of the table, so that nobody writes into the log. */
function refuse(
  ports: HubPorts,
  reply: FastifyReply,
  error: HubError,
  method = '',
  deviceId: string | null = null,
): FastifyReply {
  const about = [isHubMethod(method) ? method : null, deviceId && `device ${deviceId}`].filter(Boolean)
  ports.log(['refused:', error.code, ...about].join(' '))
  return answer(reply, err(error))
}
