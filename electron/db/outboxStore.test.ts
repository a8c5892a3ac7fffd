import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, instantAt } from '#shared/kernel/instant.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import { queryPlan, slowStep } from '#test/builders/queryPlan.ts'
import type { Db } from './openDatabase.ts'
import { createOutboxStore, hotOutboxQueries, type OutboxKind, type OutboxStore } from './outboxStore.ts'

const now = instantAt(Date.UTC(2026, 2, 2, 20, 0), 'America/Chicago')
const later = (minutes: number) => addMinutes(now, minutes)

interface Desk extends OutboxStore {
  readonly db: Db
  put(id: string, ref: string, kind?: OutboxKind): void
  claimed(minute?: number, refs?: number, run?: number): string[]
}

function aDesk(): Desk {
  const db = aRecord()
  const outbox = createOutboxStore(db.writable)
  const kindOf = new Map<string, OutboxKind>()
  return {
    ...outbox,
    db,
    put(id, ref, kind = 'signed') {
      kindOf.set(id, kind)
      const outgoing = { id, ref, kind, body: `{"of":"${id}"}`, contentSha256: 'c'.repeat(64), createdAt: now }
      db.transaction((tx) => outbox.enqueue(tx, outgoing))
    },
    claimed: (minute = 0, refs = 10, run = 1) => outbox.claim('signed', later(minute), refs, run).map(({ id }) => id),
  }
}

const tx = {} as never

