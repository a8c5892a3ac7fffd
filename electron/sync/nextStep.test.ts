import { describe, expect, it } from 'vitest'
import type { HubAnswer } from './hubAnswer.ts'
import { nextStep, type Promised, retryWaitMs } from './nextStep.ts'

const signed: Promised = { kind: 'signed', session: 's1', version: 1, sha256: 'a'.repeat(64) }
const events: Promised = { kind: 'events', fromSeq: 4, toSeq: 5 }
const always = (value: number) => () => value
const busy: HubAnswer = { kind: 'no-answer', words: 'The hub cannot be reached.', retryAfterSeconds: null }

const receipt = (changes: Partial<Extract<HubAnswer, { kind: 'receipt' }>['receipt']> = {}): HubAnswer => ({
  kind: 'receipt',
  receipt: {
    receipt: 'r1',
    session: 's1',
    version: 1,
    sha256: 'a'.repeat(64),
    storedAt: { utc: '2026-03-02T20:00:00.000Z', zone: 'America/Chicago', offset: -360 },
    replayed: false,
    difference: null,
    ...changes,
  },
})

describe('a signed session on its way to the hub', () => {
  it('is delivered when the receipt names this session, this version and these bytes', () => {
    expect(nextStep(signed, 0, receipt(), always(0.5))).toEqual({ step: 'done' })
  })

  it('is delivered as well when the hub says it had it before', () => {
    expect(nextStep(signed, 3, receipt({ replayed: true }), always(0.5))).toEqual({ step: 'done' })
  })

  it.each([
    ['another session', { session: 's2' }],
    ['another version', { version: 2 }],
    ['other bytes', { sha256: 'b'.repeat(64) }],
  ])('needs a person, never counts as delivered, when the receipt names %s', (_what, changes) => {
    expect(nextStep(signed, 0, receipt(changes), always(0.5)).step).toBe('needs-person')
  })

  it('goes again, with no last attempt, when nobody answered', () => {
    expect(nextStep(signed, 0, busy, always(0.5))).toMatchObject({ step: 'retry', waitMs: 500 })
    expect(nextStep(signed, 5_000, busy, always(0.5))).toMatchObject({ step: 'retry', waitMs: 150_000 })
  })

  it('needs a person when the hub says these bytes will never pass', () => {
    const answer: HubAnswer = { kind: 'rejected', words: 'Other content is already stored.' }
    expect(nextStep(signed, 0, answer, always(0.5))).toEqual({
      step: 'needs-person',
      words: 'Other content is already stored.',
    })
  })

  it('waits, and everything with it, when the key of the device is not accepted', () => {
    const answer: HubAnswer = { kind: 'credential', words: 'This device was taken out of service.' }
    expect(nextStep(signed, 0, answer, always(0.5)).step).toBe('stop-channel')
  })
})

describe('events on their way to the hub', () => {
  const has = (lastSeq: number, refused: { seq: number; reason: string } | null = null): HubAnswer => ({
    kind: 'events',
    lastSeq,
    refused,
  })

  it('are delivered when the hub has the chain up to their last place', () => {
    expect(nextStep(events, 0, has(5), always(0.5))).toEqual({ step: 'done' })
    expect(nextStep(events, 0, has(9), always(0.5))).toEqual({ step: 'done' })
  })

  it('go again when the hub stopped before them', () => {
    expect(nextStep(events, 0, has(4), always(0.5))).toMatchObject({ step: 'retry', waitMs: 500 })
  })

  it('need a person, with the words of the hub, when one of them is not accepted', () => {
    expect(nextStep(events, 0, has(4, { seq: 5, reason: 'The hash does not fit.' }), always(0.5))).toEqual({
      step: 'needs-person',
      words: 'The hub did not accept entry 5: The hash does not fit.',
    })
  })

  it('wait behind an earlier entry that a person has to look at', () => {
    expect(nextStep(events, 0, has(2, { seq: 3, reason: 'no' }), always(0.5)).step).toBe('retry')
  })
})

describe('how long a row waits', () => {
  it('is anything up to the doubled second, at most five minutes', () => {
    expect(retryWaitMs(0, always(0.999), null)).toBe(999)
    expect(retryWaitMs(3, always(0.5), null)).toBe(4_000)
    expect(retryWaitMs(40, always(0.999), null)).toBeLessThan(300_000)
    expect(retryWaitMs(40, always(0), null)).toBe(0)
  })

  it('obeys the hub when it asks for longer, up to an hour', () => {
    expect(retryWaitMs(0, always(0), 30)).toBe(30_000)
    expect(retryWaitMs(0, always(0), 1e9)).toBe(3_600_000)
  })
})
