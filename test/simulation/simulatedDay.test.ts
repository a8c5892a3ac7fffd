import { describe, expect, it } from 'vitest'
import { runDay } from './seeded/runDay.ts'

const steps = 80
/** A few in every build, more at night: CHAIRSIDE_DAYS=200. Seed 42 is in every run because it brings a hub that is away at the end. */
const more = Number(process.env.CHAIRSIDE_DAYS ?? 0)
const seeds = [42, 7, ...Array.from({ length: more }, (_, place) => 1_000 + place)]

describe('a simulated day: taps, power cuts, a bad network, a clock that is set', () => {
  it.each(seeds)('keeps every promise after every step, and everything arrives once (seed %i)', async (seed) => {
    const { tally } = await runDay({ seed, steps })
    expect(tally.commands).toBeGreaterThan(20)
    expect(tally.deaths).toBeGreaterThan(0)
  })
})
