import { z } from 'zod'
import { type BundleAnswer, readBundleAnswer } from '#shared/formats/fhir/readBundleAnswer.ts'
import {
  type Attempt,
  again,
  delivered,
  doubtful,
  type NotDelivered,
  type Outgoing,
  person,
  stop,
  type Transport,
} from '../transport.ts'
import { type FhirAccess, isHttps } from './fhirAccess.ts'
import { retryAfter } from './smartAccess.ts'

export interface FhirPlace {
  /** Base of the server, https only but on loopback. */
  readonly base: string
  readonly timeoutMs: number
}

const bundleSchema = z.object({
  entry: z.array(
    z.object({
      resource: z.object({ resourceType: z.string() }),
      request: z.object({ method: z.string(), ifNoneExist: z.string().optional() }),
    }),
  ),
})
type Bundle = z.infer<typeof bundleSchema>

/**
 * One transaction, created conditionally on our identifiers (billing-interfaces 9). A conditional create is no lock: one
 * bundle is in flight at a time, and after an unknown outcome the claim is searched for before anything is sent again.
 */
export function createFhirTransport(place: FhirPlace, access: FhirAccess, fetchIt: typeof fetch): Transport {
  const ask = askWith(place, access, fetchIt)
  return {
    async prepare({ body }) {
      if (!isHttps(place.base)) return stop(notHttps)
      const broken = unreadable(body)
      if (broken) return broken
      // Whoever is not let in has sent nothing: no outcome is unknown.
      const token = await access.token()
      return token.ok ? null : token.error
    },
    async commit(out, unknown) {
      const bundle = bundleSchema.safeParse(JSON.parse(out.body))
      if (!bundle.success) return person(brokenBundle)
      try {
        const found = unknown ? await searched(bundle.data, ask) : null
        return found ?? (await sent(out, bundle.data, ask))
      } catch (cause) {
        if (cause instanceof NotLetIn) return stillUnknown(cause.why, unknown)
        return again(noAnswer(cause), { mayHaveArrived: true })
      }
    },
    close: async () => access.close(),
  }
}

/** Thrown through a request that was never made. */
class NotLetIn extends Error {
  readonly why: NotDelivered
  constructor(why: NotDelivered) {
    super('not let in')
    this.why = why
  }
}

const stillUnknown = (why: NotDelivered, unknown: boolean): NotDelivered =>
  why.kind === 'again' ? { ...why, mayHaveArrived: unknown } : why

/** A token the server takes no more did nothing yet: with another one the same request is made once again. */
function askWith(place: FhirPlace, access: FhirAccess, fetchIt: typeof fetch): Ask {
  const once = async (path: string, init: RequestInit): Promise<{ response: Response; token: string | null }> => {
    const token = await access.token()
    if (!token.ok) throw new NotLetIn(token.error)
    const response = await fetchIt(`${place.base.replace(/\/$/, '')}${path}`, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(place.timeoutMs),
      headers: {
        accept: 'application/fhir+json',
        ...(token.value ? { authorization: `Bearer ${token.value}` } : {}),
        ...init.headers,
      },
    })
    return { response, token: token.value }
  }
  return async (path, init) => {
    const first = await once(path, init)
    if (first.response.status !== 401 || !access.refused(first.token)) return first.response
    await first.response.body?.cancel()
    return (await once(path, init)).response
  }
}

const notHttps = 'The FHIR server’s address is not https. Patient data leaves over https only.'
const brokenBundle = 'The bundle cannot be read back. This is a fault of the program; tell its support.'

function unreadable(body: string): NotDelivered | null {
  try {
    return bundleSchema.safeParse(JSON.parse(body)).success ? null : person(brokenBundle)
  } catch {
    return person(brokenBundle)
  }
}

type Ask = (path: string, init: RequestInit) => Promise<Response>

/**
 * The claim it creates stands for the whole: a transaction is taken whole or not at all. null = it is not there, send it; and
 * one that creates no claim only takes back, which done twice is done once.
 */
async function searched({ entry }: Bundle, ask: Ask): Promise<Attempt | null> {
  const claim = entry.find(({ resource, request }) => resource.resourceType === 'Claim' && request.method === 'POST')
  if (claim?.request.ifNoneExist === undefined) return null
  const response = await ask(`/Claim?${claim.request.ifNoneExist}&_summary=count`, { method: 'GET' })
  const body = await response.text()
  // Whatever it says about the search, the earlier try may have arrived.
  if (!response.ok) return doubtful(attemptOf(readBundleAnswer(response.status, body, 0), response))
  const total = totalOf(body)
  if (total === null)
    return again('The FHIR server’s search was not answered in a readable form.', { mayHaveArrived: true })
  if (total === 0) return null
  if (total > 1) return doubtful(person('The FHIR server has this claim more than once. Look there which one counts.'))
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

const noAnswer = (cause: unknown): string =>
  cause instanceof Error && cause.name === 'TimeoutError'
    ? 'The FHIR server took too long.'
    : 'The FHIR server cannot be reached.'
