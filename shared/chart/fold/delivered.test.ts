import { expect, it } from 'vitest'
import { brDay } from '#test/builders/brDay.ts'
import type { Chart } from '../chart.ts'
import type { ChartEvent } from '../events.ts'
import { deliveredEntries } from './delivered.ts'
import { foldChart } from './foldChart.ts'

const frozen = {
  ruleSet: '2026q1',
  catalogueIssue: '2026-01',
  codingInput: null,
  codingResult: null,
  unitsInput: null,
  unitsResult: null,
  issues: [],
}

const sign = { kind: 'sign' as const, statement: '1', warningsAccepted: ['times-all-round'] }
const signedDay = () => brDay().perform(sign, { at: '15:05', extra: { frozen } }).chart

const eventsOf = (chart: Chart): readonly ChartEvent[] => chart.history.map(({ event }) => event)

/** A note of another workstation, like the last entry before the signature. */
function noteElsewhere(chart: Chart, id: string): ChartEvent {
  const before = eventsOf(chart).findLast(({ kind }) => kind !== 'SessionSigned')
  if (!before) throw new Error('the day has entries')
  return { ...before, id, deviceId: 'device-2', kind: 'NoteWritten', payload: { text: 'said there' } } as ChartEvent
}

const deliveredIn = (events: readonly ChartEvent[]): readonly string[] => {
  const chart = foldChart(events)
  return chart ? deliveredEntries(chart).map(({ id }) => id) : ['no chart']
}

it('nothing is delivered after a signature that carries everything', () => {
  expect(deliveredEntries(signedDay())).toEqual([])
})

it('names what another workstation made and the signature does not carry, wherever it stands', () => {
  const chart = signedDay()
  const late = [noteElsewhere(chart, 'x1'), noteElsewhere(chart, 'x2')]
  expect(deliveredIn([...eventsOf(chart), ...late])).toEqual(['x1', 'x2'])
  expect(deliveredIn([...late, ...eventsOf(chart)])).toEqual(['x1', 'x2'])
})

it('says nothing of a chart that is not signed, nor of a signature that does not say what it carries', () => {
  const chart = signedDay()
  const late = noteElsewhere(chart, 'x1')
  const unsigned = eventsOf(chart).filter(({ kind }) => kind !== 'SessionSigned')
  expect(deliveredIn([...unsigned, late])).toEqual([])
  const older = eventsOf(chart).map((event) => {
    if (event.kind !== 'SessionSigned') return event
    const { covers: _covers, ...payload } = event.payload
    return { ...event, payload }
  })
  expect(deliveredIn([...older, late])).toEqual([])
})
