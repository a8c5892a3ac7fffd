import { describe, expect, it } from 'vitest'
import type { SignedEnvelope } from '#shared/document/sessionDocument.ts'
import type { HubInput, HubMethod, HubOutput, Receipt } from '#shared/ipc/hubContract.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { type AHub, aHub } from '#test/builders/aHub.ts'
import { aSentDay } from '#test/builders/aSignedDay.ts'
import { codedOtherwise, resealed } from '#test/builders/resealed.ts'
import { sha256 } from './ports.ts'

type Pushed = HubInput<'events.push'>['events'][number]

/** A hub and the desk of the worked day enrolled at it. */
async function aHubWithDesk() {
  const [hub, sent] = [await aHub(), await aSentDay()]
  const key = await hub.enrol(sent.deviceId)
  return { hub, key, ...sent }
}

const otherPhone = (payload: SignedEnvelope['payload']): void => {
  payload.practice.phone = '3125559999'
}

/** A link of a chain with another text, hashed as its device would. */
const link = (seq: number, prevHash: string, body: object | string, id?: string): Pushed => {
  const text = typeof body === 'string' ? body : canonicalJson(body)
  const named = typeof body === 'string' ? 'e1' : String((body as { id?: unknown }).id)
  return { seq, id: id ?? named, body: text, prevHash, hash: sha256(prevHash + text) }
}

const bodyOf = (event: Pushed | undefined): Record<string, unknown> => JSON.parse(event?.body ?? '{}')

/** The answer must be this no, and not a row of the hub may be another afterwards. */
async function expectNo(hub: AHub, method: string, input: unknown, key: string | null, no: object): Promise<void> {
  const rows = hub.hashRows()
  expect(await hub.service.call(method, input, { deviceKey: key })).toMatchObject({ ok: false, error: no })
  expect(hub.hashRows()).toBe(rows)
}

describe('a signed session at the hub', () => {
  it('is stored with a receipt for exactly these bytes, and coded again to the same lines', async () => {
    const { hub, key, envelope } = await aHubWithDesk()
    const answer = await hub.call('sessions.submit', { envelope }, key)
    expect(answer).toMatchObject({
      ok: true,
      value: {
        session: envelope.session,
        version: 1,
        sha256: envelope.contentSha256,
        storedAt: hub.clock.now(),
        replayed: false,
        difference: null,
      },
    })
    expect(await hub.call('sessions.get', { sessionId: envelope.session, version: 1 }, key)).toEqual({
      ok: true,
      value: { envelope, receipt: answer.ok && answer.value },
    })
  })

  it('comes twice and is stored once: the second time gets the first receipt', async () => {
    const { hub, key, envelope } = await aHubWithDesk()
    const first = await hub.call('sessions.submit', { envelope }, key)
    const rows = hub.hashRows()
    hub.clock.pass(3)
    const again = await hub.call('sessions.submit', { envelope }, key)
    expect(again).toEqual({ ok: true, value: { ...(first.ok ? (first.value as Receipt) : {}), replayed: true } })
    expect(hub.hashRows()).toBe(rows)
    expect(await hub.call('sessions.list', { after: 0, limit: 10 }, key)).toMatchObject({
      value: { sessions: [{ sessionId: envelope.session, version: 1 }] },
    })
  })

  it('is not replaced by other content under the same version', async () => {
    const { hub, key, envelope } = await aHubWithDesk()
    await hub.call('sessions.submit', { envelope }, key)
    const other = resealed(envelope, otherPhone)
    await expectNo(hub, 'sessions.submit', { envelope: other }, key, { code: 'other-content' })
  })

  it('is taken and the difference said, when its frozen codes are not what the record gives', async () => {
    const { hub, key, envelope } = await aHubWithDesk()
    const bent = codedOtherwise(envelope)
    const answer = await hub.call('sessions.submit', { envelope: bent }, key)
    const difference = /^signed 96415 × 7; recomputed 96415 × 3 \(signed with rule set .+, recomputed with .+\)$/
    expect(answer).toMatchObject({ ok: true, value: { difference: expect.stringMatching(difference) } })
    expect(await hub.call('exceptions.list', { limit: 10, settled: false }, key)).toMatchObject({
      value: { exceptions: [{ kind: 'coded_otherwise', sessionId: envelope.session, version: 1, nextStep: 'claim' }] },
    })
    expect(hub.logged).toEqual([`coding differs: session ${envelope.session} version 1`])
    expect(await hub.call('sessions.submit', { envelope: bent }, key)).toMatchObject({
      value: { replayed: true, difference: expect.stringMatching(difference) },
    })
    expect(await hub.call('exceptions.list', { limit: 10, settled: false }, key)).toMatchObject({ value: { open: 1 } })
  })

  it.each<[string, (envelope: SignedEnvelope) => unknown, string, RegExp]>([
    ['whose hash does not fit', (e) => ({ ...e, contentSha256: 'f'.repeat(64) }), 'hash-wrong', /contentSha256/],
    ['of another device', (e) => ({ ...e, deviceId: 'another' }), 'bad-input', /deviceId/],
    ['that names another session', (e) => ({ ...e, session: 'another' }), 'bad-input', /sessionId/],
    ['that names another version', (e) => ({ ...e, version: 2 }), 'bad-input', /version/],
    [
      'without its signature',
      (e) =>
        resealed(
          e,
          ({ events }) =>
            void events.splice(
              events.findIndex(({ kind }) => kind === 'SessionSigned'),
              1,
            ),
        ),
      'bad-input',
      /no signature/,
    ],
    [
      'that was never opened',
      (e) => resealed(e, ({ events }) => void events.splice(0, events.length - 1)),
      'bad-input',
      /no signature/,
    ],
    [
      'in a newer form',
      (e) => ({ ...e, payload: { ...e.payload, formatVersion: 2 } }),
      'bad-input',
      /^envelope\.payload\.formatVersion is not in the right form/,
    ],
    ['that is a text', () => 'envelope', 'bad-input', /^envelope /],
    ['that is nothing', () => undefined, 'bad-input', /^envelope /],
  ])('%s is not taken', async (_what, change, code, message) => {
    const { hub, key, envelope } = await aHubWithDesk()
    const input = { envelope: change(envelope) }
    await expectNo(hub, 'sessions.submit', input, key, { code, message: expect.stringMatching(message) })
  })
})

