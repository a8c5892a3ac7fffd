import { describe, expect, it } from 'vitest'
import { type ASession, aSession, forgotten } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { volumeSoFar } from './volumeSoFar.ts'

const line = aPlannedLine({ id: 'taxol', name: 'Paclitaxel', role: 'supportive', volumeMl: '500', plannedMinutes: 60 })
const ready = aSession({ lines: [line] }).prepared()
const begun = ready.started('taxol', '09:00', { rateMlPerHour: '120' })
const at = (session: ASession, time: string) => volumeSoFar(session.line('taxol'), session.at(time))
const computed = (volumeMl: string) => ({ volumeMl, isComputed: true })

describe('the volume so far', () => {
  it('is what rate and running time give, pauses left out', () => {
    expect(at(begun, '09:00')).toEqual(computed('0'))
    expect(at(begun, '09:10')).toEqual(computed('20'))
    const paused = begun.paused('taxol', '09:10').resumed('taxol', '09:30')
    expect(at(paused, '09:20')).toEqual(computed('20'))
    expect(at(paused, '09:40')).toEqual(computed('40'))
  })

  it('follows every change of rate, to a tenth of a milliliter', () => {
    const faster = begun.perform(
      { kind: 'changeRate', lineId: 'taxol', rateMlPerHour: '200', reason: 'order_change' },
      { at: '09:10' },
    )
    expect(at(faster, '09:11')).toEqual(computed('23.3'))
    expect(at(faster, '09:40')).toEqual(computed('120'))
  })

  it('is what somebody read off the pump, and counts on from there', () => {
    const checked = begun.perform(
      { kind: 'checkRate', lineId: 'taxol', rateMlPerHour: '120', volumeSoFarMl: '17.5' },
      { at: '09:10' },
    )
    expect(at(checked, '09:10')).toEqual({ volumeMl: '17.5', isComputed: false })
    expect(at(checked, '09:20')).toEqual(computed('37.5'))
    expect(at(checked, '09:05')).toEqual(computed('10'))
  })

  it('is never guessed: not before the start, without a rate, nor past what hangs there', () => {
    expect(at(begun, '08:59')).toBeNull()
    expect(at(ready, '09:10')).toBeNull()
    const unrated = ready.started('taxol', '09:00')
    expect(at(unrated, '09:10')).toBeNull()
    const rated = unrated.perform(
      { kind: 'changeRate', lineId: 'taxol', rateMlPerHour: '120', reason: 'order_change', volumeSoFarMl: '15' },
      { at: '09:10' },
    )
    expect(at(rated, '09:20')).toEqual(computed('35'))
    expect(at(begun, '13:30')).toEqual(computed('540'))
    expect(at(begun, '13:50')).toBeNull()
  })
})

describe('a volume that was read', () => {
  const pause = { kind: 'pauseLine', lineId: 'taxol', reason: 'site_check' } as const

  it('stays with the entry, and an entry without one is as it was', () => {
    const read = begun.perform({ ...pause, volumeSoFarMl: '20' }, { at: '09:10' })
    expect(read.last('LinePaused').payload).toEqual({ lineId: 'taxol', reason: 'site_check', volumeSoFarMl: '20' })
    expect(begun.perform(pause, { at: '09:10' }).last('LinePaused').payload).toEqual({
      lineId: 'taxol',
      reason: 'site_check',
    })
  })

  it('is no more than the bag holds and no less than was read before', () => {
    expect(begun.refusal({ ...pause, volumeSoFarMl: '550.1' }, { at: '09:10' }).code).toBe('volume-over-bag')
    const read = begun.perform({ ...pause, volumeSoFarMl: '20' }, { at: '09:10' })
    const resume = { kind: 'resumeLine', lineId: 'taxol' } as const
    expect(read.refusal({ ...resume, volumeSoFarMl: '19.9' }, { at: '09:12' })).toMatchObject({
      code: 'volume-below-earlier',
      facts: { earlier: '20', given: '19.9' },
    })
    expect(read.perform({ ...resume, volumeSoFarMl: '20.0' }, { at: '09:12' }).line('taxol').state).toBe('running')
    // Of the same moment counts as before; what was read later says nothing about an earlier one.
    const check = { kind: 'checkRate', lineId: 'taxol', rateMlPerHour: '120' } as const
    const seen = begun.perform({ ...check, volumeSoFarMl: '20' }, { at: '09:10' })
    expect(seen.refusal({ ...check, volumeSoFarMl: '19' }, { at: '09:10' }).code).toBe('volume-below-earlier')
    expect(seen.perform(check, { at: '09:12' }).line('taxol').volumes).toHaveLength(1)
    expect(seen.decide({ ...check, volumeSoFarMl: '10' }, { at: '09:05', now: '09:20', late: forgotten }).ok).toBe(true)
  })

  it.each([
    { kind: 'changeRate', rateMlPerHour: '90', reason: 'order_change' },
    { kind: 'checkRate', rateMlPerHour: '120' },
    { kind: 'changeBag' },
    { kind: 'stopLine', doseGiven: null, volumeGivenMl: '600' },
  ] as const)('is asked about with $kind too', (command) => {
    const over = { ...command, lineId: 'taxol', ...(command.kind === 'stopLine' ? {} : { volumeSoFarMl: '600' }) }
    expect(begun.refusal(over as Parameters<typeof begun.refusal>[0], { at: '09:10' }).code).toBe('volume-over-bag')
  })
})
