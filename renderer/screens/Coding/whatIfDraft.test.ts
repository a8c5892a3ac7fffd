import { expect, it } from 'vitest'
import type { CodingInput } from '#shared/coding/types.ts'
import { changedInput, emptyDraft, isTimeOrEmpty, printedTime } from './whatIfDraft.ts'

const input: CodingInput = {
  setting: 'office',
  services: [
    {
      id: 's1',
      drug: 'rituximab',
      class: 'antineoplastic',
      route: 'iv_infusion',
      access: 'a',
      start: '2026-11-24T09:10:12-06:00',
      stop: '2026-11-24T13:25:40-06:00',
    },
    {
      id: 's2',
      drug: 'bendamustine',
      class: 'antineoplastic',
      route: 'iv_infusion',
      access: 'a',
      start: '2026-11-24T13:30:00-06:00',
      stop: '2026-11-24T14:10:00-06:00',
      segments: [
        { start: '2026-11-24T13:30:00-06:00', stop: '2026-11-24T13:40:00-06:00' },
        { start: '2026-11-24T13:50:00-06:00', stop: '2026-11-24T14:10:00-06:00' },
      ],
    },
  ],
}

it('changes nothing without a change', () => {
  expect(changedInput(input, emptyDraft('s1'))).toEqual(input)
})

it('moves one time of one drug and leaves the rest and the original alone', () => {
  const before = structuredClone(input)
  const after = changedInput(input, { ...emptyDraft('s1'), stop: '09:25' })
  expect(after.services[0]?.stop).toBe('2026-11-24T09:25:00-06:00')
  expect(after.services[0]?.start).toBe('2026-11-24T09:10:12-06:00')
  expect(after.services[1]).toEqual(input.services[1])
  expect(input).toEqual(before)
})

it('keeps pauses where they were', () => {
  const after = changedInput(input, { ...emptyDraft('s2'), start: '13:20', stop: '14:30' })
  expect(after.services[1]?.segments).toEqual([
    { start: '2026-11-24T13:20:00-06:00', stop: '2026-11-24T13:40:00-06:00' },
    { start: '2026-11-24T13:50:00-06:00', stop: '2026-11-24T14:30:00-06:00' },
  ])
})

it.each([
  ['a stop in the first run', { stop: '13:35' }, [['13:30', '13:35']]],
  ['a stop in the pause', { stop: '13:45' }, [['13:30', '13:40']]],
  ['a start in the second run', { start: '13:55' }, [['13:55', '14:10']]],
  ['a stop before the start', { stop: '13:00' }, [['13:30', '13:00']]],
])('cuts the runs at %s', (_, change, expected) => {
  const after = changedInput(input, { ...emptyDraft('s2'), ...change })
  const runs = after.services[1]?.segments?.map(({ start, stop }) => [printedTime(start), printedTime(stop)])
  expect(runs).toEqual(expected)
})

it('leaves a drug that was stopped in its pause as it was', () => {
  const [first, second] = input.services
  const stopped = { ...input, services: [first, { ...second, stop: '2026-11-24T14:30:00-06:00' }] } as CodingInput
  expect(changedInput(stopped, emptyDraft('s2'))).toEqual(stopped)
  expect(changedInput(stopped, { ...emptyDraft('s2'), stop: '14:40' }).services[1]?.segments).toEqual(second?.segments)
})

it.each([
  ['a stop nobody saw, on the day of the start', null, '10:31', '2026-11-24T10:31:00-06:00'],
  ['a stop behind midnight, moved before it', '2026-11-25T00:40:00-06:00', '23:50', '2026-11-24T23:50:00-06:00'],
  ['a stop behind midnight, moved behind it', '2026-11-25T00:40:00-06:00', '01:10', '2026-11-25T01:10:00-06:00'],
])('gives %s', (_, recorded, stop, expected) => {
  const unstopped = { ...input, services: input.services.map((service) => ({ ...service, stop: recorded })) }
  expect(changedInput(unstopped, { ...emptyDraft('s1'), stop }).services[0]?.stop).toBe(expected)
  expect(changedInput(unstopped, emptyDraft('s1'))).toEqual(unstopped)
})

it('reads and prints times of day', () => {
  expect(printedTime('2026-11-24T09:10:12-06:00')).toBe('09:10')
  expect(['', '09:10', '23:59'].every(isTimeOrEmpty)).toBe(true)
  expect(['9:10', '24:00', '09:60', 'x'].some(isTimeOrEmpty)).toBe(false)
})
