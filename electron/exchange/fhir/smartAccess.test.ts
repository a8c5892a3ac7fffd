import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeFhirBundle } from '#shared/formats/fhir/writeBundle.ts'
import { aClaim, aVisit } from '#test/builders/aClaim.ts'
import { fhirServer } from '#test/fakes/fhirServer.ts'
import { sequenceIds } from '#test/fakes/sequenceIds.ts'
import { type TokenManner, tokenServer } from '#test/fakes/tokenServer.ts'
import { createFhirTransport } from './fhirTransport.ts'
import { createSmartAccess } from './smartAccess.ts'
import { newSmartKey, publicJwkOf, type SmartAlgorithm } from './smartKey.ts'

const keys = new Map<SmartAlgorithm, string>()
beforeAll(async () => {
  for (const alg of ['ES384', 'RS384'] as const) keys.set(alg, await newSmartKey(alg))
})

const startMs = Date.UTC(2026, 2, 2, 15)

async function aClient(manners: readonly TokenManner[], alg: SmartAlgorithm = 'ES384', timeoutMs = 5_000) {
  const privateKey = keys.get(alg) ?? ''
  const key = await publicJwkOf(privateKey, alg)
  const server = await tokenServer(manners, () => key)
  let nowMs = startMs
  const client = {
    tokenUrl: server.url,
    clientId: 'chairside',
    scope: 'system/Patient.crs',
    alg,
    privateKey,
    timeoutMs,
  }
  const ports = { fetchIt: fetch, nowMs: () => nowMs, newId: sequenceIds(7) }
  const access = createSmartAccess(client, ports)
  return {
    server,
    key,
    client,
    ports,
    access,
    pass: (seconds: number) => {
      nowMs += seconds * 1000
    },
  }
}

