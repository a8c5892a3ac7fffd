import { describe, expect, it } from 'vitest'
import type { Tally } from './seeded/day.ts'
import { kindsMissing } from './seeded/kindsOfCommand.ts'
import { type DayReport, runDay } from './seeded/runDay.ts'

const steps = 120
/** A few in every build, one of each theme; more at night: CHAIRSIDE_DAYS=200. */
const committed = [88, 49, 82, 47]
/** Played as well, one after the other, while a kind of command has not been taken on the days before. */
const further = [100, 89, 84, 48, 46, 42, 63, 52, 45, 44, 55, 59, 41, 53, 57, 61, 65, 69, 73, 77, 81, 85]
const more = Number(process.env.CHAIRSIDE_DAYS ?? 0)
const seeds = [...committed, ...Array.from({ length: more }, (_, place) => 1_000 + place)]

const played = new Map<number, Promise<DayReport>>()
/** Each day is played once, whichever test asks first. */
function dayOf(seed: number): Promise<DayReport> {
  const day = played.get(seed) ?? runDay({ seed, steps })
  played.set(seed, day)
  return day
}

const promise =
  'a simulated day at two desks: taps, power cuts, a bad network, a hub that is killed, clocks that differ'

describe(promise, { timeout: 900_000 }, () => {
  it.each(seeds)('keeps every promise after every step, and everything arrives once (seed %i)', async (seed) => {
    const { tally } = await dayOf(seed)
    expect(tally.commands).toBeGreaterThan(20)
    expect(tally.deaths).toBeGreaterThan(0)
  })

  it('over these days every kind of command there is was tried, and taken', async () => {
    const tallies: Tally[] = []
    for (const seed of committed) tallies.push((await dayOf(seed)).tally)
    for (const seed of further)
      if (kindsMissing(tallies).neverAccepted.length > 0) tallies.push((await dayOf(seed)).tally)
    expect(kindsMissing(tallies)).toEqual({ neverDrawn: [], neverAccepted: [] })
    expect(tallies.reduce((sum, { signed }) => sum + signed, 0)).toBeGreaterThan(0)
  })
})
