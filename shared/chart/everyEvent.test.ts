import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASession } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { careDay, kindsOf, otherEndings } from '#test/builders/careDay.ts'
import { chargeCora, nurseAna, nurseBo } from '#test/builders/people.ts'
import type { Chart } from './chart.ts'
import { decide } from './decide.ts'
import { type ChartEvent, chartEventSchema } from './events.ts'
import { foldChart } from './fold/foldChart.ts'
import { mergeEvents } from './fold/mergeEvents.ts'

const day = careDay().events
const all: readonly ChartEvent[] = [
  ...day,
  ...brDay()
    .events.slice(1)
    .map((event) => ({ ...event, id: `br-${event.id}` })),
  ...otherEndings(),
]

const people = new Map([nurseAna, nurseBo, chargeCora].map((user) => [user.id, user]))

describe('every kind of event', () => {
  it('happens in one of these days, but for the signature and what follows it, a void and a stop nobody knows', () => {
    const happened = kindsOf(all)
    const kinds = chartEventSchema.options.map(({ shape }) => shape.kind.value)
    expect(kinds.filter((kind) => !happened.has(kind)).toSorted()).toEqual([
      'AmendmentOpened',
      'AmendmentWithdrawn',
      'DoseCorrected',
      'EventVoided',
      'InjectionGiven',
      'LineAdded',
      'LineNotGiven',
      'PaperAttached',
      'SessionSigned',
      'StopDeclaredUnknown',
      'VisitDocumented',
    ])
  })

  it('comes back from the wire as it went', () => {
    for (const event of all) expect(chartEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event)
  })

  it('folds in any order into the same chart, in any share of them without a throw', () => {
    const whole = foldChart(day)
    fc.assert(
      fc.property(fc.shuffledSubarray([...day], { minLength: day.length }), (shuffled) => {
        expect(foldChart(shuffled)).toEqual(whole)
      }),
      { numRuns: 20 },
    )
    fc.assert(
      fc.property(fc.shuffledSubarray([...all]), (some) => {
        expect(foldChart(some)?.history.length ?? some.length).toBe(some.length)
      }),
    )
  })

  it('merges from two devices the same way round and round', () => {
    const share = fc.shuffledSubarray([...day])
    fc.assert(
      fc.property(share, share, (a, b) => {
        const merged = mergeEvents(a, b)
        expect(mergeEvents(b, a)).toEqual(merged)
        expect(mergeEvents(merged.events, [...day])).toEqual(mergeEvents(day, []))
      }),
      { numRuns: 30 },
    )
  })
})

describe('every tap of the day', () => {
  const commandIds = [...new Set(day.slice(1).map(({ commandId }) => commandId))]

  it.each(commandIds)('%s is taken back whole within ten seconds, or refused', (commandId) => {
    const index = day.findIndex((event) => event.commandId === commandId)
    const before = foldChart(day.slice(0, index))
    const upTo = new ASession(day.slice(0, day.findLastIndex((event) => event.commandId === commandId) + 1))
    const tapped = day[index]
    const user = people.get(tapped?.userId ?? '')
    if (!tapped || !user || !before) throw new Error('a tap has an event and a person')
    const context = {
      ...upTo.context({ at: '08:00', by: user }),
      now: tapped.recordedAt,
      happenedAt: tapped.recordedAt,
      commandId: 'take-back',
    }
    const undone = decide(upTo.chart, { kind: 'undo', eventId: tapped.id }, context)
    if (!undone.ok) throw new Error(`${tapped.kind} was not taken back: ${undone.error.code}`)
    expect(withoutHistory(new ASession([...upTo.events, ...undone.value]).chart)).toEqual(withoutHistory(before))
  })
})

/** Taking back is an entry too: the history has it, and it is the last one written. */
const withoutHistory = ({ history: _history, lastRecordedAt: _last, ...facts }: Chart) => facts