describe('what the other desks of the site wrote', () => {
  it('comes to a desk once each, with as of when each desk is known', async () => {
    const { hub, key, events, deviceId } = await aHubWithDesk()
    const other = await hub.enrol('another-desk')
    await hub.call('events.push', { events: [...events] }, key)
    await hub.call('events.pull', { after: 0, limit: 1 }, key)
    hub.clock.pass(3)
    const answer = await hub.call('events.pull', { after: 0, mark: null, limit: 500 }, other)
    const value = (answer.ok && answer.value) as HubOutput<'events.pull'>
    expect(value.events).toEqual(events.map((event) => ({ ...event, deviceId })))
    expect(value).toMatchObject({ mark: events.at(-1)?.hash, devices: [{ deviceId, name: 'Chair side' }] })
    expect(Date.parse(value.devices[0]?.heardAt.utc ?? '')).toBe(Date.parse(hub.clock.now().utc) - 3 * 60_000)
    const { cursor, mark } = value
    expect(await hub.call('events.pull', { after: cursor, mark, limit: 500 }, other)).toMatchObject({
      value: { events: [], cursor, mark },
    })
    expect(await hub.call('events.pull', { after: 0, mark: null, limit: 500 }, key)).toMatchObject({
      value: { events: [], cursor, mark },
    })
  })

  it('begins at the start again for a desk whose place is not of this hub', async () => {
    const { hub, key, envelope, events } = await aHubWithDesk()
    const other = await hub.enrol('another-desk')
    await hub.call('events.push', { events: [...events] }, key)
    await hub.call('sessions.submit', { envelope }, key)
    for (const place of [1, 3, events.length, 9_999])
      expect(await hub.call('events.pull', { after: place, mark: 'f'.repeat(64), limit: 2 }, other)).toMatchObject({
        value: { events: [{ seq: 1 }, { seq: 2 }], cursor: 2 },
      })
    for (const after of [1, 9_999])
      expect(await hub.call('sessions.list', { after, mark: 'f'.repeat(64), limit: 2 }, other)).toMatchObject({
        value: { sessions: [{ version: 1 }], cursor: 1, mark: envelope.contentSha256 },
      })
  })
})

