import { z } from 'zod'
import { type BundleAnswer, readBundleAnswer } from '#shared/formats/fhir/readBundleAnswer.ts'
import {
  type Attempt,
  again,
  delivered,
  type NotDelivered,
  type Outgoing,
  person,
  stop,
  type Transport,
} from '../transport.ts'

export interface FhirPlace {
  /** Base of the server, https only but on loopback. */
  readonly base: string
  /** Bearer token for a request; null = the server wants none. */
  readonly token: string | null
  readonly timeoutMs: number
}

const bundleSchema = z.object({
  entry: z.array(
    z.object({
      resource: z.object({ resourceType: z.string() }),
      request: z.object({ ifNoneExist: z.string() }),
    }),
  ),
})
type Bundle = z.infer<typeof bundleSchema>

/**
 * One transaction, created conditionally on our identifiers (billing-interfaces 9). A conditional create is no lock: one
 * bundle is in flight at a time, and after an unknown outcome the claim is searched for before anything is sent again.
 */
export function createFhirTransport(place: FhirPlace, fetchIt: typeof fetch): Transport {
  const ask = (path: string, init: RequestInit): Promise<Response> =>
    fetchIt(`${place.base.replace(/\/$/, '')}${path}`, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(place.timeoutMs),
      headers: {
        accept: 'application/fhir+json',
        ...(place.token ? { authorization: `Bearer ${place.token}` } : {}),
        ...init.headers,
      },
    })
  return {
    prepare: async ({ body }) => (isHttps(place.base) ? unreadable(body) : stop(notHttps)),
    async commit(out, unknown) {
      const bundle = bundleSchema.safeParse(JSON.parse(out.body))
      if (!bundle.success) return person(brokenBundle)
      try {
        const found = unknown ? await searched(bundle.data, ask) : null
        return found ?? (await sent(out, bundle.data, ask))
      } catch (cause) {
        return again(noAnswer(cause), { mayHaveArrived: true })
      }
    },
    close: async () => {},
  }
}

const notHttps = 'The FHIR server’s address is not https. Patient data leaves over https only.'
const brokenBundle = 'The bundle cannot be read back. This is a fault of the program; tell its support.'

function isHttps(base: string): boolean {
  const url = URL.parse(base)
  const isHere = url !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  return url?.protocol === 'https:' || (isHere && url?.protocol === 'http:')
}

function unreadable(body: string): NotDelivered | null {
  try {
    return bundleSchema.safeParse(JSON.parse(body)).success ? null : person(brokenBundle)
  } catch {
    return person(brokenBundle)
  }
}

type Ask = (path: string, init: RequestInit) => Promise<Response>

/** The claim stands for the whole: a transaction is taken whole or not at all. null = it is not there, send it. */
async function searched({ entry }: Bundle, ask: Ask): Promise<Attempt | null> {
  const claim = entry.find(({ resource }) => resource.resourceType === 'Claim') ?? entry.at(-1)
  if (!claim) return person(brokenBundle)
  const query = `/${claim.resource.resourceType}?${claim.request.ifNoneExist}&_summary=count`
  const response = await ask(query, { method: 'GET' })
  const body = await response.text()
  if (!response.ok) return attemptOf(readBundleAnswer(response.status, body, 0), response)
  const total = totalOf(body)
  if (total === null)
    return again('The FHIR server’s search was not answered in a readable form.', { mayHaveArrived: true })
  if (total === 0) return null
  if (total > 1) return person('The FHIR server has this claim more than once. Look there which one counts.')
  return delivered('Found at the server: an earlier try had arrived.')
}

function totalOf(body: string): number | null {
  try {
    const read = z.object({ total: z.number().int().min(0) }).safeParse(JSON.parse(body))
    return read.success ? read.data.total : null
  } catch {
    return null
  }
}

async function sent({ body }: Outgoing, { entry }: Bundle, ask: Ask): Promise<Attempt> {
  const response = await ask('', { method: 'POST', body, headers: { 'content-type': 'application/fhir+json' } })
  return attemptOf(readBundleAnswer(response.status, await response.text(), entry.length), response)
}

function attemptOf(answer: BundleAnswer, response: Response): Attempt {
  const { status } = response
  const said = answer.texts.length > 0 ? ` ${answer.texts.join(' ')}` : ''
  switch (answer.outcome) {
    case 'taken': {
      const fresh = answer.entries.filter(({ isNew }) => isNew).length
      return delivered(`${answer.entries.length} resources taken, ${fresh} of them new.`)
    }
    case 'person':
      return person(`The FHIR server did not take the bundle (${status}).${said}`)
    case 'stop':
      return stop(`The FHIR server does not let the hub in (${status}).${said} Renew its access.`)
    case 'again':
      return again(`The FHIR server is busy or failed (${status}).`, {
        // Refused before anything was done, or failed in the middle.
        mayHaveArrived: status >= 500 || status === 408,
        retryAfterSeconds: retryAfter(response),
      })
    case 'unknown':
      return again('The FHIR server’s answer cannot be read.', { mayHaveArrived: true })
  }
}

function retryAfter({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isInteger(seconds) && seconds >= 0 ? seconds : null
}

const noAnswer = (cause: unknown): string =>
  cause instanceof Error && cause.name === 'TimeoutError'
    ? 'The FHIR server took too long.'
    : 'The FHIR server cannot be reached.'
