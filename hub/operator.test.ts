import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aHub } from '#test/builders/aHub.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { listen } from './httpServer.ts'
import { createOperator } from './operator.ts'
import { announceOperator, operatorCommand } from './operatorCommand.ts'
import { destinationRows } from './outgoing/outgoingStore.ts'
import { sealOf } from './outgoing/seal.ts'
import { sha256 } from './ports.ts'

const operatorKey = 'operator-key-'.padEnd(43, 'x')

/** A hub with two devices, its door, and the terminal of whoever runs it. */
async function aRunningHub() {
  const hub = await aHub()
  const [first, second] = [await hub.enrol('device-1'), await hub.enrol('device-2')]
  const operator = createOperator(hub.store, hub.service, hub.ports, operatorKey, sealOf(aFolder()))
  const door = await listen(hub.service, hub.ports, { host: '127.0.0.1', port: 0 }, operator)
  onTestFinished(() => door.close())
  const folder = aFolder()
  announceOperator(folder, { address: door.address, key: operatorKey })
  return { hub, door, folder, keys: { first, second }, ask: (...words: string[]) => operatorCommand(folder, words) }
}

const noEvents = { after: 0, limit: 1 }

describe('whoever runs the hub', () => {
  it('sees every device, and when it was last heard', async () => {
    const { hub, ask, keys } = await aRunningHub()
    await hub.call('events.pull', noEvents, keys.first)
    const listed = await ask('devices')
    expect(listed.ok && listed.value.trim().split('\n')).toEqual([
      expect.stringMatching(
        /^AA\tChair side\tdevice-1\tenrolled \S+\theard 2026-03-02\S+\tkey until 2026-05-31\S+\tin service$/,
      ),
      expect.stringMatching(
        /^AB\tChair side\tdevice-2\tenrolled \S+\tnever heard\tkey until 2026-05-31\S+\tin service$/,
      ),
    ])
  })

  it('takes one out of service at once: its key is worth nothing, the other goes on, a fresh code lets it in again', async () => {
    const { hub, ask, keys } = await aRunningHub()
    expect(await ask('revoke', 'device-1')).toMatchObject({ ok: true, value: expect.stringMatching(/out of service/) })
    expect(await hub.call('events.pull', noEvents, keys.first)).toMatchObject({ error: { code: 'revoked' } })
    expect(await hub.call('events.pull', noEvents, keys.second)).toMatchObject({ ok: true })
    expect(hub.logged).toContain('revoked: device device-1')
    const fresh = await ask('code')
    const code = (fresh.ok && /: (\S+)\n$/.exec(fresh.value)?.[1]) || ''
    const again = await hub.call('device.enrol', { code, deviceId: 'device-1', deviceName: 'Chair side' }, null)
    expect(again.ok).toBe(true)
    expect(await hub.call('events.pull', noEvents, keys.first)).toMatchObject({ error: { code: 'not-enrolled' } })
  })

  it('says where things may go; a secret is sealed and never shown again', async () => {
    const { hub, ask } = await aRunningHub()
    const file = join(aFolder(), 'destination.json')
    const settings = { kind: 'fhir', base: 'https://fhir.example.org' }
    writeFileSync(file, JSON.stringify({ name: 'FHIR server', settings, secrets: { token: 'tell-nobody' } }))
    expect(await ask('destination', file)).toMatchObject({ ok: true, value: expect.stringContaining('is set') })
    expect(await ask('destinations')).toEqual({ ok: true, value: 'FHIR server\tfhir\t0 waiting\tgoes\n' })
    const [kept] = await hub.store.look(destinationRows())
    expect(kept?.secrets).toMatch(/^[A-Za-z0-9+/=]+$/)
    expect(JSON.stringify(kept)).not.toContain('tell-nobody')
    expect(await ask('release', 'FHIR server')).toMatchObject({
      value: expect.stringMatching(/^0 taken off their way/),
    })
    expect(await ask('release', 'Nowhere')).toMatchObject({ error: 'No destination here is called Nowhere.' })
    writeFileSync(file, JSON.stringify({ name: 'Nowhere', settings: { kind: 'pigeon' } }))
    expect(await ask('destination', file)).toMatchObject({ ok: false, error: expect.stringMatching(/^settings\.kind/) })
  })

  it('gets the public key of a destination that signs in by key; the private one is made here, sealed, and kept', async () => {
    const { hub, ask } = await aRunningHub()
    const file = join(aFolder(), 'fhir.json')
    const smart = { tokenUrl: 'https://fhir.example.org/token', clientId: 'chairside' }
    const put = (settings: object, secrets = {}) => {
      writeFileSync(file, JSON.stringify({ name: 'FHIR', settings: { kind: 'fhir', ...settings }, secrets }))
      return ask('destination', file)
    }
    const base = 'https://fhir.example.org'
    expect(await put({ base, smart })).toMatchObject({ ok: true })
    const first = await ask('jwks', 'FHIR')
    if (!first.ok) throw new Error(first.error)
    const [key] = (JSON.parse(first.value) as { keys: Record<string, unknown>[] }).keys
    expect(key).toMatchObject({
      kty: 'EC',
      crv: 'P-384',
      alg: 'ES384',
      use: 'sig',
      kid: expect.stringMatching(/^.{43}$/),
    })
    expect(key).not.toHaveProperty('d')
    expect(await put({ base: `${base}/r4`, smart })).toMatchObject({ ok: true })
    expect(await ask('jwks', 'FHIR')).toEqual(first)
    const [kept] = await hub.store.look(destinationRows())
    expect(JSON.stringify(kept)).not.toContain('PRIVATE KEY')
    expect(hub.logged.join('\n')).not.toContain('PRIVATE KEY')
    expect(await put({ base, smart }, { privateKey: 'no key' })).toMatchObject({
      error: expect.stringMatching(/^secrets\.privateKey: not a private key for ES384/),
    })
    expect(await ask('jwks', 'Nowhere')).toEqual({ ok: false, error: 'No destination here is called Nowhere.' })
    expect(await ask('jwks')).toMatchObject({ error: expect.stringMatching(/^jwks: expected the name/) })
  })

  it('is told why not, in one line', async () => {
    const { ask } = await aRunningHub()
    expect(await ask('revoke', 'nobody')).toEqual({ ok: false, error: 'No device here is called nobody.' })
    expect(await ask('revoke', 'Chair side')).toMatchObject({
      error: expect.stringMatching(/Several .* device-1, device-2/),
    })
    expect(await ask('revoke')).toMatchObject({ error: expect.stringMatching(/^revoke: expected the name/) })
    expect(await ask('erase')).toEqual({
      ok: false,
      error: 'expected devices, revoke, code, destinations, destination, jwks or release, not erase',
    })
    expect(await operatorCommand(aFolder(), ['devices'])).toMatchObject({
      error: expect.stringMatching(/no hub is running/),
    })
    const folder = aFolder()
    writeFileSync(join(folder, 'operator.json'), '{"address":')
    expect(await operatorCommand(folder, ['devices'])).toMatchObject({ ok: false })
  })

  it.each([
    ['no key', {}],
    ['a guessed key', { authorization: `Bearer ${'x'.repeat(43)}` }],
    ['a device’s key', null],
  ])('is nobody who comes with %s', async (_what, given) => {
    const { hub, door, keys } = await aRunningHub()
    const rows = hub.hashRows()
    for (const what of ['devices', 'revoke', 'code']) {
      const response = await fetch(`${door.address}/operator/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(given ?? { authorization: `Bearer ${keys.second}` }) },
        body: JSON.stringify({ device: 'device-1' }),
      })
      expect(response.status).toBe(401)
    }
    expect(hub.hashRows()).toBe(rows)
    expect(hub.logged.filter((line) => line === 'operator: wrong key')).toHaveLength(3)
  })
})

it('a device gets its own chain back, and nobody else’s', async () => {
  const { hub, keys } = await aRunningHub()
  const body = '{"id":"a1","kind":"audit.signedIn"}'
  const event = { seq: 1, id: 'a1', body, prevHash: '', hash: sha256(body) }
  await hub.call('events.push', { events: [event] }, keys.first)
  const own = { ...event, deviceId: 'device-1' }
  expect(await hub.call('events.own', { afterSeq: 0, limit: 10 }, keys.first)).toEqual({
    ok: true,
    value: { events: [own] },
  })
  expect(await hub.call('events.own', { afterSeq: 1, limit: 10 }, keys.first)).toEqual({
    ok: true,
    value: { events: [] },
  })
  expect(await hub.call('events.own', { afterSeq: 0, limit: 10 }, keys.second)).toEqual({
    ok: true,
    value: { events: [] },
  })
})
