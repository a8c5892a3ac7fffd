import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { careDay, kindsOf, otherEndings } from '#test/builders/careDay.ts'
import { amendedAt, signedAt } from '#test/builders/signedVisit.ts'
import { type ChartEvent, chartEventSchema } from '../events.ts'
import { foldChart } from './foldChart.ts'
import { createGrowingChart } from './growingChart.ts'
import { byHappening } from './readHistory.ts'

const signed = amendedAt(signedAt(brDay(), '15:10'), '15:20')
const renamed = (name: string, events: readonly ChartEvent[]): readonly ChartEvent[] =>
  events.map((event) => ({ ...event, id: `${name}-${event.id}` }))

/** Events of every sort, each able to come after any other. */
const pool: readonly ChartEvent[] = [
  ...careDay().events,
  ...renamed('br', signed.events),
  ...renamed('end', otherEndings()),
]

/** `unsorted`: handed over behind what happened later; `instead`: the last entry was undone with its transaction. */
const ways = [
  'last',
  'last',
  'last',
  'late',
  'unsorted',
  'replaces',
  'voids',
  'names',
  'again',
  'copied',
  'instead',
] as const

/** Lists that grow as a record does: mostly by what comes last, sometimes by what is late, struck, doubled or known from elsewhere. */
const growth = fc.array(
  fc.record({
    event: fc.nat(pool.length - 1),
    how: fc.constantFrom(...ways),
    other: fc.nat(30),
  }),
  { maxLength: 30 },
)

type Step = typeof growth extends fc.Arbitrary<readonly (infer One)[]> ? One : never

function eventOf({ event, how, other }: Step, place: number, sofar: readonly ChartEvent[]): ChartEvent {
  const chosen = pool[event] as ChartEvent
  const minute = how === 'late' || how === 'unsorted' ? 0 : place + 1
  const utc = `2026-03-03T10:${String(minute).padStart(2, '0')}:00.000Z`
  const one = { ...chosen, id: `event-${place}`, happenedAt: { ...chosen.happenedAt, utc } } as ChartEvent
  const { replaces: _replaces, copiedFrom: _copied, ...plain } = one
  const target = `event-${how === 'names' ? place + 1 + (other % 3) : other}`
  if (how === 'again') return sofar[other % (sofar.length || 1)] ?? one
  const old = sofar[other % (sofar.length || 1)]
  if (how === 'replaces' && old) return { ...old, id: one.id, happenedAt: one.happenedAt, replaces: old.id }
  if (how === 'voids' || how === 'names')
    return chartEventSchema.parse({ ...plain, kind: 'EventVoided', payload: { target, cause: 'correction' } })
  const from = { sessionId: `from-${other}`, eventId: 'there', userId: 'user-ana' }
  return how === 'copied' ? ({ ...plain, copiedFrom: from } as ChartEvent) : (plain as ChartEvent)
}

const listsOf = (steps: readonly Step[]): readonly (readonly ChartEvent[])[] => {
  const lists: ChartEvent[][] = [[...aSession().events]]
  for (const [place, step] of steps.entries()) {
    const sofar = lists.at(-1) ?? []
    const event = eventOf(step, place, sofar)
    const stays = step.how === 'instead' ? sofar.slice(0, -1) : sofar
    const next = stays.includes(event) ? [...stays] : [...stays, event]
    lists.push(step.how === 'unsorted' ? next : next.sort(byHappening))
  }
  return lists
}

describe('a chart that grows', () => {
  it('is after every step what the whole list folds to, whatever was added', () => {
    fc.assert(
      fc.property(growth, (steps) => {
        const grow = createGrowingChart()
        for (const list of listsOf(steps)) expect(grow(list)).toEqual(foldChart(list))
      }),
    )
  })

  it('is after every tap of a day what the day so far folds to', () => {
    for (const { events } of [careDay(), signed]) {
      const grow = createGrowingChart()
      for (const place of events.keys())
        expect(grow(events.slice(0, place + 1))).toEqual(foldChart(events.slice(0, place + 1)))
    }
  })

  it('follows a plan that was accepted while it grew', () => {
    const { plan } = brDay().chart.scheduled
    const proposed = aSession().perform(
      { kind: 'proposePlan', plan: { ...plan, lines: plan.lines.slice(1) }, from: 'Orders' },
      { at: '08:05' },
    )
    const accept = { kind: 'acceptPlan', proposalId: proposed.last('PlanChangeProposed').id } as const
    const accepted = proposed.perform(accept, { at: '08:06' })
    const grow = createGrowingChart()
    expect(grow(proposed.events)?.lines).toHaveLength(plan.lines.length)
    expect(grow(accepted.events)?.lines).toHaveLength(plan.lines.length - 1)
  })

  it('is the same for every kind of event that comes last', () => {
    const begun = aSession().prepared().started('dexamethasone', '08:45').events
    expect(kindsOf(pool).size).toBeGreaterThan(45)
    for (const [place, chosen] of pool.entries()) {
      const grow = createGrowingChart()
      grow(begun)
      const at = { ...chosen.happenedAt, utc: '2026-03-04T10:00:00.000Z' }
      const list = [...begun, { ...chosen, id: `last-${place}`, happenedAt: at } as ChartEvent]
      expect(grow(list)).toEqual(foldChart(list))
    }
  })

  it('keeps what an entry does not speak of: a note leaves the drugs as they are', () => {
    const grow = createGrowingChart()
    const session = aSession().prepared().started('dexamethasone', '08:45')
    const before = grow(session.events)
    const noted = session.perform({ kind: 'writeNote', text: 'Comfortable' }, { at: '08:50' })
    const after = grow(noted.events)
    expect(after?.notes.at(-1)?.text).toBe('Comfortable')
    expect(after?.lines).toBe(before?.lines)
    expect(before?.notes).toEqual(session.chart.notes)
  })
})
