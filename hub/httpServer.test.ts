import { request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { receiptSchema } from '#shared/ipc/hubContract.ts'
import { aListeningHub, expectNoOverHttp as expectStatus, type HubPost } from '#test/builders/aListeningHub.ts'

const submission = (envelope: unknown): string => JSON.stringify({ envelope })

describe('the hub over HTTP', () => {
  it('answers 201 when a session is new and 200 when it was here, with the same receipt', async () => {
    const { post, envelope } = await aListeningHub()
    const first = await post({ body: submission(envelope) })
    const again = await post({ body: submission(envelope) })
    expect([first.status, again.status]).toEqual([201, 200])
    const receipt = receiptSchema.parse(first.body)
    expect(receipt).toMatchObject({ sha256: envelope.contentSha256, replayed: false, difference: null })
    expect(again.body).toEqual({ ...receipt, replayed: true })
  })

  it('answers 422 to other content under the same version, and to a hash that does not fit', async () => {
    const served = await aListeningHub()
    const wrong = { ...served.envelope, contentSha256: 'f'.repeat(64) }
    await expectStatus(served, { body: submission(wrong) }, 422, 'hash-wrong')
    await served.post({ body: submission(served.envelope) })
    await expectStatus(served, { body: submission(wrong) }, 422, 'hash-wrong')
  })

  it('answers 401 without a key that it knows and 403 to a device taken out of service', async () => {
    const served = await aListeningHub()
    const body = submission(served.envelope)
    await expectStatus(served, { body, key: null }, 401, 'not-enrolled')
    await expectStatus(served, { body, key: 'never-given' }, 401, 'not-enrolled')
    await expectStatus(served, { body, key: null, headers: { authorization: served.key } }, 401, 'not-enrolled')
    await served.hub.store.revoke(served.deviceId)
    await expectStatus(served, { body }, 403, 'revoked')
  })

  it('answers 403 to an enrolment code that was used or that nobody gave', async () => {
    const served = await aListeningHub()
    const code = await served.hub.service.newEnrolmentCode(60)
    const ask = (text: string): HubPost => ({
      path: '/api/device.enrol',
      key: null,
      body: JSON.stringify({ code: text, deviceId: 'two', deviceName: 'Chair side 2' }),
    })
    expect(await served.post(ask(code))).toMatchObject({ status: 200, body: { letters: 'AB' } })
    await expectStatus(served, ask(code), 403, 'code-used')
    await expectStatus(served, ask('NOBODYGAVEIT'), 403, 'code-unknown')
  })

  it.each<[string, HubPost, number, string]>([
    ['a method it does not know', { path: '/api/sessions.delete' }, 404, 'unknown-method'],
    ['a method every object has', { path: '/api/__proto__' }, 404, 'unknown-method'],
    ['another one', { path: '/api/constructor' }, 404, 'unknown-method'],
    ['another place', { path: '/sessions' }, 404, 'unknown-method'],
    ['no place', { path: '/api/' }, 404, 'unknown-method'],
    ['somebody who only looks', { method: 'GET' }, 404, 'unknown-method'],
    ['a version nobody has', { path: '/api/sessions.get', body: '{"sessionId":"s","version":1}' }, 404, 'not-found'],
    ['what is not JSON', { body: '{"envelope":' }, 400, 'bad-input'],
    ['an empty body', { body: '' }, 400, 'bad-input'],
    ['JSON of another form', { body: '[]' }, 400, 'bad-input'],
    ['keys that would reach into objects', { body: '{"__proto__":{"envelope":{}}}' }, 400, 'bad-input'],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' }, 415, 'bad-input'],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 400, 'bad-input'],
    ['more than eight megabytes', { body: submission('x'.repeat(8 * 1_048_576)) }, 413, 'too-large'],
  ])('answers %s with its own no and keeps nothing', async (_what, post, status, code) => {
    const served = await aListeningHub()
    await expectStatus(served, post, status, code)
    expect(served.hub.logged).toEqual([expect.stringMatching(new RegExp(`^refused: ${code}( [a-z]+\\.[a-z]+)?$`))])
  })

  it('keeps nothing of a request that breaks off in the middle', async () => {
    const { hub, door, key, envelope, post } = await aListeningHub()
    const rows = hub.hashRows()
    const text = submission(envelope)
    await new Promise<void>((resolve) => {
      const half = httpRequest(`${door.address}/api/sessions.submit`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(text)),
        },
      })
      half.on('error', () => resolve())
      half.write(text.slice(0, text.length / 2), () => half.destroy())
      half.on('close', () => resolve())
    })
    expect(await post({ path: '/api/hub.status', key: null })).toMatchObject({ status: 200, body: { store: 'sqlite' } })
    expect(hub.hashRows()).toBe(rows)
  })

  it('answers 500 without a word of the cause when its store fails, and says a code in its log', async () => {
    const served = await aListeningHub()
    await served.hub.store.close()
    const answer = await served.post({ body: submission(served.envelope) })
    expect(answer).toEqual({
      status: 500,
      body: { code: 'internal', message: 'Something went wrong at the hub. Nothing was stored.' },
    })
    expect(served.hub.logged).toEqual([expect.stringMatching(/^internal: /)])
  })
})