describe('a row of the outbox', () => {
  it('is written with its cause or not at all', () => {
    const desk = aDesk()
    expect(() =>
      desk.db.transaction((open) => {
        desk.enqueue(open, { id: 'a', kind: 'signed', ref: 's', body: '', contentSha256: '', createdAt: now })
        throw new Error('power cut')
      }),
    ).toThrow('power cut')
    expect(desk.get('a')).toBeNull()
  })

  it('speaks for more taps as long as nobody sends it, and each of them counts', () => {
    const desk = aDesk()
    expect(desk.open(tx, 'signed', 's')).toBeNull()
    desk.put('a', 's')
    desk.extend(tx, desk.open(tx, 'signed', 's')?.id ?? '', { body: 'two', contentSha256: 'd' })
    expect(desk.get('a')).toMatchObject({ body: 'two', contentSha256: 'd', taps: 2, state: 'waiting' })
    expect(desk.claimed()).toEqual(['a'])
    expect(desk.open(tx, 'signed', 's')).toBeNull()
    expect(() => desk.extend(tx, 'a', { body: 'three', contentSha256: 'e' })).toThrow('not open')
    desk.put('b', 's')
    expect(desk.open(tx, 'signed', 's')?.id).toBe('b')
    expect(desk.counts()).toEqual({ waiting: 3, needsPerson: 0 })
    desk.delivered(tx, 'a', null, now)
    expect([desk.open(tx, 'signed', 's')?.id, desk.counts().waiting]).toEqual(['b', 1])
  })

  it('waits again when the hub has lost what it took: each version, and the last events, which bring the rest', () => {
    const desk = aDesk()
    const storedAt = (minute: number) => ({ receipt: 'r', storedAt: later(minute) })
    for (const [id, kind] of Object.entries({ a: 'signed', e1: 'events', e2: 'events', b: 'signed' } as const))
      desk.put(id, 'session-1', kind)
    desk.put('c', 'session-1')
    for (const [id, minute] of Object.entries({ a: 4, b: 3 })) desk.delivered(tx, id, storedAt(minute), later(5))
    for (const id of ['e1', 'e2']) desk.delivered(tx, id, null, later(5))
    expect(desk.lastEventsTaken()?.id).toBe('e2')
    expect(desk.sendAgain(tx, later(6))).toBe(3)
    expect(desk.counts()).toEqual({ waiting: 4, needsPerson: 0 })
    expect(desk.get('a')).toMatchObject({ state: 'waiting', receipt: null, settledUtc: null, nextTryUtc: later(6).utc })
    expect(desk.lastEventsTaken()?.id).toBe('e1')
    expect(desk.claimed(6, 10, 5)).toEqual(['a', 'b', 'c'])
    expect(desk.sendAgain(tx, later(7))).toBe(1)
  })

  it('is claimed once and delivered with its receipt', () => {
    const desk = aDesk()
    desk.put('a', 'session-1')
    expect(desk.claim('signed', now, 5)).toMatchObject([{ id: 'a', ref: 'session-1', state: 'sending', attempts: 0 }])
    expect(desk.claimed()).toEqual([])
    expect(desk.counts()).toEqual({ waiting: 1, needsPerson: 0 })
    expect(desk.delivered(tx, 'a', { receipt: 'r1' }, later(1))).toBe(true)
    expect(desk.get('a')).toMatchObject({ state: 'delivered', receipt: { receipt: 'r1' }, settledUtc: later(1).utc })
    expect(desk.delivered(tx, 'a', { receipt: 'r2' }, later(2))).toBe(false)
    expect(desk.get('a')).toMatchObject({ receipt: { receipt: 'r1' } })
    expect(desk.counts()).toEqual({ waiting: 0, needsPerson: 0 })
  })

  it('waits for its next time after no answer, and counts the attempts', () => {
    const desk = aDesk()
    desk.put('a', 'session-1')
    desk.claimed()
    expect(desk.retry(tx, 'a', later(5), 'The hub cannot be reached.')).toBe(true)
    expect(desk.nextDueUtc('signed')).toBe(later(5).utc)
    expect(desk.claimed(4)).toEqual([])
    expect(desk.claimed(5)).toEqual(['a'])
    expect(desk.get('a')).toMatchObject({ attempts: 1, lastAnswer: 'The hub cannot be reached.' })
  })

  it('is settled only while it is being sent, so a late answer changes nothing', () => {
    const desk = aDesk()
    desk.put('a', 'session-1')
    expect(desk.retry(tx, 'a', later(5), 'late')).toBe(false)
    expect(desk.needsPerson(tx, 'a', 'late', now)).toBe(false)
    expect(desk.get('a')).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  it('is sent again after the program ended in the middle of sending', () => {
    const desk = aDesk()
    desk.put('a', 'session-1')
    desk.put('b', 'session-1')
    desk.claimed()
    expect(desk.requeueUnsettled()).toBe(1)
    expect(desk.claimed()).toEqual(['a'])
  })
})

describe('the order of the outbox', () => {
  it('keeps versions of one session in order and lets sessions pass each other', () => {
    const desk = aDesk()
    desk.put('s1-v1', 's1')
    desk.put('s1-v2', 's1')
    desk.put('s2-v1', 's2')
    expect(desk.claimed()).toEqual(['s1-v1', 's2-v1'])
    desk.retry(tx, 's1-v1', later(9), 'later')
    desk.delivered(tx, 's2-v1', {}, now)
    expect(desk.claimed(1)).toEqual([])
    expect(desk.claimed(9)).toEqual(['s1-v1'])
    desk.delivered(tx, 's1-v1', {}, now)
    expect(desk.claimed(9)).toEqual(['s1-v2'])
  })

  it('never lets a row that needs a person hold up another, not even of its own session', () => {
    const desk = aDesk()
    desk.put('s1-v1', 's1')
    desk.put('s1-v2', 's1')
    desk.put('s2-v1', 's2')
    desk.claimed(0, 1)
    desk.needsPerson(tx, 's1-v1', 'The payload does not fit its hash.', later(1))
    expect(desk.problems(10)).toMatchObject([{ id: 's1-v1', lastAnswer: 'The payload does not fit its hash.' }])
    expect(desk.claimed()).toEqual(['s1-v2', 's2-v1'])
    desk.delivered(tx, 's1-v2', {}, now)
    desk.delivered(tx, 's2-v1', {}, now)
    expect(desk.putBack(tx, 's1-v1', later(2))).toBe(true)
    expect(desk.claimed(2)).toEqual(['s1-v1'])
  })

  it('gives a row that was put back its turn before the later ones, but takes nothing back from the wire', () => {
    const desk = aDesk()
    desk.put('v1', 's')
    desk.claimed()
    desk.needsPerson(tx, 'v1', 'no', now)
    desk.put('v2', 's')
    desk.putBack(tx, 'v1', now)
    expect(desk.claimed()).toEqual(['v1'])
    desk.needsPerson(tx, 'v1', 'no', now)
    expect(desk.claimed()).toEqual(['v2'])
    desk.putBack(tx, 'v1', now)
    expect(desk.claimed()).toEqual([])
    desk.retry(tx, 'v2', now, 'later')
    expect(desk.claimed()).toEqual(['v1'])
  })

  it('still knows after a restart that the older row goes first', () => {
    const desk = aDesk()
    desk.put('v1', 's')
    desk.claimed()
    desk.needsPerson(tx, 'v1', 'no', now)
    desk.put('v2', 's')
    desk.claimed()
    desk.putBack(tx, 'v1', now)
    desk.requeueUnsettled()
    expect(desk.claimed()).toEqual(['v1'])
  })

  it('claims a run of one device’s event batches to go together, still in order', () => {
    const desk = aDesk()
    for (const id of ['e1', 'e2', 'e3', 'e4']) desk.put(id, 'desk', 'events')
    desk.put('s1', 'session-1')
    const claimed = () => desk.claim('events', now, 5, 3).map(({ id }) => id)
    expect(claimed()).toEqual(['e1', 'e2', 'e3'])
    expect(claimed()).toEqual([])
    desk.delivered(tx, 'e1', {}, now)
    desk.retry(tx, 'e2', later(5), 'later')
    desk.retry(tx, 'e3', later(5), 'later')
    expect(claimed()).toEqual([])
    expect(desk.claim('events', later(5), 5, 3).map(({ id }) => id)).toEqual(['e2', 'e3', 'e4'])
  })
})

describe('any day of sending', () => {
  const step = fc.record({
    act: fc.constantFrom('put', 'claim', 'delivered', 'retry', 'needsPerson', 'putBack', 'restart'),
    ref: fc.constantFrom('s1', 's2', 's3'),
    pick: fc.nat(20),
    run: fc.integer({ min: 1, max: 3 }),
  })

  it('loses no row, sends one run of a session at a time and in order, and delivers everything in the end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const desk = aDesk()
        const ids: string[] = []
        const inState = (state: string) => ids.filter((id) => desk.get(id)?.state === state)
        const pickFrom = (all: readonly string[], pick: number) => all[pick % Math.max(1, all.length)] ?? 'none'
        for (const { act, ref, pick, run } of steps) {
          if (act === 'put') desk.put(String(ids.push(`${ids.length}`) - 1), ref)
          if (act === 'claim') {
            for (const id of desk.claimed(0, 1 + (pick % 3), run)) {
              const rows = desk.ofRef(desk.get(id)?.ref ?? '')
              const older = rows.slice(
                0,
                rows.findIndex((row) => row.id === id),
              )
              expect(older.filter(({ state }) => state === 'waiting')).toEqual([])
            }
          }
          if (act === 'delivered') desk.delivered(tx, pickFrom(inState('sending'), pick), {}, now)
          if (act === 'retry') desk.retry(tx, pickFrom(inState('sending'), pick), now, 'later')
          if (act === 'needsPerson') desk.needsPerson(tx, pickFrom(inState('sending'), pick), 'no', now)
          if (act === 'putBack') desk.putBack(tx, pickFrom(inState('needs_person'), pick), now)
          if (act === 'restart') desk.requeueUnsettled()
        }
        desk.requeueUnsettled()
        for (const id of inState('needs_person')) desk.putBack(tx, id, now)
        for (let round = 0; round <= ids.length; round++)
          for (const id of desk.claimed(0, 9)) desk.delivered(tx, id, {}, now)
        expect(inState('delivered')).toEqual(ids)
        desk.db.close()
      }),
      { numRuns: 25 },
    )
  })
})

it.each(hotOutboxQueries)('is quick with weeks of waiting rows: %s', (sql) => {
  expect(queryPlan(aRecord().writable, sql)).not.toMatch(slowStep)
})
