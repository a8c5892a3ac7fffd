import { describe, expect, it } from 'vitest'
import { nextDelivery } from './nextDelivery.ts'
import { again, delivered, person, stop } from './transport.ts'

const half = (): number => 0.5

describe('what comes after a try', () => {
  it('is the end when it arrived, a person when it never will, and a stop for all when nothing will', () => {
    expect(nextDelivery(3, delivered('AA'), half)).toEqual({ step: 'done', proof: 'AA' })
    expect(nextDelivery(0, person('no'), half)).toEqual({ step: 'needs-person', words: 'no', unknown: false })
    expect(nextDelivery(0, stop('key'), half)).toEqual({ step: 'stop-channel', words: 'key' })
  })

  it('waits longer each time, somewhere in between, and never longer than five minutes', () => {
    const waits = [0, 1, 2, 3, 20].map((attempts) => nextDelivery(attempts, again('busy'), half))
    expect(waits.map((next) => (next.step === 'retry' ? next.waitMs : null))).toEqual([500, 1000, 2000, 4000, 150_000])
  })

  it('waits as long as it is asked to', () => {
    expect(nextDelivery(0, again('busy', { retryAfterSeconds: 120 }), half)).toMatchObject({ waitMs: 120_000 })
  })

  it('keeps an unknown outcome unknown, and a known one known', () => {
    expect(nextDelivery(0, again('cut', { mayHaveArrived: true }), half)).toMatchObject({ unknown: true })
    expect(nextDelivery(0, again('down'), half)).toMatchObject({ unknown: false })
  })
})
