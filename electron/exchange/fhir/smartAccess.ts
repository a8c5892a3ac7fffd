import { importPKCS8, SignJWT } from 'jose'
import { z } from 'zod'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { again, type NotDelivered, stop } from '../transport.ts'
import { type FhirAccess, isHttps } from './fhirAccess.ts'
import { publicJwkOf, type SmartAlgorithm } from './smartKey.ts'

/** A client of SMART Backend Services: who we are at the server, and the key that proves it. */
export interface SmartClient {
  readonly tokenUrl: string
  readonly clientId: string
  /** "system/Patient.c system/Claim.c" */
  readonly scope: string
  readonly alg: SmartAlgorithm
  /** PKCS#8 PEM. */
  readonly privateKey: string
  readonly timeoutMs: number
}

export interface SmartPorts {
  readonly fetchIt: typeof fetch
  readonly nowMs: () => number
  readonly newId: () => string
}

/** An assertion lives at most five minutes; ours less, for clocks that differ. */
const assertionSeconds = 240
/** A token is left before its end: a bundle on its way must not meet it. */
const leftBeforeMs = 30_000
/** A server that does not say how long, or says for ever. */
const [usualSeconds, longestSeconds] = [300, 3_600]
const longestAnswer = 65_536

interface Held {
  readonly token: string
  readonly untilMs: number
}

/**
 * Access tokens by client_credentials with a signed assertion: asked for when there is none, renewed before the end, and
 * anew when the server takes one no more. Whoever asks at the same time waits for the same answer.
 */
export function createSmartAccess(client: SmartClient, ports: SmartPorts): FhirAccess {
  let held: Held | null = null
  let asking: Promise<Result<Held, NotDelivered>> | null = null
  const closing = new AbortController()
  const askOnce = async (): Promise<Result<Held, NotDelivered>> => {
    asking ??= askForToken(client, ports, closing.signal)
    const answer = await asking
    asking = null
    return answer
  }
  return {
    async token() {
      if (held && ports.nowMs() < held.untilMs - leftBeforeMs) return ok(held.token)
      held = null
      const asked = await askOnce()
      if (!asked.ok) return asked
      held = asked.value
      return ok(asked.value.token)
    },
    refused(token) {
      if (held?.token === token) held = null
      return true
    },
    close: () => closing.abort(),
  }
}

async function askForToken(
  client: SmartClient,
  ports: SmartPorts,
  closing: AbortSignal,
): Promise<Result<Held, NotDelivered>> {
  if (!isHttps(client.tokenUrl)) return err(stop(notHttps))
  const assertion = await assertionOf(client, ports)
  if (assertion === null) return err(stop(keyUnreadable))
  try {
    const response = await ports.fetchIt(client.tokenUrl, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(client.timeoutMs), closing]),
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: client.scope,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }).toString(),
    })
    return heldOf(response, await shortText(response), ports.nowMs())
  } catch (cause) {
    const isSlow = cause instanceof Error && cause.name === 'TimeoutError'
    return err(
      again(isSlow ? 'The FHIR server’s sign-in took too long.' : 'The FHIR server’s sign-in cannot be reached.'),
    )
  }
}

/** iss and sub are the client, aud the token's address, jti never the same twice. null = the key cannot be read. */
async function assertionOf(
  { privateKey, alg, clientId, tokenUrl }: SmartClient,
  { nowMs, newId }: SmartPorts,
): Promise<string | null> {
  try {
    const { kid } = await publicJwkOf(privateKey, alg)
    const seconds = Math.floor(nowMs() / 1000)
    return await new SignJWT({})
      .setProtectedHeader({ alg, kid, typ: 'JWT' })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(tokenUrl)
      .setJti(newId())
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + assertionSeconds)
      .sign(await importPKCS8(privateKey, alg))
  } catch {
    return null
  }
}

/** As much of an answer as a sign-in may have; the rest is not even read. */
async function shortText(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    text += piece.value
    if (text.length > longestAnswer) break
  }
  await reader?.cancel()
  return text
}

const answerSchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,10000}$/),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive().optional(),
})
const refusalSchema = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) })

function heldOf(response: Response, text: string, nowMs: number): Result<Held, NotDelivered> {
  const { status } = response
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return err(
      again(`The FHIR server’s sign-in is busy or failed (${status}).`, { retryAfterSeconds: retryAfter(response) }),
    )
  const value = jsonOf(text)
  if (status >= 400) return err(stop(refusedWords(status, value)))
  const read = answerSchema.safeParse(value)
  if (status !== 200 || !read.success)
    return err(again('The FHIR server’s sign-in gave an answer that cannot be read.'))
  const seconds = Math.min(read.data.expires_in ?? usualSeconds, longestSeconds)
  return ok({ token: read.data.access_token, untilMs: nowMs + seconds * 1000 })
}

/** Only the server's own short code is repeated: what else it says may hold anything. */
function refusedWords(status: number, value: unknown): string {
  const read = refusalSchema.safeParse(value)
  const code = read.success ? read.data.error : `status ${status}`
  const why = reasons[code] ?? 'Ask the server’s support what it lacks.'
  return `The FHIR server did not sign the hub in (${code}). ${why}`
}

const reasons: Readonly<Record<string, string>> = {
  invalid_client: 'Register the hub’s public key there: npm run hub -- jwks NAME prints it. Its clock may be off, too.',
  invalid_scope: 'The scopes of this destination are not granted there.',
  unauthorized_client: 'This client may not use this kind of sign-in there.',
}

const notHttps = 'The sign-in address of the FHIR server is not https. The hub proves itself over https only.'
const keyUnreadable =
  'The key of this destination cannot be read. Set the destination again without a key: the hub then makes one.'

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Seconds a server asks to wait; a date, or nonsense, is none. */
export function retryAfter({ headers }: Pick<Response, 'headers'>): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isInteger(seconds) && seconds >= 0 ? seconds : null
}
