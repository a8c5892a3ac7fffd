import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What the server does with a transaction, in turn; the last one goes on for the rest. */
export type FhirManner =
  | 'takes'
  | 'fails'
  | 'takes and fails'
  | 'takes and hangs up'
  | 'takes and babbles'
  | 'hangs up'
  | 'silent'
  | 'busy'
  | 'several'
  | 'refuses'
  | 'locked out'

export interface FhirServer {
  readonly base: string
  /** How often a resource was created under each identifier query. */
  readonly created: ReadonlyMap<string, number>
  /** Resources as they stand, under their identifier query. */
  readonly kept: ReadonlyMap<string, FhirKept>
  /** Transactions that came. */
  readonly posts: () => number
}

export interface FhirKept {
  readonly resourceType: string
  readonly status?: string
}

interface Posted {
  readonly entry: readonly {
    readonly resource: FhirKept
    readonly request: { readonly method: string; readonly url: string; readonly ifNoneExist?: string }
  }[]
}

/** A FHIR server on loopback that knows conditional create and update and search by identifier, and behaves as it is told. */
export async function fhirServer(manners: readonly FhirManner[]): Promise<FhirServer> {
  const created = new Map<string, number>()
  const kept = new Map<string, FhirKept>()
  let posts = 0
  const keyOf = (type: string, query: string): string => `${type}?${decodeURIComponent(query)}`
  const take = ({ entry }: Posted): unknown => ({
    resourceType: 'Bundle',
    type: 'transaction-response',
    entry: entry.map(({ resource, request }, index) => {
      const key = keyOf(resource.resourceType, request.ifNoneExist ?? request.url.split('?')[1] ?? '')
      const isNew = !created.has(key)
      if (isNew) created.set(key, 1)
      if (isNew || request.method === 'PUT') kept.set(key, resource)
      return { response: { status: isNew ? '201 Created' : '200 OK', location: `${resource.resourceType}/${index}` } }
    }),
  })
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      if (request.method === 'GET') {
        const [path = '', query = ''] = (request.url ?? '').split('?')
        const total = created.get(keyOf(path.split('/').at(-1) ?? '', query.replace(/&_summary=count$/, ''))) ?? 0
        return answer(response, 200, { resourceType: 'Bundle', type: 'searchset', total })
      }
      const manner = manners[Math.min(posts, manners.length - 1)] ?? 'takes'
      posts += 1
      behave(manner, response, () => take(JSON.parse(body) as Posted))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`, created, kept, posts: () => posts }
}

function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

const outcome = (text: string): unknown => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', details: { text } }],
})

function behave(manner: FhirManner, response: ServerResponse, take: () => unknown): void {
  if (manner.startsWith('takes')) {
    const taken = take()
    if (manner === 'takes') answer(response, 200, taken)
    else if (manner === 'takes and fails') answer(response, 500, 'out of memory')
    else if (manner === 'takes and babbles') answer(response, 200, '<html>')
    else response.destroy()
  } else if (manner === 'fails') answer(response, 503, outcome('down for maintenance'))
  else if (manner === 'hangs up') response.destroy()
  else if (manner === 'busy') answer(response, 429, outcome('slow down'), { 'retry-after': '120' })
  else if (manner === 'several') answer(response, 412, outcome('two patients match'))
  else if (manner === 'refuses') answer(response, 422, outcome('Claim.item[3].net: not a number'))
  else if (manner === 'locked out') answer(response, 401, outcome('token expired'))
}
