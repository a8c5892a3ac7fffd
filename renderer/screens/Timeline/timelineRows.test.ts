import { expect, it } from 'vitest'
import type { ChartEvent } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { brDay } from '#test/builders/brDay.ts'
import { signedAt } from '#test/builders/signedVisit.ts'
import { timelineRows } from './timelineRows.ts'

it('an entry that another workstation delivered after the signature belongs to no version yet', () => {
  const { chart } = signedAt(brDay(), '15:05')
  const events = chart.history.map(({ event }) => event)
  const before = events.findLast(({ kind }) => kind !== 'SessionSigned')
  const late = { ...before, id: 'late', deviceId: 'device-2', kind: 'NoteWritten', payload: { text: 'Said there' } }
  const later = foldChart([...events, late as ChartEvent])
  const versions = new Map(timelineRows(later ?? chart).map(({ event, version }) => [event.id, version]))
  expect(versions.get('late')).toBeNull()
  expect(versions.get(before?.id ?? '')).toBe(1)
})
