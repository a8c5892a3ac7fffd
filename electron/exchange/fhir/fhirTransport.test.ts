import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeFhirBundle } from '#shared/formats/fhir/writeBundle.ts'
import { aClaim, aVisit } from '#test/builders/aClaim.ts'
import { type FhirManner, fhirServer } from '#test/fakes/fhirServer.ts'
import type { Outgoing } from '../transport.ts'
import { fixedAccess } from './fhirAccess.ts'
import { createFhirTransport } from './fhirTransport.ts'

const out: Outgoing = {
  name: '261120AA001-v1',
  contentId: 'a'.repeat(64),
  body: writeFhirBundle(aClaim(), aVisit(), { identifierBase: 'urn:chairside:lakeside' }),
}

const at = (base: string, timeoutMs = 5_000) => createFhirTransport({ base, timeoutMs }, fixedAccess('a-token'), fetch)

/** Tries until it is settled, as the outbox does; what each try came to. */
async function settled(manners: readonly FhirManner[], timeoutMs?: number) {
  const server = await fhirServer(manners)
  const transport = at(server.base, timeoutMs)
  const tries: string[] = []
  let unknown = false
  for (;;) {
    const came = await transport.commit(out, unknown)
    tries.push(came.kind)
    if (came.kind !== 'again' || tries.length > 9) return { server, tries, came }
    unknown = came.mayHaveArrived
  }
}

describe('a bundle for a FHIR server', () => {
  it('is created once, each resource under its identifier', async () => {
    const { server, tries, came } = await settled(['takes'])
    expect(tries).toEqual(['delivered'])
    expect(came).toMatchObject({ proof: expect.stringMatching(/^(\d+) resources taken, \1 of them new\.$/) })
    expect([...server.created.values()].every((count) => count === 1)).toBe(true)
  })

  it.each<[FhirManner]>([['takes and fails'], ['takes and hangs up'], ['takes and babbles']])(
    'is looked for and not sent again when the server %s',
    async (manner) => {
      const { server, tries } = await settled([manner])
      expect(tries).toEqual(['again', 'delivered'])
      expect(server.posts()).toBe(1)
    },
  )

  it.each<[FhirManner, number?]>([['fails'], ['hangs up'], ['silent', 500]])(
    'is sent again when the server %s and has nothing of it',
    async (manner, timeoutMs) => {
      const { server, tries } = await settled([manner, 'takes'], timeoutMs)
      expect(tries).toEqual(['again', 'delivered'])
      expect(server.posts()).toBe(2)
    },
  )

  it('waits as long as a busy server asks', async () => {
    const server = await fhirServer(['busy'])
    expect(await at(server.base).commit(out, false)).toMatchObject({
      kind: 'again',
      retryAfterSeconds: 120,
      mayHaveArrived: false,
    })
  })

  it.each<[FhirManner, string, string]>([
    ['several', 'person', 'two patients match'],
    ['refuses', 'person', 'Claim.item[3].net: not a number'],
    ['locked out', 'stop', 'token expired'],
  ])('needs a person when the server %s', async (manner, kind, said) => {
    const { came } = await settled([manner])
    expect(came).toMatchObject({ kind, words: expect.stringContaining(said) })
  })

  it.each([
    [429, 'again'],
    [503, 'again'],
    [400, 'person'],
  ])('that may have arrived may still have when the search is answered with %i', async (status, kind) => {
    const place = { base: 'https://fhir.example.org', timeoutMs: 1_000 }
    const transport = createFhirTransport(place, fixedAccess(null), async () => new Response('', { status }))
    expect(await transport.commit(out, true)).toMatchObject({ kind, mayHaveArrived: true })
    expect(await transport.commit(out, false)).toMatchObject({ kind, mayHaveArrived: status === 503 })
  })

  it('leaves over https only', async () => {
    expect(await at('http://fhir.example.org').prepare(out)).toMatchObject({ kind: 'stop' })
    expect(await at('https://fhir.example.org').prepare(out)).toBeNull()
  })

  it('is settled in words whatever the server answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 200, max: 599 }).filter((status) => status !== 204 && status !== 205 && status !== 304),
        fc.oneof(fc.string(), fc.json(), fc.constant('{"resourceType":"Bundle","total":1}')),
        fc.boolean(),
        async (status, body, unknown) => {
          const transport = createFhirTransport(
            { base: 'https://fhir.example.org', timeoutMs: 1_000 },
            fixedAccess(null),
            async () => new Response(body, { status }),
          )
          const came = await transport.commit(out, unknown)
          expect(['again', 'person', 'stop', 'delivered']).toContain(came.kind)
          // What was not there and not taken is never called delivered.
          if (came.kind === 'delivered') expect(unknown && body.includes('"total":1')).toBe(true)
        },
      ),
    )
  })
})
