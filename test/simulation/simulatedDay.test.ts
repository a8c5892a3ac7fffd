import { describe, expect, it } from 'vitest'
import { kindsMissing } from './seeded/kindsOfCommand.ts'
import { type DayReport, runDay } from './seeded/runDay.ts'

const steps = 120
/** A few in every build, chosen so that between them every kind of command is taken; more at night: CHAIRSIDE_DAYS=200. */
const committed = [42, 55, 45, 46]
const more = Number(process.env.CHAIRSIDE_DAYS ?? 0)
const seeds = [...committed, ...Array.from({ length: more }, (_, place) => 1_000 + place)]

const played = new Map<number, Promise<DayReport>>()
/** Each day is played once, whichever test asks first. */
function dayOf(seed: number): Promise<DayReport> {
  const day = played.get(seed) ?? runDay({ seed, steps })
  played.set(seed, day)
  return day
}

describe('a simulated day at two desks: taps, power cuts, a bad network, a hub that is killed, clocks that differ', () => {
  it.each(seeds)('keeps every promise after every step, and everything arrives once (seed %i)', async (seed) => {
    const { tally } = await dayOf(seed)
    expect(tally.commands).toBeGreaterThan(20)
    expect(tally.deaths).toBeGreaterThan(0)
  })

  it('over these days every kind of command there is was tried, and taken', async () => {
    const days = await Promise.all(committed.map(dayOf))
    expect(kindsMissing(days.map(({ tally }) => tally))).toEqual({ neverDrawn: [], neverAccepted: [] })
    expect(days.reduce((sum, { tally }) => sum + tally.signed, 0)).toBeGreaterThan(0)
  })
})
