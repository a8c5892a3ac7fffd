import { describe, expect, it } from 'vitest'
import { wasteReasons } from '../clinical/pickLists.ts'
import {
  afterStep,
  isOpenReplacement,
  isReplaceable,
  notAsked,
  type Replacement,
  type ReplacementStep,
} from './replacement.ts'

const tom = { userId: 'tom', today: '2026-03-05' }
const ask: ReplacementStep = { state: 'asked', on: '2026-03-03', reference: 'RMA-1' }

function after(step: ReplacementStep, before: Replacement = notAsked, who = tom): Replacement {
  const standing = afterStep(before, step, who)
  if (typeof standing === 'string') throw new Error(standing)
  return standing
}

describe('what a maker may replace', () => {
  it('spoiled between purchase and patient, and is on no claim', () => {
    expect(wasteReasons.filter(isReplaceable)).toEqual([
      'stopped_reaction',
      'mixed_never_started',
      'spilled',
      'mixing_error',
      'held_after_mixing',
    ])
    expect(isReplaceable(null)).toBe(false)
  })
})

describe('a container that a maker may replace', () => {
  it('is asked about with day and number by somebody, then replaced or refused', () => {
    const asked = after(ask)
    expect(asked).toEqual({
      state: 'asked',
      askedOn: '2026-03-03',
      askedBy: 'tom',
      reference: 'RMA-1',
      settledOn: null,
      reason: '',
    })
    expect(after({ state: 'replaced', on: '2026-03-04' }, asked)).toEqual({
      ...asked,
      state: 'replaced',
      settledOn: '2026-03-04',
    })
    const refused = after({ state: 'refused', on: '2026-03-04', reason: 'Opened too long ago' }, asked)
    expect(refused).toEqual({ ...asked, state: 'refused', settledOn: '2026-03-04', reason: 'Opened too long ago' })
    // The maker thought better of it.
    expect(after({ state: 'replaced', on: '2026-03-05' }, refused)).toMatchObject({ state: 'replaced', reason: '' })
  })

  it('may be left out with a reason, and everything said of it can be taken back', () => {
    const left = after({ state: 'left_out', reason: 'No program' }, after(ask))
    expect(left).toEqual({ ...notAsked, state: 'left_out', reason: 'No program' })
    expect(after({ state: 'to_ask' }, left)).toEqual(notAsked)
  })

  it('keeps whose request it was when only its number is mended, and is a new request on another day', () => {
    const ines = { ...tom, userId: 'ines' }
    expect(after({ ...ask, reference: 'RMA-12' }, after(ask), ines)).toMatchObject({
      askedBy: 'tom',
      reference: 'RMA-12',
    })
    expect(after({ ...ask, on: '2026-03-05' }, after(ask), ines)).toMatchObject({
      askedBy: 'ines',
      askedOn: '2026-03-05',
    })
  })

  it('comes from nobody who was not asked, on no day to come, and not before it was asked for', () => {
    const replaced = (on: string): ReplacementStep => ({ state: 'replaced', on })
    expect(afterStep(notAsked, replaced('2026-03-04'), tom)).toBe('not-asked-yet')
    expect(afterStep(notAsked, { state: 'refused', on: '2026-03-04', reason: 'No' }, tom)).toBe('not-asked-yet')
    expect(afterStep(after(ask), replaced('2026-03-06'), tom)).toBe('day-to-come')
    expect(afterStep(notAsked, { ...ask, on: '2026-03-06' }, tom)).toBe('day-to-come')
    expect(afterStep(after(ask), replaced('2026-03-02'), tom)).toBe('day-before-asked')
    expect(after(replaced('2026-03-03'), after(ask))).toMatchObject({ settledOn: '2026-03-03' })
  })

  it('is open until it was settled', () => {
    const open = (['to_ask', 'asked', 'replaced', 'refused', 'left_out'] as const).filter(isOpenReplacement)
    expect(open).toEqual(['to_ask', 'asked'])
  })
})