describe('a device at the hub', () => {
  it.each<[HubMethod, object]>([
    ['sessions.submit', {}],
    ['events.push', { events: [] }],
    ['events.pull', { after: 0, limit: 1 }],
    ['sessions.list', { after: 0, limit: 1 }],
    ['sessions.get', { sessionId: 's', version: 1 }],
  ])('is asked for its key before anything else at %s', async (method, input) => {
    const hub = await aHub()
    for (const key of [null, '', 'never-given'])
      await expectNo(hub, method, input, key, { code: 'not-enrolled', message: expect.any(String) })
  })

  it('is out at once when it was taken out of service', async () => {
    const { hub, key, deviceId, envelope } = await aHubWithDesk()
    await hub.store.revoke(deviceId)
    await expectNo(hub, 'sessions.submit', { envelope }, key, { code: 'revoked' })
  })

  it('cannot enrol with a code that was used, one whose time is over, or one nobody gave', async () => {
    const hub = await aHub()
    const asks = (code: string, deviceId: string) => ({ code, deviceId, deviceName: 'Chair side' })
    const used = await hub.service.newEnrolmentCode(60)
    const old = await hub.service.newEnrolmentCode(60)
    expect(await hub.call('device.enrol', asks(used, 'one'), null)).toMatchObject({
      ok: true,
      value: { letters: 'AA' },
    })
    await expectNo(hub, 'device.enrol', asks(used, 'two'), null, { code: 'code-used' })
    await expectNo(hub, 'device.enrol', asks(used, 'one'), null, { code: 'code-used' })
    hub.clock.set(addMinutes(hub.clock.now(), 61))
    await expectNo(hub, 'device.enrol', asks(old, 'two'), null, { code: 'code-unknown' })
    await expectNo(hub, 'device.enrol', asks('NOBODYGAVEIT', 'two'), null, { code: 'code-unknown' })
    await expectNo(hub, 'device.enrol', asks('short', 'two'), null, { code: 'bad-input' })
  })

  it('gets its key once, and the hub keeps no key that could be used', async () => {
    const hub = await aHub()
    const key = await hub.enrol('one')
    expect(await hub.store.deviceByKeyHash(key)).toBeNull()
    expect((await hub.store.deviceByKeyHash(sha256(key)))?.id).toBe('one')
  })
})

