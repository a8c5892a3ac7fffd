import { describe, expect, it } from 'vitest'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { brDay, brTreatment } from '#test/builders/brDay.ts'
import { assistantMia, chargeCora } from '#test/builders/people.ts'
import type { Frozen } from '../signOff/frozen.ts'

const frozen: Frozen = {
  ruleSet: '2026q1',
  catalogueIssue: '2026-01',
  codingInput: { services: [] },
  codingResult: { lines: [] },
  unitsInput: [],
  unitsResult: [],
  issues: [],
}
const command = { kind: 'sign', warningsAccepted: ['times-all-round'], statement: '1' } as const
const sign = { ...command, warningsAccepted: [...command.warningsAccepted] }
const refused = (session: ASession, warningsAccepted = sign.warningsAccepted) =>
  session.refusal({ ...sign, warningsAccepted }, { at: '15:05', extra: { frozen } })

describe('signing', () => {
  it('freezes the coding with version, statement and the warnings that were read', () => {
    const signed = brDay().perform(sign, { at: '15:05', extra: { frozen } })
    expect(signed.chart.state).toBe('signed')
    expect(signed.last('SessionSigned').payload).toEqual({
      version: 1,
      statement: '1',
      covers: [{ deviceId: 'device-1', entries: 25 }],
      warningsAccepted: ['times-all-round'],
      ruleSet: '2026q1',
      catalogueIssue: '2026-01',
      codingInput: { services: [] },
      codingResult: { lines: [] },
      unitsInput: [],
      unitsResult: [],
    })
  })

  it('happens now: a signature is never back-dated', () => {
    const signed = brDay().perform(sign, { at: '15:01', now: '15:05', extra: { frozen } })
    expect(signed.last('SessionSigned').happenedAt).toEqual(signed.at('15:05'))
  })

  it('waits for the entries of a version that another workstation signed: there is one of each number', () => {
    const held = (heldVersion: number) => ({ at: '15:05', extra: { frozen, heldVersion } })
    expect(brDay().refusal(sign, held(1))).toEqual({ code: 'signed-elsewhere', facts: { version: '1' } })
    const amended = brDay()
      .perform(sign, { at: '15:05', extra: { frozen } })
      .perform({ kind: 'openAmendment', reason: 'correcting_typing', text: 'Typed wrong' }, { at: '15:10' })
      .perform({ kind: 'writeNote', text: 'Family called' }, { at: '15:11' })
    expect(amended.refusal(sign, held(2)).code).toBe('signed-elsewhere')
    expect(amended.perform(sign, held(1)).chart.signed?.payload.version).toBe(2)
  })

  it('waits for discharge', () => {
    expect(refused(aSession().prepared()).code).toBe('not-discharged')
  })

  it('names the first thing that blocks, and how many there are', () => {
    const open = brTreatment().withEvent('PatientDischarged', { condition: 'stable', lineStatus: 'locked' }, '15:00')
    expect(refused(open)).toMatchObject({
      code: 'sign-off-blocked',
      facts: { block: 'line-open', drug: 'Bendamustine' },
    })
    expect(Number(refused(open).facts.count)).toBeGreaterThan(1)
  })

  it('names the first warning nobody has read', () => {
    expect(refused(brDay(), [])).toEqual({
      code: 'warnings-not-read',
      facts: { warning: 'times-all-round', count: '1' },
    })
    expect(brDay().refusal(sign, { at: '15:05', by: chargeCora, extra: { frozen } }).facts.warning).toBe(
      'signer-did-not-give',
    )
  })

  it('is held by what coding says about the record', () => {
    const issue = { code: 'unit_mismatch', level: 'E', stops: 'record', serviceIds: ['saline'], rule: 'U4', text: 'x' }
    const held = { ...frozen, issues: [issue as Frozen['issues'][number]] }
    expect(brDay().refusal(sign, { at: '15:05', extra: { frozen: held } })).toMatchObject({
      code: 'sign-off-blocked',
      facts: { block: 'coding:unit_mismatch' },
    })
  })

  it('is for those who may sign, and needs the frozen coding except on a preview', () => {
    expect(brDay().refusal(sign, { at: '15:05', by: assistantMia, extra: { frozen } }).code).toBe('not-allowed')
    expect(brDay().decide(sign, { at: '15:05', extra: { preview: true } }).ok).toBe(true)
    expect(() => brDay().decide(sign, { at: '15:05' })).toThrow('frozen coding')
  })
})
