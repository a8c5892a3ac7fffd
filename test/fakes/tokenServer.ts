import { createPublicKey, verify } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { PublicJwk } from '#electron/exchange/fhir/smartKey.ts'

/** What the sign-in of a FHIR server does with each request, in turn; the last one goes on for the rest. */
export type TokenManner =
  | 'gives'
  | 'gives for a minute'
  | 'refuses'
  | 'refuses with a story'
  | 'babbles'
  | 'gives another kind'
  | 'busy'
  | 'fails'
  | 'hangs up'
  | 'silent'
  | 'never ends'
  | 'sends elsewhere'

export interface TokenServer {
  readonly url: string
  /** Assertions that were verified: their headers and claims, in the order they came. */
  readonly asserted: readonly { readonly header: Record<string, unknown>; readonly claims: Record<string, unknown> }[]
  /** Bodies as they came, form fields by name. */
  readonly forms: readonly Readonly<Record<string, string>>[]
}

/**
 * The token endpoint of SMART Backend Services on loopback. Assertions are verified with Node's own crypto against the
 * registered key, not with the library that signs them.
 */
export async function tokenServer(manners: readonly TokenManner[], key: () => PublicJwk | null): Promise<TokenServer> {
  const asserted: { header: Record<string, unknown>; claims: Record<string, unknown> }[] = []
  const forms: Record<string, string>[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(body))
      const manner = manners[Math.min(forms.length, manners.length - 1)] ?? 'gives'
      forms.push(form)
      const read = readAssertion(form.client_assertion ?? '', key())
      if (read) asserted.push(read)
      behave(manner, response, read === null, forms.length)
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
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, asserted, forms }
}

function readAssertion(jwt: string, key: PublicJwk | null) {
  const [header = '', claims = '', signature = ''] = jwt.split('.')
  if (!key || signature === '') return null
  const publicKey = createPublicKey({ format: 'jwk', key: { ...key, key_ops: [...key.key_ops] } })
  const isTrue = verify(
    'sha384',
    Buffer.from(`${header}.${claims}`),
    { key: publicKey, ...(key.alg === 'ES384' ? { dsaEncoding: 'ieee-p1363' as const } : {}) },
    Buffer.from(signature, 'base64url'),
  )
  const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  return isTrue ? { header: decoded(header), claims: decoded(claims) } : null
}

function behave(manner: TokenManner, response: ServerResponse, isForged: boolean, count: number): void {
  const say = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof value === 'string' ? value : JSON.stringify(value))
  }
  const token = { access_token: `token-${count}`, token_type: 'bearer', expires_in: 300, scope: 'system/Patient.c' }
  const answers: Readonly<Partial<Record<TokenManner, () => void>>> = {
    gives: () => say(200, token),
    'gives for a minute': () => say(200, { ...token, token_type: 'Bearer', expires_in: 60 }),
    'refuses with a story': () =>
      say(400, { error: 'Patient DOE, JANE <b>is unknown</b>', error_description: 'DOE, JANE' }),
    babbles: () => say(200, '<html>Please sign in</html>'),
    'gives another kind': () => say(200, { ...token, token_type: 'mac' }),
    busy: () => say(429, {}, { 'retry-after': '90' }),
    fails: () => say(503, 'down'),
    'hangs up': () => response.destroy(),
    'sends elsewhere': () => say(302, '', { location: 'http://127.0.0.1:9/' }),
    silent: () => {},
    'never ends': () => pourInto(response),
  }
  const refuse = () => say(401, { error: 'invalid_client', error_description: 'no such key' })
  if (isForged) refuse()
  else (answers[manner] ?? refuse)()
}

function pourInto(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const pour = (): void => {
    if (response.destroyed) return
    if (response.write('x'.repeat(16_384))) setImmediate(pour)
    else response.once('drain', pour)
  }
  pour()
}
