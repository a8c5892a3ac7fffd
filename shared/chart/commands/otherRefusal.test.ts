import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { nurseAna, nurseBo } from '#test/builders/people.ts'
import type { Late } from '../payloads/payloads.ts'

const ready = aSession().prepared().started('saline', '14:00')
const stop = { kind: 'stopLine', lineId: 'saline', doseGiven: null } as const
const stopped = (late: Late) => ready.decide(stop, { at: '14:30', now: '15:00', late })
const refused = (late: Late) => ready.refusal(stop, { at: '14:30', now: '15:00', late }).code

describe('a late entry', () => {
  it('for another reason needs a few words', () => {
    const other = { reason: 'other', basis: 'pump_history' } as const
    expect(refused(other)).toBe('other-needs-text')
    expect(refused({ ...other, text: ' ' })).toBe('other-needs-text')
    expect(stopped({ ...other, text: 'Fire alarm' }).ok).toBe(true)
  })

  it('that another nurse saw names that nurse, and never the one whose entry it is', () => {
    const seen = { reason: 'urgent_care', basis: 'seen_by_nurse' } as const
    expect(refused(seen)).toBe('seen-by-missing')
    expect(refused({ ...seen, seenBy: nurseAna.id })).toBe('seen-by-missing')
    expect(stopped({ ...seen, seenBy: nurseBo.id }).ok).toBe(true)
    expect(stopped({ ...seen, text: 'Ines, float pool' }).ok).toBe(true)
  })

  it('whose stop nobody knows keeps to the same', () => {
    const unknown = { kind: 'declareStopUnknown', lineId: 'saline', reason: 'other', basis: 'memory' } as const
    expect(ready.refusal(unknown, { at: '15:00' }).code).toBe('other-needs-text')
    const by = { ...unknown, text: 'Fire alarm', basis: 'seen_by_nurse' } as const
    expect(ready.refusal({ ...by, seenBy: nurseAna.id }, { at: '15:00' }).code).toBe('seen-by-missing')
    expect(ready.perform({ ...by, seenBy: nurseBo.id }, { at: '15:00' }).last('StopDeclaredUnknown').payload).toEqual({
      ...{ lineId: 'saline', reason: 'other', basis: 'seen_by_nurse' },
      ...{ text: 'Fire alarm', seenBy: nurseBo.id },
    })
  })

  it('and a visit that ends untreated for another reason says which', () => {
    const hold = { kind: 'hold', reason: 'other' } as const
    const here = aSession().prepared()
    expect(here.refusal(hold, { at: '08:45' }).code).toBe('other-needs-text')
    expect(here.decide({ ...hold, text: 'Road closed' }, { at: '08:45' }).ok).toBe(true)
  })
})
