import { describe, expect, it } from 'vitest'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { signOff } from './signOff.ts'

const off = (session: ASession) => signOff(session.chart, { now: session.at('15:30') })

describe('a vesicant, before the signature', () => {
  const mg = (amount: string) => ({ amount, unit: 'mg' })
  const { plannedMinutes: _none, ...push } = aPlannedLine({
    ...{ id: 'dox', name: 'Doxorubicin', route: 'iv_push', vesicant: 'vesicant', dose: mg('20'), volumeMl: '10' },
  })
  const day = (facts: object = {}) => aSession({ lines: [{ ...push, ...facts }] }).prepared()
  const look = (session: ASession, pushedMl: string, at: string) =>
    session.perform(
      { kind: 'checkSite', accessId: 'port', look: [], bloodReturn: 'brisk', lineId: 'dox', pushedMl },
      { at },
    )
  const vesicant = (session: ASession) =>
    off(session).warnings.filter(({ code }) => code === 'push-not-looked-at' || code === 'vesicant-too-long')

  it('that was pushed more than 5 mL unseen is read first', () => {
    expect(vesicant(day())).toEqual([])
    expect(vesicant(day().pushed('dox', '09:00'))).toEqual([
      {
        code: 'push-not-looked-at',
        facts: { drug: 'Doxorubicin', ml: '10', most: '5' },
        field: { kind: 'line', lineId: 'dox', what: 'times' },
      },
    ])
    expect(vesicant(look(day(), '5', '09:00').pushed('dox', '09:02'))).toEqual([])
    expect(vesicant(look(day(), '4.9', '09:00').pushed('dox', '09:02'))).toMatchObject([{ facts: { ml: '5.1' } }])
    expect(vesicant(day({ vesicant: 'irritant' }).pushed('dox', '09:00'))).toEqual([])
    const { volumeMl: _unsaid, ...endless } = push
    expect(
      vesicant(
        aSession({ lines: [{ ...endless, stocked: [] }] })
          .prepared()
          .pushed('dox', '09:00'),
      ),
    ).toEqual([])
  })

  it('that dripped into a vein of the arm beyond the practice’s minutes is read first', () => {
    const drip = aPlannedLine({ id: 'drip', name: 'Vinorelbine', vesicant: 'vesicant', plannedMinutes: 30 })
    const ran = (stop: string, device: 'peripheral' | 'port_single' = 'peripheral', facts: object = {}) =>
      aSession({ lines: [{ ...drip, ...facts }] })
        .arrived('08:30')
        .vitals('08:30')
        .access('08:30', { device })
        .ready('08:31')
        .perform({ kind: 'startLine', lineId: 'drip', accessId: 'port', by: 'gravity' }, { at: '09:00' })
        .stopped('drip', stop)
    expect(vesicant(ran('09:30'))).toEqual([])
    expect(vesicant(ran('09:31'))).toEqual([
      {
        code: 'vesicant-too-long',
        facts: { drug: 'Vinorelbine', minutes: '31', most: '30' },
        field: { kind: 'line', lineId: 'drip', what: 'times' },
      },
    ])
    expect(vesicant(ran('09:31', 'port_single'))).toEqual([])
    const moved = aSession({ lines: [drip] })
      .arrived('08:30')
      .vitals('08:30')
      .access('08:30', { device: 'peripheral' })
      .access('08:31', { accessId: 'central', reason: 'Poor vein' })
      .ready('08:31')
      .perform({ kind: 'startLine', lineId: 'drip', accessId: 'port', by: 'gravity' }, { at: '09:00' })
      .perform({ kind: 'moveLine', lineId: 'drip', accessId: 'central', reason: 'protocol' }, { at: '09:20' })
      .stopped('drip', '09:31')
    expect(moved.chart.accesses.map(({ device }) => device)).toEqual(['peripheral', 'port_single'])
    expect(vesicant(moved).map(({ code }) => code)).toEqual(['vesicant-too-long'])
    expect(vesicant(ran('09:31', 'peripheral', { vesicant: 'neither' }))).toEqual([])
  })
})
