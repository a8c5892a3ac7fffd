import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { aClaim } from '#test/builders/aClaim.ts'
import { type AHub, aHub } from '#test/builders/aHub.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { listen } from '../httpServer.ts'
import { rows } from '../sql.ts'
import { keepDraft } from './draft.ts'
import { keepPiece } from './filePieces.ts'

const facts = { decisions: [], ndcCodes: [], charges: [] }
const by = { id: 'grace-kim', name: 'Grace Kim' }

/** A hub with so many signed visits, and what its desk asks of it. */
async function aFullHub(visits: number) {
  const hub = await aHub()
  const key = await hub.enrol('device-1')
  for (let n = 1; n <= visits; n += 1) await hub.call('sessions.submit', { envelope: aSignedEnvelope(n) }, key)
  const sessions = Array.from({ length: visits }, (_, index) => ({
    ...{ sessionId: `session-${index + 1}`, version: 1, facts },
    as: 'claim' as const,
  }))
  const order = (batchId: string) => ({ batchId, form: 'professional' as const, production: false, sessions, by })
  const value = async <T>(answer: ReturnType<AHub['call']>): Promise<T> => {
    const came = await answer
    if (!came.ok) throw new Error(came.error.message)
    return came.value as T
  }
  const ended = async (batchId: string) => {
    for (;;) {
      const came = await value<{ building: { state: string }; batch: { claims: number } | null; leftOut: unknown[] }>(
        hub.call('batches.building', { batchId }, key),
      )
      if (came.building.state !== 'planning' && came.building.state !== 'writing') return came
      // In one process a question alone leaves the build no turn.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const drafted = async () =>
    (
      await hub.store.look(
        rows<{ batch_id: string }>(
          'select batch_id from claim_text union select batch_id from file_piece order by batch_id',
        ),
      )
    ).map(({ batch_id }) => batch_id)
  return { hub, key, order, value, ended, drafted }
}

const pull = { after: 0, mark: null, limit: 10 }

describe('a claim file that is being built', { timeout: 60_000 }, () => {
  it('keeps no desk waiting: whoever asks meanwhile is answered first, and sees how far it is', async () => {
    const { hub, key, order, value } = await aFullHub(40)
    const door = await listen(hub.service, hub.ports, { host: '127.0.0.1', port: 0 })
    onTestFinished(() => door.close())
    const answered: string[] = []
    const ask = async (name: string, method: string, input: object): Promise<unknown> => {
      const response = await fetch(`${door.address}/api/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(input),
      })
      answered.push(name)
      return response.json()
    }
    const goOn = hub.pause()
    const look = () => ask('looked', 'batches.building', { batchId: 'b1' })
    const build = ask('built', 'batches.build', order('b1'))
    await vi.waitFor(async () => expect(await look()).toHaveProperty('building.state', 'planning'))
    await Promise.all([
      ask('pulled', 'events.pull', pull),
      ask('submitted', 'sessions.submit', { envelope: aSignedEnvelope(99) }),
    ])
    expect(answered).not.toContain('built')
    goOn()
    await build
    expect(answered.at(-1)).toBe('built')
    const { batches } = await value<{ batches: { claims: number }[] }>(hub.call('batches.list', { limit: 5 }, key))
    expect(batches).toMatchObject([{ claims: 40 }])
  })

  it('in the background is followed to its end, and asked for twice it is one file', async () => {
    const { hub, key, order, value, ended } = await aFullHub(8)
    const begun = await value(hub.call('batches.begin', order('b1'), key))
    expect(begun).toEqual({ building: { state: 'planning', done: 0, of: 8 } })
    await hub.call('batches.begin', order('b1'), key)
    expect(await ended('b1')).toMatchObject({ building: { state: 'done' }, batch: { claims: 8 }, leftOut: [] })
    expect(await value(hub.call('batches.begin', order('b1'), key))).toEqual({
      building: { state: 'done', done: 8, of: 8 },
    })
    const { batches } = await value<{ batches: unknown[] }>(hub.call('batches.list', { limit: 5 }, key))
    expect(batches).toHaveLength(1)
  })

  it('is kept in stretches, and taken it is the one whose bytes were hashed, with every line', async () => {
    const { hub, key, order, value } = await aFullHub(60)
    await hub.call('batches.build', order('b1'), key)
    const { text, sha256, batch } = await value<{ text: string; sha256: string; batch: { sha256: string } }>(
      hub.call('batches.take', { batchId: 'b1', by }, key),
    )
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256)
    expect(batch.sha256).toBe(sha256)
    const counted = await hub.store.look(
      rows<{ pieces: number; lines: number }>(
        'select (select count(*) from file_piece) as pieces, (select count(*) from sent_line) as lines',
      ),
    )
    expect(counted).toEqual([{ pieces: 3, lines: text.split('~\nLX*').length - 1 }])
  })

  it('and broken off by a stop of the hub goes a day later, when the next one is built', async () => {
    const { hub, key, order, drafted } = await aFullHub(2)
    const claims = [aClaim()]
    await hub.store.transact(keepDraft('gone', { sessionId: 'session-1', place: 0, claims }, hub.clock.now()))
    await hub.store.transact(keepPiece('gone', 0, { text: 'ISA', places: [] }))
    hub.clock.pass(23 * 60)
    await hub.call('batches.build', order('b1'), key)
    expect(await drafted()).toEqual(['b1', 'gone'])
    hub.clock.pass(2 * 60)
    await hub.call('batches.build', order('b2'), key)
    expect(await drafted()).toEqual(['b1'])
  })

  it('is cancelled without a trace, and the next one is built all the same', async () => {
    const { hub, key, order, value, ended, drafted } = await aFullHub(25)
    await hub.call('batches.begin', order('b1'), key)
    expect(await value(hub.call('batches.cancel', { batchId: 'b1', by }, key))).toMatchObject({
      building: { state: 'cancelled' },
    })
    expect(await ended('b1')).toMatchObject({ building: { state: 'cancelled' }, batch: null })
    await hub.call('batches.build', order('b2'), key)
    expect(await drafted()).toEqual(['b2'])
    expect(await value(hub.call('batches.cancel', { batchId: 'b2', by }, key))).toMatchObject({
      building: { state: 'done' },
    })
  })

  it('takes a visit that was signed anew in between as it is then, or leaves it out and says so', async () => {
    const { hub, key, order, value } = await aFullHub(25)
    const build = value<{ batch: { claims: number }; leftOut: { words: string[] }[] }>(
      hub.call('batches.build', order('b1'), key),
    )
    await hub.call('batches.building', { batchId: 'b1' }, key)
    await hub.call('sessions.submit', { envelope: aSignedEnvelope(1, { version: 2 }) }, key)
    const { batch, leftOut } = await build
    expect(batch.claims).toBe(24)
    expect(leftOut).toMatchObject([{ words: ['Version 2 was signed, and version 1 was chosen. Look at it again.'] }])
  })

  it('and another of the same visits asked for at once: no claim leaves twice', async () => {
    const { hub, key, order, value } = await aFullHub(6)
    const built = await Promise.all(
      ['b1', 'b2'].map((id) => value<{ batch: { claims: number } | null }>(hub.call('batches.build', order(id), key))),
    )
    expect(built.map(({ batch }) => batch?.claims ?? 0)).toEqual([6, 0])
  })

  it('nobody knows of is not called done', async () => {
    const { hub, key } = await aFullHub(0)
    expect(await hub.call('batches.building', { batchId: 'gone' }, key)).toMatchObject({
      error: { code: 'not-found', message: 'The hub builds no such file: it was stopped in between. Build it again.' },
    })
  })
})
