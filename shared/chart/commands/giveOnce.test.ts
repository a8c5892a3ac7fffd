import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'

const ready = aSession().prepared()
const mg = (amount: string) => ({ amount, unit: 'mg' })
const push = { kind: 'givePush', lineId: 'diphenhydramine', accessId: 'port', doseGiven: mg('50') } as const

describe('a push', () => {
  it('is given at one moment', () => {
    const pushed = ready.perform({ ...push, minutes: 3 }, { at: '08:40' })
    expect(pushed.line('diphenhydramine')).toMatchObject({
      state: 'given',
      accessId: 'port',
      given: { stamp: { at: pushed.at('08:40') }, minutes: 3 },
      doseGiven: mg('50'),
    })
    expect(pushed.chart.state).toBe('in_treatment')
    expect(pushed.refusal(push, { at: '08:41' }).code).toBe('line-closed')
  })

  it('meets the same conditions as a start', () => {
    expect(aSession().arrived('08:30').refusal(push, { at: '08:40' }).code).toBe('not-ready')
    expect(ready.refusal({ ...push, accessId: null }, { at: '08:40' }).code).toBe('access-missing')
    expect(ready.refusal({ ...push, lineId: 'saline' }, { at: '08:40' }).code).toBe('wrong-route-for-tap')
    expect(ready.refusal({ ...push, doseGiven: mg('25') }, { at: '08:40' }).code).toBe('dose-needs-reason')
    expect(ready.decide({ ...push, doseGiven: mg('25'), doseReason: 'Frail' }, { at: '08:40' }).ok).toBe(true)
  })

  it('of an antineoplastic waits for its check', () => {
    const vincristine = aPlannedLine({ id: 'vincristine', role: 'antineoplastic', route: 'iv_push', dose: mg('2') })
    const session = aSession({ lines: [vincristine] }).prepared()
    const command = { ...push, lineId: 'vincristine', doseGiven: mg('2') }
    expect(session.refusal(command, { at: '09:00' }).code).toBe('second-check-missing')
    expect(session.checked('vincristine', '08:58').decide(command, { at: '09:00' }).ok).toBe(true)
  })

  it('is also the tap of what is swallowed, without an access', () => {
    const tablet = aPlannedLine({ id: 'acetaminophen', route: 'oral', dose: mg('650') })
    const session = aSession({ lines: [tablet] })
      .arrived('08:30')
      .vitals('08:31')
      .ready('08:32')
    const command = { ...push, lineId: 'acetaminophen', accessId: null, doseGiven: mg('650') }
    expect(session.perform(command, { at: '08:40' }).line('acetaminophen').state).toBe('given')
  })
})

describe('an injection', () => {
  const bortezomib = aPlannedLine({ id: 'bortezomib', role: 'antineoplastic', route: 'subcutaneous', dose: mg('2.6') })
  const session = aSession({ lines: [bortezomib] })
    .arrived('08:30')
    .vitals('08:31')
    .ready('08:32')
  const injection = {
    kind: 'giveInjection',
    lineId: 'bortezomib',
    site: 'abdomen',
    side: 'left',
    doseGiven: mg('2.6'),
  } as const

  it('keeps its site and needs no access', () => {
    const given = session.checked('bortezomib', '08:38').perform(injection, { at: '08:40' })
    expect(given.line('bortezomib')).toMatchObject({ state: 'given', accessId: null, given: { site: 'abdomen' } })
  })

  it('goes before its premedication only where that was said', () => {
    const premed = aPlannedLine({ id: 'famotidine', role: 'premed', route: 'oral', waitMinutes: 30 })
    const early = aSession({ lines: [premed, { ...bortezomib, sequence: 2 }] })
      .arrived('08:30')
      .vitals('08:31')
      .ready('08:32')
      .checked('bortezomib', '08:38')
    expect(early.refusal(injection, { at: '08:40' }).code).toBe('premed-wait')
    expect(early.decide({ ...injection, premedWaitAccepted: true }, { at: '08:40' }).ok).toBe(true)
  })

  it('waits for its check and belongs to its route', () => {
    expect(session.refusal(injection, { at: '08:40' }).code).toBe('second-check-missing')
    expect(ready.refusal({ ...injection, lineId: 'saline' }, { at: '08:40' }).code).toBe('wrong-route-for-tap')
    expect(session.refusal({ ...push, lineId: 'bortezomib', accessId: null }, { at: '08:40' }).code).toBe(
      'wrong-route-for-tap',
    )
  })
})
