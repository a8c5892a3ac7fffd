import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt } from '#shared/kernel/instant.ts'
import { aFolder, aRecord, testKey } from '#test/builders/aRecord.ts'
import { queryPlan, slowStep } from '#test/builders/queryPlan.ts'
import { chainHash } from './chain.ts'
import { connect } from './connect.ts'
import type { StoredEvent } from './eventRow.ts'
import { createEventStore, type EventStore, hotEventQueries, type RecordedEvent } from './eventStore.ts'
import type { ForeignEvent } from './foreignEvents.ts'
import type { Db } from './openDatabase.ts'

const at = (minute: number) => instantAt(Date.UTC(2026, 2, 2, 14, minute), 'America/Chicago')

interface Given extends RecordedEvent {
  readonly deviceId: string
  readonly payload: unknown
}

const given = (id: string, minute: number, more: Partial<Given> = {}): Given => ({
  id,
  sessionId: 'session-1',
  kind: 'VitalsRecorded',
  happenedAt: at(minute),
  recordedAt: at(minute),
  deviceId: 'desk',
  payload: { pulse: 70 + minute },
  ...more,
})

function aChart(): { db: Db; events: EventStore; add(...events: Given[]): readonly StoredEvent[] } {
  const db = aRecord()
  const events = createEventStore(db.writable, 'desk')
  return { db, events, add: (...all) => db.transaction((tx) => events.append(tx, all)) }
}

/** What a person with the key and a database tool could do to the file. */
function tamper(db: Db, sql: string): void {
  db.writable.exec('drop trigger events_stay; drop trigger events_remain')
  db.writable.exec(sql)
}

const foreign = (deviceId: string, events: readonly Given[]): ForeignEvent[] => {
  const other = createEventStore(aRecord().writable, deviceId)
  return other.append({} as never, events).map(({ deviceSeq, text, prevHash, hash }) => ({
    deviceId,
    seq: deviceSeq,
    body: text,
    prevHash,
    hash,
  }))
}

describe('what is kept in memory of a session', () => {
  const asStored = (db: Db, sessionId: string) => createEventStore(db.writable, 'desk').ofSession(sessionId)

  it('never says anything else than the record, whatever was written, undone or brought from elsewhere', () => {
    const places = ['session-1', 'session-2', 'session-3']
    const step = fc.record({
      session: fc.constantFrom(...places),
      minute: fc.integer({ min: 0, max: 3 }),
      kind: fc.constantFrom('VitalsRecorded', 'audit.sessionSeen'),
      how: fc.constantFrom('kept', 'undone', 'half undone', 'from elsewhere', 'read inside and undone'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { db, events } = aChart()
        for (const [index, { session, minute, kind, how }] of steps.entries()) {
          const event = given(`${(index * 7) % 10}-${index}`, minute, { sessionId: session, kind })
          const breaks = (): void => {
            events.append({} as never, [event])
            if (how !== 'undone') events.ofSession(session)
            throw new Error('it broke')
          }
          if (how === 'kept') db.transaction((tx) => events.append(tx, [event]))
          else if (how === 'from elsewhere')
            db.transaction((tx) => events.addForeign(tx, foreign(`d${index}`, [event])))
          else if (how === 'half undone')
            db.transaction((tx) => {
              events.append(tx, [given(`h-${index}`, minute, { sessionId: session })])
              expect(() => db.transaction(breaks)).toThrow('it broke')
            })
          else expect(() => db.transaction(breaks)).toThrow('it broke')
          for (const place of places) expect(events.ofSession(place)).toEqual(asStored(db, place))
        }
        db.close()
      }),
      { numRuns: 25, seed: 20260302 },
    )
  })

  it('is forgotten when another program has written to the file', () => {
    const path = join(aFolder(), 'chairside.db')
    const db = aRecord(path)
    const events = createEventStore(db.writable, 'desk')
    expect(events.ofSession('session-1')).toEqual([])
    const other = connect(path, testKey)
    createEventStore(other as never, 'other').append({} as never, [given('a', 10)])
    other.close()
    expect(events.ofSession('session-1')).toHaveLength(1)
  })

  it('is the same list again as long as nothing was added, and only the sessions read last', () => {
    const { events, add } = aChart()
    add(given('a', 10))
    const before = events.ofSession('session-1')
    expect(events.ofSession('session-1')).toBe(before)
    for (let other = 0; other < 100; other++) events.ofSession(`other ${other}`)
    expect(events.ofSession('session-1')).not.toBe(before)
    expect(events.ofSession('session-1')).toEqual(before)
  })
})