describe('the events of a desk at the hub', () => {
  it('are taken in order, each once', async () => {
    const { hub, key, events } = await aHubWithDesk()
    const push = (some: readonly Pushed[]) => hub.call('events.push', { events: [...some] }, key)
    expect(events.length).toBeGreaterThan(20)
    expect(await push(events.slice(0, 5))).toMatchObject({ ok: true, value: { lastSeq: 5 } })
    const rest = await push(events)
    const answers = events.map(({ seq }) => ({ seq, answer: seq <= 5 ? 'identical' : 'new', reason: null }))
    expect(rest).toEqual({ ok: true, value: { answers, lastSeq: events.length } })
    const rows = hub.hashRows()
    expect(await push(events)).toMatchObject({ ok: true, value: { lastSeq: events.length } })
    expect(hub.hashRows()).toBe(rows)
  })

  it('are taken under the workstation that keeps them, whoever made them', async () => {
    const { hub, events } = await aHubWithDesk()
    const other = await hub.enrol('another-desk')
    const brought = link(1, '', { ...bodyOf(events[0]), id: 'brought', deviceId: 'somewhere-else' })
    expect(await hub.call('events.push', { events: [brought] }, other)).toMatchObject({
      ok: true,
      value: { answers: [{ seq: 1, answer: 'new' }], lastSeq: 1 },
    })
  })

  it.each<[string, (events: readonly Pushed[]) => Pushed, RegExp]>([
    ['after a gap', (e) => e[3] as Pushed, /Event 3 .* has not arrived yet/],
    ['with a broken hash', (e) => ({ ...(e[2] as Pushed), hash: 'a'.repeat(64) }), /hash of event 3/],
    [
      'with another text under its hash',
      (e) => ({ ...(e[2] as Pushed), body: canonicalJson({ ...bodyOf(e[2]), source: 'paper' }) }),
      /hash of event 3/,
    ],
    ['that does not follow', (e) => link(3, 'b'.repeat(64), bodyOf(e[2])), /does not follow/],
    [
      'at a place that is taken',
      (e) => link(2, e[0]?.hash ?? '', { ...bodyOf(e[1]), source: 'paper' }),
      /already stands/,
    ],
    ['that is not JSON', (e) => link(3, e[1]?.hash ?? '', '{"half":'), /not JSON/],
    ['that is a list', (e) => link(3, e[1]?.hash ?? '', '[]'), /not JSON/],
    ['that is no event', (e) => link(3, e[1]?.hash ?? '', { id: 'e3', kind: 'LineVanished' }), /right form/],
    [
      'of a newer form',
      (e) => link(3, e[1]?.hash ?? '', { ...bodyOf(e[2]), v: 2 }),
      /^Event 3: v is not in the right form/,
    ],
    ['under another id than its own', (e) => link(3, e[1]?.hash ?? '', bodyOf(e[2]), 'other'), /another id/],
    ['under an id that is taken', (e) => link(3, e[1]?.hash ?? '', { ...bodyOf(e[2]), id: e[0]?.id }), /id .* taken/],
  ])('are not taken %s, nor what stands behind', async (_what, bad, reason) => {
    const { hub, key, events } = await aHubWithDesk()
    await hub.call('events.push', { events: events.slice(0, 2) }, key)
    const rows = hub.hashRows()
    const answer = await hub.call('events.push', { events: [bad(events), ...events.slice(4, 6)] }, key)
    const { answers, lastSeq } = answer.ok
      ? (answer.value as { answers: { answer: string; reason: string | null }[]; lastSeq: number })
      : { answers: [], lastSeq: 0 }
    expect(answers[0]).toMatchObject({ answer: 'invalid', reason: expect.stringMatching(reason) })
    expect(answers.some(({ answer: one }) => one === 'new')).toBe(false)
    expect(lastSeq).toBe(2)
    expect(hub.hashRows()).toBe(rows)
  })

  it('are not taken under an id that stands in the chain of another desk', async () => {
    const { hub, key, events } = await aHubWithDesk()
    await hub.call('events.push', { events: events.slice(0, 2) }, key)
    const other = await hub.enrol('another-desk')
    const rows = hub.hashRows()
    const answer = await hub.call('events.push', { events: [link(1, '', bodyOf(events[1]))] }, other)
    expect(answer).toMatchObject({ value: { lastSeq: 0, answers: [{ seq: 1, answer: 'invalid' }] } })
    expect(hub.hashRows()).toBe(rows)
  })

  it.each<[string, unknown]>([
    ['none', []],
    ['too many at once', Array.from({ length: 501 }, (_, index) => link(index + 1, '', '{}'))],
    ['a place below the first', [{ ...link(1, '', '{}'), seq: 0 }]],
    ['something else', 'events'],
  ])('are bad input when they are %s', async (_what, events) => {
    const { hub, key } = await aHubWithDesk()
    await expectNo(hub, 'events.push', { events }, key, {
      code: 'bad-input',
      message: expect.stringMatching(/^events/),
    })
  })
})

describe('a request the hub does not know', () => {
  it.each(['sessions.delete', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '"%s" is answered and changes nothing',
    async (method) => {
      const hub = await aHub()
      await expectNo(hub, method, {}, null, { code: 'unknown-method' })
    },
  )

  it('is also a version nobody has', async () => {
    const { hub, key } = await aHubWithDesk()
    await expectNo(hub, 'sessions.get', { sessionId: 'nobody', version: 1 }, key, { code: 'not-found' })
    await expectNo(hub, 'sessions.get', { sessionId: 'nobody', version: 0 }, key, { code: 'bad-input' })
  })
})
