import fastify, { type FastifyReply } from 'fastify'
import type { HubError } from '#shared/ipc/hubContract.ts'
import type { HubPorts } from './ports.ts'
import type { HubService } from './service.ts'

/** HTTP status of each no, as billing-interfaces 4 lists them: 4xx never passes again, 401/403 is the credential. */
const statusOf: Readonly<Record<HubError['code'], number>> = {
  'bad-input': 400,
  'unknown-method': 404,
  'not-found': 404,
  'not-enrolled': 401,
  revoked: 403,
  'code-used': 403,
  'code-unknown': 403,
  'other-content': 422,
  'hash-wrong': 422,
  busy: 409,
  'too-large': 413,
  internal: 500,
}

const largestBody = 8 * 1_048_576

export interface ListeningHub {
  readonly address: string
  close(): Promise<void>
}

/** The hub's only door: POST /api/<method>. Listens on loopback unless told otherwise (design 12.12). */
export async function listen(
  service: HubService,
  ports: HubPorts,
  where: { readonly host: string; readonly port: number },
): Promise<ListeningHub> {
  const server = fastify({
    bodyLimit: largestBody,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    forceCloseConnections: true,
  })
  server.post<{ Params: { method: string } }>('/api/:method', async (request, reply) => {
    const authorization = request.headers.authorization ?? ''
    const deviceKey = authorization.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : null
    const answer = await service.call(request.params.method, request.body, { deviceKey })
    if (!answer.ok) return refuse(reply, answer.error)
    const replayed =
      typeof answer.value === 'object' &&
      answer.value !== null &&
      'replayed' in answer.value &&
      answer.value.replayed === false
    return reply.code(replayed ? 201 : 200).send(answer.value)
  })
  server.setNotFoundHandler((_request, reply) =>
    refuse(reply, { code: 'unknown-method', message: 'This hub answers POST requests under /api only.' }),
  )
  server.setErrorHandler((error: { statusCode?: number; code?: string }, _request, reply) => {
    if (error.statusCode === 413)
      return refuse(reply, { code: 'too-large', message: 'The request is larger than this hub takes.' })
    if (error.statusCode === 415)
      return reply.code(415).send({ code: 'bad-input', message: 'The request must be JSON.' } satisfies HubError)
    if (error.statusCode === 400)
      return refuse(reply, { code: 'bad-input', message: 'The request is not well-formed JSON.' })
    ports.log(`internal: ${error.code ?? 'unnamed'}`)
    return refuse(reply, { code: 'internal', message: 'Something went wrong at the hub. Nothing was stored.' })
  })
  const address = await server.listen({ host: where.host, port: where.port })
  return { address, close: () => server.close() }
}

const refuse = (reply: FastifyReply, error: HubError): FastifyReply => reply.code(statusOf[error.code]).send(error)