describe('the record of a session', () => {
  it('gives back what was written, in the order it happened, late entries included', () => {
    const { events, add } = aChart()
    add(given('a', 10), given('c', 30))
    add(given('b', 20), given('other', 15, { sessionId: 'session-2' }))
    expect(events.ofSession('session-1').map(({ body }) => body)).toEqual([
      given('a', 10),
      given('b', 20),
      given('c', 30),
    ])
    expect(events.versionOf('session-1')).toBe(3)
    expect(events.versionOf('nobody')).toBe(0)
    expect(events.sessionIds()).toEqual(['session-1', 'session-2'])
    expect(events.has('b')).toBe(true)
    expect(events.has('z')).toBe(false)
  })

  it('keeps who looked at a chart in the same chain, but not among what happened in the chair', () => {
    const { events, add } = aChart()
    add(
      given('a', 10),
      given('seen', 11, { kind: 'audit.chartOpened' }),
      given('no', 12, { kind: 'audit.signInFailed', sessionId: null }),
    )
    expect(events.ofSession('session-1').map(({ id }) => id)).toEqual(['a'])
    expect(events.versionOf('session-1')).toBe(1)
    expect(events.auditAfter(null, 10).map(({ id }) => id)).toEqual(['no', 'seen'])
    expect(events.verifyChain()).toEqual({ ok: true, records: 3, devices: 1 })
  })

  it('chains each event to the one before it, by the text that is stored', () => {
    const { events, add } = aChart()
    const [first, second] = add(given('a', 10), given('b', 20))
    expect([first?.deviceSeq, second?.deviceSeq, first?.prevHash]).toEqual([1, 2, ''])
    expect(second?.prevHash).toBe(first?.hash)
    expect(second?.hash).toBe(chainHash(first?.hash ?? '', second?.text ?? ''))
    expect(events.after('desk', 1, 10)).toEqual([second])
    expect(events.lastSeq()).toBe(2)
  })

  it('keeps nothing of a transaction that fails', () => {
    const { db, events, add } = aChart()
    add(given('a', 10))
    expect(() =>
      db.transaction((tx) => {
        events.append(tx, [given('b', 20)])
        throw new Error('power cut')
      }),
    ).toThrow('power cut')
    add(given('c', 30))
    expect(events.after('desk', 0, 10).map(({ id, deviceSeq }) => [id, deviceSeq])).toEqual([
      ['a', 1],
      ['c', 2],
    ])
    expect(events.verifyChain()).toMatchObject({ ok: true })
  })

  it('takes no event twice, and no dose as a float', () => {
    const { add } = aChart()
    add(given('a', 10))
    expect(() => add(given('a', 10))).toThrow('UNIQUE')
    expect(() => add(given('b', 10, { payload: { dose: 0.5 } }))).toThrow('$.payload.dose')
  })

  it('lets nobody change or delete an event through the program', () => {
    const { db, add } = aChart()
    add(given('a', 10))
    expect(() => db.writable.exec(`update events set body = '{}'`)).toThrow('never changed')
    expect(() => db.writable.exec('delete from events')).toThrow('never deleted')
  })
})

describe('the verdict on the chain', () => {
  const aDay = (): ReturnType<typeof aChart> => {
    const chart = aChart()
    chart.add(...[10, 20, 30, 40, 50].map((minute) => given(`e${minute}`, minute)))
    return chart
  }

  it('is good for a day nobody touched', () => {
    expect(aDay().events.verifyChain()).toEqual({ ok: true, records: 5, devices: 1 })
    expect(aChart().events.verifyChain()).toEqual({ ok: true, records: 0, devices: 0 })
  })

  it.each([
    ['a pulse altered', `update events set body = replace(body, '100', '99') where id = 'e30'`, 3, 'e30', 'altered'],
    [
      'an event altered and its own hash made to fit',
      `update events set body = replace(body, '100', '99'), hash = chain_hash(prev_hash, replace(body, '100', '99')) where id = 'e30'`,
      4,
      'e40',
      'reordered',
    ],
    ['a link altered', `update events set prev_hash = 'x' where id = 'e30'`, 3, 'e30', 'reordered'],
    [
      'a time altered in the column only',
      `update events set happened_utc = '2026' where id = 'e30'`,
      3,
      'e30',
      'mislabelled',
    ],
    [
      'an event moved to another session',
      `update events set session_id = 'session-2' where id = 'e40'`,
      4,
      'e40',
      'mislabelled',
    ],
    ['an event removed', `delete from events where id = 'e30'`, 4, 'e40', 'removed'],
    ['the first event removed', `delete from events where id = 'e10'`, 2, 'e20', 'removed'],
    ['the newest event removed', `delete from events where id = 'e50'`, 5, '', 'removed'],
    ['every event removed', 'delete from events', 1, '', 'removed'],
    [
      'an event removed and the places closed up',
      `delete from events where id = 'e30'; update events set device_seq = 3 where id = 'e40'; update events set device_seq = 4 where id = 'e50'`,
      3,
      'e40',
      'reordered',
    ],
    [
      'two events exchanged',
      `update events set device_seq = 99 where id = 'e20'; update events set device_seq = 2 where id = 'e30'; update events set device_seq = 3 where id = 'e20'`,
      2,
      'e30',
      'reordered',
    ],
    [
      'an event doubled under another id',
      `insert into events (id, device_id, device_seq, session_id, kind, happened_utc, recorded_utc, body, prev_hash, hash)
       select 'copy', device_id, 6, session_id, kind, happened_utc, recorded_utc, body, prev_hash, hash from events where id = 'e50'`,
      6,
      'copy',
      'reordered',
    ],
    [
      'an event doubled at the end, chained as it should be',
      `insert into events (id, device_id, device_seq, session_id, kind, happened_utc, recorded_utc, body, prev_hash, hash)
       select 'copy', device_id, 6, session_id, kind, happened_utc, recorded_utc, body, hash, chain_hash(hash, body) from events where id = 'e50'`,
      6,
      'copy',
      'mislabelled',
    ],
  ])('finds %s', (_, sql, seq, id, flaw) => {
    const { db, events } = aDay()
    db.writable.function('chain_hash', { deterministic: true }, (hash: string, text: string) => chainHash(hash, text))
    tamper(db, sql)
    expect(events.verifyChain()).toEqual({ ok: false, bad: { deviceId: 'desk', seq, id, flaw } })
  })

  it('finds a place that stands twice, where even the table was rebuilt without its rules', () => {
    const { db, events } = aDay()
    db.writable.exec(`create table loose as select * from events; drop table events; alter table loose rename to events;
      insert into events select * from events where id = 'e20'`)
    expect(events.verifyChain()).toEqual({
      ok: false,
      bad: { deviceId: 'desk', seq: 2, id: 'e20', flaw: 'duplicated' },
    })
  })
})

