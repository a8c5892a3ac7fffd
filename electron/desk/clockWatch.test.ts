import { describe, expect, it } from 'vitest'
import { addMinutes, instantAt } from '#shared/kernel/instant.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { createDocumentStore } from '../db/documentStore.ts'
import { createClockWatch } from './clockWatch.ts'

/** A desk whose clock a test sets, beside a hub whose clock is right; both begin at 08:00. */
function aWatch(newestEntryUtc: string | null = null, documents = createDocumentStore(aRecord().writable)) {
  const clock = fakeClock()
  const hub = fakeClock()
  const watch = createClockWatch({ now: () => clock.now(), documents, newestEntryUtc })
  return {
    ...{ clock, hub, watch, documents },
    /** Asks the hub; the answer takes so many minutes. */
    asks(minutes = 0): boolean {
      const sentAt = clock.now()
      clock.pass(minutes / 2)
      hub.pass(minutes / 2)
      const theirs = hub.now()
      clock.pass(minutes / 2)
      hub.pass(minutes / 2)
      return watch.compared(sentAt, theirs, clock.now())
    },
  }
}
const second = 1 / 60

describe('a clock beside the hub’s', () => {
  it.each([
    [0, 'right', undefined],
    [1, 'right', 1],
    [-60, 'right', -60],
    [60, 'right', 60],
    [61, 'quiet', 61],
    [90, 'quiet', 90],
    [300, 'quiet', 300],
    [301, 'doubtful', 301],
    [-1200, 'doubtful', -1200],
  ])('%i seconds off', (seconds, level, kept) => {
    const { clock, watch, asks } = aWatch()
    clock.pass(seconds * second)
    expect(asks()).toBe(level !== 'right')
    expect(watch.status()).toEqual({ level, offsetSeconds: seconds, against: 'hub' })
    expect(watch.offsetForEntry()).toBe(kept)
  })

  it('is judged in the middle of the way there and back; a slow answer says too little', () => {
    const { clock, watch, asks } = aWatch()
    clock.pass(90 * second)
    asks(10 * second)
    expect(watch.status().offsetSeconds).toBe(90)
    clock.pass(20)
    expect(asks(10.1 * second)).toBe(false)
    expect(watch.status().offsetSeconds).toBe(90)
    asks()
    expect(watch.status().offsetSeconds).toBe(1290)
  })

  it('tells once, and again only when something changed', () => {
    const { clock, watch, asks } = aWatch()
    clock.pass(20)
    expect([asks(), asks()]).toEqual([true, false])
    clock.pass(0.5)
    expect(asks()).toBe(false)
    clock.pass(-20.5)
    expect(asks()).toBe(true)
    expect(watch.status().level).toBe('right')
    expect(watch.offsetForEntry()).toBeUndefined()
  })

  it('never says more than an entry can keep', () => {
    const { clock, watch, asks } = aWatch()
    clock.pass(3 * 24 * 60)
    asks()
    expect(watch.offsetForEntry()).toBe(86_400)
  })
})

describe('a person who says that this clock is right', () => {
  it('ends the doubt, until the offset is another one', () => {
    const { clock, watch, asks } = aWatch()
    clock.pass(20)
    asks()
    expect(watch.confirm(1200)).toMatchObject({ ok: true, value: { level: 'right', offsetSeconds: 1200 } })
    expect(watch.offsetForEntry()).toBeUndefined()
    clock.pass(1)
    asks()
    expect(watch.status().level).toBe('right')
    clock.pass(0.1)
    asks()
    expect(watch.status().level).toBe('doubtful')
    expect(watch.offsetForEntry()).toBe(1266)
  })

  it('must have been shown the offset of now', () => {
    const { clock, watch, asks } = aWatch()
    clock.pass(20)
    asks()
    expect(watch.confirm(1100)).toEqual({ ok: false, error: 'clock-changed' })
    expect(watch.status().level).toBe('doubtful')
  })

  it('is remembered after a new start, and forgotten once both clocks agree', () => {
    const { clock, watch, asks, documents } = aWatch()
    clock.pass(20)
    asks()
    watch.confirm(1200)
    const again = aWatch(null, documents)
    expect(again.watch.status()).toMatchObject({ level: 'right', offsetSeconds: 1200 })
    again.asks()
    again.clock.pass(20)
    again.asks()
    expect(again.watch.status().level).toBe('doubtful')
  })
})

describe('a clock beside its own record', () => {
  const at = instantAt(Date.UTC(2026, 2, 2, 14, 0), 'America/Chicago')

  it('that starts before its newest entry went back', () => {
    const back = aWatch(addMinutes(at, 20).utc)
    expect(back.watch.status()).toEqual({ level: 'doubtful', offsetSeconds: -1200, against: 'own_record' })
    expect(back.watch.offsetForEntry()).toBe(-1200)
    expect(aWatch(addMinutes(at, 1).utc).watch.status().level).toBe('right')
    expect(aWatch(addMinutes(at, -20).utc).watch.status().level).toBe('right')
  })

  it('that is set back while it runs is noticed with the next entry, and one that is put right again is believed', () => {
    const { clock, watch, asks } = aWatch()
    expect(watch.offsetForEntry()).toBeUndefined()
    clock.pass(-6)
    expect(watch.offsetForEntry()).toBe(-360)
    clock.pass(10)
    expect(watch.offsetForEntry()).toBe(-360)
    clock.pass(-4)
    asks()
    expect(watch.offsetForEntry()).toBeUndefined()
  })

  it('that was ahead of the hub and is set back by as much is right again', () => {
    const { clock, watch, asks } = aWatch()
    clock.pass(20)
    asks()
    expect(watch.offsetForEntry()).toBe(1200)
    clock.pass(-20)
    expect(watch.offsetForEntry()).toBeUndefined()
  })

  it('is believed from a person’s word on', () => {
    const { watch } = aWatch(addMinutes(at, 20).utc)
    expect(watch.confirm(-1200)).toMatchObject({ ok: true, value: { level: 'right', offsetSeconds: 0 } })
    expect(watch.offsetForEntry()).toBeUndefined()
  })
})
