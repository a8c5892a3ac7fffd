import type { BillingHours } from '../document/clinic.ts'
import { addMinutes, epochMs, type Instant, instantOnClock, isAfter, localDate } from '../kernel/instant.ts'

/** The two targets of a visit (workflow 4.11, coding rules C6): service targets of the practice, never a payer's limit. */
export interface ClaimClocks {
  /** Every drug line on the claim with code, units and product number: 24 hours from discharge. */
  readonly drugLines: ClaimClock
  /** The claim on its way: 48 hours from discharge. */
  readonly claim: ClaimClock
}

export type ClockState = 'not_started' | 'green' | 'amber' | 'red' | 'overdue' | 'met' | 'missed'

export interface ClaimClock {
  readonly state: ClockState
  readonly dueAt: Instant | null
  /** Whole minutes that count and are left, below 0 when overdue; null before it starts and after it was met. */
  readonly minutesLeft: number | null
  /** A held question says why; it does not stop the clock. */
  readonly explainedBy: string | null
}

export interface ClockFacts {
  readonly dischargedAt: Instant | null
  readonly now: Instant
  /** When each was reached; null = not yet. */
  readonly drugLinesAt: Instant | null
  readonly claimSentAt: Instant | null
  readonly hours: BillingHours | undefined
  /** The open question, in words. */
  readonly question: string | null
}

/** Minutes of each target, and what is left when it turns amber and red: half and a sixth of it, 24 h and 8 h of 48. */
const targets = {
  drugLines: { minutes: 24 * 60, amber: 12 * 60, red: 4 * 60 },
  claim: { minutes: 48 * 60, amber: 24 * 60, red: 8 * 60 },
} as const

/** Both clocks at a moment; pure. Before discharge nothing runs. */
export const claimClocks = (facts: ClockFacts): ClaimClocks => ({
  drugLines: clockOf(facts, targets.drugLines, facts.drugLinesAt),
  claim: clockOf(facts, targets.claim, facts.claimSentAt),
})

function clockOf(
  { dischargedAt, now, hours, question }: ClockFacts,
  target: (typeof targets)[keyof typeof targets],
  reachedAt: Instant | null,
): ClaimClock {
  if (!dischargedAt) return { state: 'not_started', dueAt: null, minutesLeft: null, explainedBy: null }
  const dueAt = dueAfter(dischargedAt, target.minutes, hours)
  if (reachedAt)
    return { state: isAfter(reachedAt, dueAt) ? 'missed' : 'met', dueAt, minutesLeft: null, explainedBy: null }
  const minutesLeft = isAfter(now, dueAt) ? -countedMinutes(dueAt, now, hours) : countedMinutes(now, dueAt, hours)
  const isOver = isAfter(now, dueAt)
  const state = isOver ? 'overdue' : minutesLeft <= target.red ? 'red' : minutesLeft <= target.amber ? 'amber' : 'green'
  return { state, dueAt, minutesLeft, explainedBy: question }
}

/** The moment at which so many counted minutes have passed. */
export function dueAfter(from: Instant, minutes: number, hours: BillingHours | undefined): Instant {
  if (!hours) return addMinutes(from, minutes)
  let left = minutes
  for (const span of workingSpans(from, hours)) {
    const length = minutesBetween(span.from, span.to)
    if (length >= left) return addMinutes(span.from, left)
    left -= length
  }
  return addMinutes(from, minutes)
}

/** Counted minutes between two moments, the later second. */
export function countedMinutes(from: Instant, to: Instant, hours: BillingHours | undefined): number {
  if (!hours) return minutesBetween(from, to)
  let total = 0
  for (const span of workingSpans(from, hours)) {
    if (!isAfter(to, span.from)) break
    total += minutesBetween(span.from, isAfter(span.to, to) ? to : span.to)
  }
  return total
}

const minutesBetween = (from: Instant, to: Instant): number => Math.floor((epochMs(to) - epochMs(from)) / 60_000)

/** A practice that is closed for more than two years on end has no working hours. */
const mostDays = 800

/** Open hours of the practice from a moment on, on its own clock: a day on which the clocks change has its true length. */
function* workingSpans(
  from: Instant,
  { days, from: opens, to: closes, closed = [] }: BillingHours,
): Generator<{ readonly from: Instant; readonly to: Instant }> {
  let day = localDate(from)
  for (let count = 0; count < mostDays; count += 1, day = nextDay(day)) {
    if (!days.includes(weekdayOf(day)) || closed.includes(day)) continue
    const start = instantOnClock(day, opens, from.zone)
    const end =
      closes === '24:00' ? instantOnClock(nextDay(day), '00:00', from.zone) : instantOnClock(day, closes, from.zone)
    if (!isAfter(end, from)) continue
    yield { from: isAfter(from, start) ? from : start, to: end }
  }
}

const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`)
const nextDay = (day: string): string => new Date(atNoon(day).getTime() + 86_400_000).toISOString().slice(0, 10)
/** 1 Monday to 7 Sunday. */
const weekdayOf = (day: string): number => atNoon(day).getUTCDay() || 7