describe('a hub that signs itself in to a FHIR server', () => {
  it.each<[SmartAlgorithm]>([['ES384'], ['RS384']])(
    'proves itself by %s, for minutes, once and to that server alone',
    async (alg) => {
      const { server, key, access, client } = await aClient(['gives'], alg)
      expect(await access.token()).toEqual({ ok: true, value: 'token-1' })
      const [{ header, claims } = { header: {}, claims: {} }] = server.asserted
      expect(header).toEqual({ alg, kid: key.kid, typ: 'JWT' })
      expect(claims).toMatchObject({ iss: 'chairside', sub: 'chairside', aud: client.tokenUrl, iat: startMs / 1000 })
      expect(Number(claims.exp) - Number(claims.iat)).toBeLessThanOrEqual(300)
      expect(server.forms[0]).toMatchObject({
        grant_type: 'client_credentials',
        scope: 'system/Patient.crs',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      })
    },
  )

  it('asks once for many, renews before the end, and never under the same assertion', async () => {
    const { server, access, pass } = await aClient(['gives for a minute'])
    const many = await Promise.all([access.token(), access.token(), access.token()])
    expect(many.map((one) => one.ok && one.value)).toEqual(['token-1', 'token-1', 'token-1'])
    pass(29)
    expect(await access.token()).toMatchObject({ value: 'token-1' })
    pass(2)
    expect(await access.token()).toMatchObject({ value: 'token-2' })
    const ids = server.asserted.map(({ claims }) => claims.jti)
    expect(new Set(ids).size).toBe(2)
  })

  it.each<[TokenManner, string, RegExp]>([
    ['refuses', 'stop', /invalid_client.*jwks/],
    ['refuses with a story', 'stop', /^The FHIR server did not sign the hub in \(status 400\)/],
    ['babbles', 'again', /cannot be read/],
    ['gives another kind', 'again', /cannot be read/],
    ['never ends', 'again', /cannot be read/],
    ['fails', 'again', /busy or failed \(503\)/],
    ['hangs up', 'again', /cannot be reached/],
    ['sends elsewhere', 'again', /cannot be reached/],
  ])('that %s: %s, in words that hold nothing of what it said', async (manner, kind, words) => {
    const { access } = await aClient([manner])
    const came = await access.token()
    expect(came).toMatchObject({ ok: false, error: { kind, words: expect.stringMatching(words) } })
    expect(JSON.stringify(came)).not.toMatch(/DOE|<b>|127\.0\.0\.1/)
  })

  it('waits as long as a busy sign-in asks, and no longer than it may for a silent one', async () => {
    expect(await (await aClient(['busy'])).access.token()).toMatchObject({ error: { retryAfterSeconds: 90 } })
    expect(await (await aClient(['silent'], 'ES384', 60)).access.token()).toMatchObject({
      error: { kind: 'again', words: 'The FHIR server’s sign-in took too long.' },
    })
  })

  it('gets in again after the sign-in has failed', async () => {
    const { access } = await aClient(['fails', 'gives'])
    expect((await access.token()).ok).toBe(false)
    expect(await access.token()).toMatchObject({ ok: true, value: 'token-2' })
  })

  it('proves itself to nobody over plain http, nor with a key that is none', async () => {
    const { client, ports, server } = await aClient(['gives'])
    const far = createSmartAccess({ ...client, tokenUrl: 'http://fhir.example.org/token' }, ports)
    expect(await far.token()).toMatchObject({ error: { kind: 'stop', words: expect.stringMatching(/not https/) } })
    const keyless = createSmartAccess({ ...client, privateKey: 'no key at all' }, ports)
    expect(await keyless.token()).toMatchObject({
      error: { kind: 'stop', words: expect.stringMatching(/cannot be read/) },
    })
    expect(server.forms).toEqual([])
  })

  it('is answered in words whatever a sign-in says', async () => {
    const { client, ports } = await aClient(['gives'])
    const answers = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constant('{"access_token":"t","token_type":"bearer","expires_in":1e99}'),
    )
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 200, max: 599 }), answers, async (status, body) => {
        if ([204, 205, 304].includes(status)) return
        const access = createSmartAccess(client, { ...ports, fetchIt: async () => new Response(body, { status }) })
        const came = await access.token()
        expect(came.ok ? 'token' : came.error.kind).toMatch(/^(token|again|stop)$/)
        if (came.ok) expect(status).toBe(200)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a bundle for a server with sign-in', () => {
  const out = {
    name: '261120AA001-v1',
    contentId: 'a'.repeat(64),
    body: writeFhirBundle(aClaim(), aVisit(), { identifierBase: 'urn:chairside:lakeside' }),
  }

  it('whose token ended early is sent again with a fresh one, and taken once', async () => {
    const fhir = await fhirServer(['locked out', 'takes'])
    const { access, server } = await aClient(['gives'])
    const transport = createFhirTransport({ base: fhir.base, timeoutMs: 5_000 }, access, fetch)
    expect(await transport.prepare(out)).toBeNull()
    expect(await transport.commit(out, false)).toMatchObject({ kind: 'delivered' })
    expect([fhir.posts(), server.forms.length]).toEqual([2, 2])
    expect([...fhir.created.values()].every((count) => count === 1)).toBe(true)
  })

  it('that lets a fresh token in no more than the old one is a matter for a person', async () => {
    const fhir = await fhirServer(['locked out'])
    const { access } = await aClient(['gives'])
    const transport = createFhirTransport({ base: fhir.base, timeoutMs: 5_000 }, access, fetch)
    expect(await transport.commit(out, false)).toMatchObject({ kind: 'stop' })
    expect(fhir.posts()).toBe(2)
  })

  it('leaves nothing unknown when the hub is not let in, and keeps what an earlier try left unknown', async () => {
    const fhir = await fhirServer(['takes'])
    const { access } = await aClient(['fails'])
    const transport = createFhirTransport({ base: fhir.base, timeoutMs: 5_000 }, access, fetch)
    expect(await transport.prepare(out)).toMatchObject({ kind: 'again', mayHaveArrived: false })
    expect(await transport.commit(out, false)).toMatchObject({ kind: 'again', mayHaveArrived: false })
    expect(await transport.commit(out, true)).toMatchObject({ kind: 'again', mayHaveArrived: true })
    expect(fhir.posts()).toBe(0)
  })
})