describe('events of another workstation', () => {
  const theirs = () => foreign('chair-tablet', [given('t1', 5), given('t2', 15), given('t3', 25)])

  it('join by set union, in any order, once', () => {
    const { db, events, add } = aChart()
    const all = theirs()
    add(given('a', 10))
    const join = (...some: ForeignEvent[]) => db.transaction((tx) => events.addForeign(tx, some)).map((a) => a.answer)
    expect(join(...[...all].reverse())).toEqual(['new', 'new', 'new'])
    expect(join(...all)).toEqual(['identical', 'identical', 'identical'])
    expect(events.ofSession('session-1').map(({ id }) => id)).toEqual(['t1', 'a', 't2', 't3'])
    expect(events.verifyChain()).toEqual({ ok: true, records: 4, devices: 2 })
    expect(events.lastSeq()).toBe(1)
  })

  it('are known where they were imported before, under this workstation’s own chain', () => {
    const { db, events, add } = aChart()
    add(given('t1', 5))
    const [first] = theirs()
    expect(db.transaction((tx) => events.addForeign(tx, first ? [first] : []))).toEqual([{ answer: 'identical' }])
    expect(events.versionOf('session-1')).toBe(1)
  })

  it('may come with gaps, which close later', () => {
    const { db, events } = aChart()
    db.transaction((tx) =>
      events.addForeign(
        tx,
        theirs().filter(({ seq }) => seq !== 2),
      ),
    )
    expect(events.verifyChain()).toEqual({ ok: true, records: 2, devices: 1 })
  })

  it('are refused when their text, their place or their neighbours do not fit', () => {
    const { db, events } = aChart()
    const [first, second, third] = theirs() as [ForeignEvent, ForeignEvent, ForeignEvent]
    const answer = (event: ForeignEvent) => db.transaction((tx) => events.addForeign(tx, [event]))[0]
    const rehashed = (event: ForeignEvent): ForeignEvent => ({ ...event, hash: chainHash(event.prevHash, event.body) })
    expect(answer({ ...first, body: first.body.replace('75', '76') })).toEqual({
      answer: 'refused',
      reason: 'hash-wrong',
    })
    expect(answer(rehashed({ ...first, body: '{"id":"x"}' }))).toEqual({ answer: 'refused', reason: 'not-an-event' })
    expect(answer(rehashed({ ...first, body: 'no' }))).toEqual({ answer: 'refused', reason: 'not-an-event' })
    expect(answer(first)).toEqual({ answer: 'new' })
    expect(answer(rehashed({ ...first, body: first.body.replace('75', '76') }))).toEqual({
      answer: 'refused',
      reason: 'other-content',
    })
    expect(answer(rehashed({ ...second, prevHash: 'f'.repeat(64) }))).toEqual({
      answer: 'refused',
      reason: 'does-not-follow',
    })
    expect(answer(third)).toEqual({ answer: 'new' })
    expect(answer(rehashed({ ...second, body: second.body.replace('85', '86') }))).toEqual({
      answer: 'refused',
      reason: 'does-not-follow',
    })
    expect(answer(second)).toEqual({ answer: 'new' })
  })
})

it.each(hotEventQueries)('is quick on a grown record: %s', (sql) => {
  const plan = queryPlan(aRecord().writable, sql)
  expect(plan).toMatch(/USING (COVERING )?INDEX|USING PRIMARY KEY/)
  expect(plan).not.toMatch(slowStep)
})
