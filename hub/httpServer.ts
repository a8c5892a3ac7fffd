import fastify, { type FastifyReply } from 'fastify'
import type { HubError } from '#shared/ipc/hubContract.ts'
import { err } from '#shared/kernel/result.ts'
import { httpAnswer } from './httpAnswer.ts'
import type { Operator } from './operator.ts'
import type { HubPorts } from './ports.ts'
import type { HubService } from './service.ts'

const largestBody = 8 * 1_048_576

export interface ListeningHub {
  readonly address: string
  close(): Promise<void>
}

/** The hub's only door: POST /api/<method>, and /operator/<what> for who runs it. Listens on loopback unless told otherwise (design 12.12). */
export async function listen(
  service: HubService,
  ports: HubPorts,
  where: { readonly host: string; readonly port: number },
  operator?: Operator,
): Promise<ListeningHub> {
  const server = fastify({
    bodyLimit: largestBody,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    forceCloseConnections: true,
  })
  server.post<{ Params: { method: string } }>('/api/:method', async (request, reply) => {
    const answer = await service.call(request.params.method, request.body, { deviceKey: bearerOf(request) })
    const { status, body } = httpAnswer(answer)
    return reply.code(status).send(body)
  })
  if (operator)
    server.post<{ Params: { what: string } }>('/operator/:what', async (request, reply) => {
      const { status, body } = httpAnswer(await operator.call(request.params.what, request.body, bearerOf(request)))
      return reply.code(status).send(body)
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

function bearerOf({ headers }: { readonly headers: { readonly authorization?: string | undefined } }): string | null {
  const { authorization = '' } = headers
  return authorization.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : null
}

const refuse = (reply: FastifyReply, error: HubError): FastifyReply =>
  reply.code(httpAnswer(err(error)).status).send(error)
