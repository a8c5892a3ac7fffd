import { describe, expect, it } from 'vitest'
import { aSession, type Given } from '#test/builders/aSession.ts'
import { billerBen, nurseAna, nurseBo, nurseNew, pharmacistPia } from '#test/builders/people.ts'

const ready = aSession().prepared()
const check = { kind: 'giveSecondCheck', lineId: 'rituximab' } as const

const refused = (given: Partial<Given>, command: { kind: 'giveSecondCheck'; lineId: string } = check): string =>
  ready.refusal(command, { at: '09:08', witness: nurseBo, ...given }).code

describe('the two-person check', () => {
  it('names two different people', () => {
    const checked = ready.perform(check, { at: '09:08', witness: pharmacistPia })
    expect(checked.line('rituximab')).toMatchObject({
      state: 'checked',
      check: { firstUserId: nurseAna.id, secondUserId: pharmacistPia.id },
    })
    expect(ready.refusal(check, { at: '09:08', witness: nurseAna }).code).toBe('second-check-same-person')
  })

  it('waits for the second person, except on a preview', () => {
    expect(ready.refusal(check, { at: '09:08' }).code).toBe('witness-missing')
    expect(ready.decide(check, { at: '09:08', extra: { preview: true } }).ok).toBe(true)
  })

  it('takes only people who are chemo-competent and may check', () => {
    expect(refused({ by: nurseNew })).toBe('checker-not-competent')
    expect(refused({ witness: nurseNew })).toBe('checker-not-competent')
    expect(refused({ witness: { ...billerBen, chemoCompetent: true } })).toBe('checker-not-competent')
  })

  it('belongs to an antineoplastic that has not begun, once', () => {
    expect(refused({}, { kind: 'giveSecondCheck', lineId: 'dexamethasone' })).toBe('second-check-not-needed')
    expect(refused({}, { kind: 'giveSecondCheck', lineId: 'nothing' })).toBe('line-unknown')
    const checked = ready.checked('rituximab', '09:08')
    const again: Given = { at: '09:09', witness: nurseBo }
    expect(checked.refusal(check, again).code).toBe('second-check-done')
    expect(checked.started('rituximab', '09:09').refusal(check, again).code).toBe('line-running')
  })
})
