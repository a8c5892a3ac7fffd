import { describe, expect, it } from 'vitest'
import type { BillingHours } from '../document/clinic.ts'
import { clockTime, type Instant, instantOnClock, localDate } from '../kernel/instant.ts'
import { type ClockFacts, claimClocks, countedMinutes, dueAfter } from './clocks.ts'

const at = (date: string, time: string): Instant => instantOnClock(date, time, 'America/Chicago')
const shown = (instant: Instant | null): string => (instant ? `${localDate(instant)} ${clockTime(instant)}` : 'none')
const office: BillingHours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }

/** Discharged on a Friday at 15:00. */
const facts = (over: Partial<ClockFacts> = {}): ClockFacts => ({
  dischargedAt: at('2026-11-20', '15:00'),
  now: at('2026-11-20', '15:00'),
  drugLinesAt: null,
  claimSentAt: null,
  hours: undefined,
  question: null,
  ...over,
})

describe('the two clocks', () => {
  it('begin at discharge and run 24 and 48 hours', () => {
    const { drugLines, claim } = claimClocks(facts())
    expect([shown(drugLines.dueAt), drugLines.minutesLeft]).toEqual(['2026-11-21 15:00', 1440])
    expect([shown(claim.dueAt), claim.minutesLeft]).toEqual(['2026-11-22 15:00', 2880])
    expect(claimClocks(facts({ dischargedAt: null })).claim).toMatchObject({ state: 'not_started', dueAt: null })
  })

  it.each([
    ['2026-11-21', '14:59', 'green', 1441],
    ['2026-11-21', '15:00', 'amber', 1440],
    ['2026-11-22', '06:59', 'amber', 481],
    ['2026-11-22', '07:00', 'red', 480],
    ['2026-11-22', '15:00', 'red', 0],
    ['2026-11-22', '15:01', 'overdue', -1],
  ])('the claim at %s %s is %s with %i minutes left', (date, time, state, minutesLeft) => {
    expect(claimClocks(facts({ now: at(date, time) })).claim).toMatchObject({ state, minutesLeft })
  })

  it.each([
    ['2026-11-21', '02:59', 'green'],
    ['2026-11-21', '03:00', 'amber'],
    ['2026-11-21', '11:00', 'red'],
    ['2026-11-21', '15:01', 'overdue'],
  ])('the drug lines at %s %s are %s', (date, time, state) => {
    expect(claimClocks(facts({ now: at(date, time) })).drugLines.state).toBe(state)
  })

  it('stand still once reached, in time or late', () => {
    const inTime = claimClocks(facts({ claimSentAt: at('2026-11-22', '15:00'), now: at('2026-12-30', '08:00') }))
    expect(inTime.claim).toMatchObject({ state: 'met', minutesLeft: null })
    expect(inTime.drugLines.state).toBe('overdue')
    expect(claimClocks(facts({ claimSentAt: at('2026-11-22', '15:01') })).claim.state).toBe('missed')
  })

  it('are explained by a question and not stopped', () => {
    const asked = facts({ question: 'Which arm?', now: at('2026-11-23', '08:00') })
    expect(claimClocks(asked).claim).toMatchObject({ state: 'overdue', explainedBy: 'Which arm?' })
    expect(claimClocks(asked).claim.minutesLeft).toBe(claimClocks({ ...asked, question: null }).claim.minutesLeft)
  })
})

describe('working hours', () => {
  it('count only while the practice is open: a weekend and a closed day pass by', () => {
    const friday = at('2026-11-20', '15:00')
    expect(shown(dueAfter(friday, 120, office))).toBe('2026-11-20 17:00')
    expect(shown(dueAfter(friday, 121, office))).toBe('2026-11-23 08:01')
    expect(shown(dueAfter(friday, 121, { ...office, closed: ['2026-11-23'] }))).toBe('2026-11-24 08:01')
    expect(shown(dueAfter(at('2026-11-21', '10:00'), 60, office))).toBe('2026-11-23 09:00')
  })

  it('that hold all day count working days whole', () => {
    const days: BillingHours = { days: [1, 2, 3, 4, 5], from: '00:00', to: '24:00' }
    expect(shown(dueAfter(at('2026-11-20', '15:00'), 2880, days))).toBe('2026-11-24 15:00')
  })

  it('count back from an overdue claim', () => {
    const now = at('2026-12-01', '10:00')
    const { claim } = claimClocks(facts({ hours: office, now }))
    expect([claim.state, shown(claim.dueAt), claim.minutesLeft]).toEqual(['overdue', '2026-11-30 09:00', -(8 + 2) * 60])
  })

  it('give a day on which the clocks change its true length', () => {
    const all: BillingHours = { days: [7], from: '00:00', to: '24:00' }
    expect(countedMinutes(at('2026-10-31', '12:00'), at('2026-11-02', '12:00'), all)).toBe(25 * 60)
    expect(countedMinutes(at('2026-03-07', '12:00'), at('2026-03-09', '12:00'), all)).toBe(23 * 60)
  })
})
