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

it('reads and prints times of day', () => {
  expect(printedTime('2026-11-24T09:10:12-06:00')).toBe('09:10')
  expect(['', '09:10', '23:59'].every(isTimeOrEmpty)).toBe(true)
  expect(['9:10', '24:00', '09:60', 'x'].some(isTimeOrEmpty)).toBe(false)
})
