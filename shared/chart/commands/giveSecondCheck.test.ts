import { describe, expect, it } from 'vitest'
import { aSession, type Given, wholeReading } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { billerBen, nurseAna, nurseBo, nurseNew, pharmacistPia } from '#test/builders/people.ts'

const ready = aSession().prepared()
const first = { kind: 'giveFirstCheck', lineId: 'rituximab', ...wholeReading } as const
const check = { ...first, kind: 'giveSecondCheck' } as const
const half = ready.perform(first, { at: '09:07' })

const refused = (given: Partial<Given>, command: object = {}): string =>
  half.refusal({ ...check, ...command }, { at: '09:08', witness: nurseBo, ...given }).code

describe('the two-person check', () => {
  it('names two different people', () => {
    const checked = half.perform(check, { at: '09:08', witness: pharmacistPia })
    expect(checked.line('rituximab')).toMatchObject({
      state: 'checked',
      check: { firstUserId: nurseAna.id, secondUserId: pharmacistPia.id },
    })
    expect(refused({ witness: nurseAna })).toBe('second-check-same-person')
  })

  it('has no second half without a first, whoever is there and whatever they read', () => {
    for (const given of [{ witness: nurseBo }, { by: nurseBo }, { extra: { preview: true } }])
      expect(ready.refusal(check, { at: '09:08', ...given })).toEqual({
        code: 'first-check-missing',
        facts: { drug: 'Rituximab' },
      })
  })

  it('waits for the second person, except on a preview', () => {
    expect(half.refusal(check, { at: '09:08' }).code).toBe('second-check-same-person')
    expect(half.decide(check, { at: '09:08', extra: { preview: true } }).ok).toBe(true)
  })

  it('asks the second person for identifiers of their own and every point, and keeps them', () => {
    expect(refused({}, { identifiers: ['name'] })).toBe('identifiers-missing')
    expect(refused({}, { identifiers: undefined })).toBe('identifiers-missing')
    expect(refused({}, { items: check.items.filter((item) => item !== 'sequence') })).toBe('check-incomplete')
    const read = { identifiers: ['mrn', 'band'] as ('mrn' | 'band')[], dose: { amount: '712.5', unit: 'mg' } }
    const checked = half.perform({ ...check, ...read }, { at: '09:08', witness: nurseBo })
    expect(checked.last('SecondCheckGiven').payload).toMatchObject({ ...read, items: check.items })
  })

  it('asks for no rate and no pump where none is set', () => {
    const push = aPlannedLine({ id: 'dox', role: 'antineoplastic', route: 'iv_push' })
    const byHand = check.items.filter((item) => item !== 'rate' && item !== 'pump_setting')
    const reading = { ...first, lineId: 'dox', items: byHand }
    expect(
      aSession({ lines: [push] })
        .prepared()
        .decide(reading, { at: '09:07' }).ok,
    ).toBe(true)
    expect(ready.refusal({ ...first, items: byHand }, { at: '09:07' }).facts).toMatchObject({
      item: 'rate',
      count: '2',
    })
  })

  it('takes only people who are chemo-competent and may check', () => {
    expect(ready.refusal(first, { at: '09:07', by: nurseNew }).code).toBe('checker-not-competent')
    expect(refused({ witness: nurseNew })).toBe('checker-not-competent')
    expect(refused({ witness: { ...billerBen, chemoCompetent: true } })).toBe('checker-not-competent')
  })

  it('belongs to an antineoplastic that has not begun, once', () => {
    expect(refused({}, { lineId: 'dexamethasone' })).toBe('second-check-not-needed')
    expect(refused({}, { lineId: 'nothing' })).toBe('line-unknown')
    const checked = ready.checked('rituximab', '09:08')
    const again: Given = { at: '09:09', witness: nurseBo }
    expect(checked.refusal(check, again).code).toBe('second-check-done')
    expect(checked.started('rituximab', '09:09').refusal(check, again).code).toBe('line-running')
  })

  it('of an earlier day, kept with no first entry and nothing but who, stands as it was', () => {
    const old = ready.withEvent(
      'SecondCheckGiven',
      { lineId: 'rituximab', firstUserId: nurseAna.id, secondUserId: nurseBo.id },
      '09:08',
    )
    expect(old.line('rituximab')).toMatchObject({ state: 'checked', firstCheck: null })
    expect(old.started('rituximab', '09:10').line('rituximab').state).toBe('running')
  })
})
