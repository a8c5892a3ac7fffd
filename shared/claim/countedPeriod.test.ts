import { expect, it } from 'vitest'
import { countedPeriod } from './countedPeriod.ts'

const span = (from: string, to: string, counted = true) => ({ from, to, counted })

it('reaches from the first counted moment to the last, whatever was not counted around it', () => {
  const spans = [
    span('2026-11-18T11:00:00-06:00', '2026-11-18T12:00:00-06:00'),
    span('2026-11-18T09:00:00-06:00', '2026-11-18T10:30:00-06:00'),
    span('2026-11-18T08:00:00-06:00', '2026-11-18T13:00:00-06:00', false),
  ]
  expect(countedPeriod(spans)).toEqual({
    startedAt: '2026-11-18T09:00:00-06:00',
    stoppedAt: '2026-11-18T12:00:00-06:00',
  })
})

it('goes by the moment and not by the text in the hour that comes twice', () => {
  const spans = [
    span('2026-11-01T01:40:00-05:00', '2026-11-01T01:55:00-05:00'),
    span('2026-11-01T01:10:00-06:00', '2026-11-01T01:30:00-06:00'),
  ]
  expect(countedPeriod(spans)).toEqual({
    startedAt: '2026-11-01T01:40:00-05:00',
    stoppedAt: '2026-11-01T01:30:00-06:00',
  })
})

it('is none where nothing was counted', () => {
  expect(countedPeriod([])).toEqual({ startedAt: null, stoppedAt: null })
})
