import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { readinessChecks } from './readinessChecks.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const doxorubicin = aPlannedLine({
  id: 'doxorubicin',
  name: 'Doxorubicin',
  role: 'antineoplastic',
  dose: mg('100'),
  doseBasis: { per: 'm2', amount: '50' },
  lifetime: { given: mg('350'), limit: mg('500') },
  lastGivenOn: '2026-02-09',
  minIntervalDays: 21,
})
const premed = aPlannedLine({
  id: 'dexamethasone',
  name: 'Dexamethasone',
  role: 'premed',
  waitMinutes: 30,
  sequence: 2,
})
const arrived = (lines = [doxorubicin, premed]) => aSession({ lines }).arrived('08:00').vitals('08:05')
const kinds = (session: ReturnType<typeof arrived>) => readinessChecks(session.chart).map(({ kind }) => kind)

describe('what the record computes before OK to treat', () => {
  it('has the body surface, the dose, the lifetime dose, the interval and the wait of the premedication', () => {
    expect(kinds(arrived())).toEqual(['bodySurface', 'dose', 'lifetime', 'interval', 'premed'])
  })

  it('warns near a lifetime limit and stops above it', () => {
    const level = (given: string) =>
      readinessChecks(arrived([{ ...doxorubicin, lifetime: { given: mg(given), limit: mg('500') } }]).chart).find(
        ({ kind }) => kind === 'lifetime',
      )
    expect(level('300')).toMatchObject({ level: 'note', after: mg('400') })
    expect(level('350')).toMatchObject({ level: 'warn', after: mg('450') })
    expect(level('401')).toMatchObject({ level: 'stop', after: mg('501'), limit: mg('500') })
  })

  it('stops a drug that comes too early', () => {
    const early = arrived([{ ...doxorubicin, lastGivenOn: '2026-02-16' }])
    expect(readinessChecks(early.chart)).toContainEqual(
      expect.objectContaining({ kind: 'interval', level: 'stop', days: 14, least: 21 }),
    )
  })

  it('takes labs read at the arrival before those of the plan', () => {
    const low = arrived().perform({ kind: 'reviewPatient', labs: [{ name: 'ANC', value: '0.8' }] }, { at: '08:06' })
    expect(readinessChecks(low.chart)).toContainEqual(expect.objectContaining({ kind: 'lab', level: 'stop' }))
  })

  it('says nothing of a drug that was given', () => {
    const ready = arrived([premed]).access('08:06').ready('08:07')
    expect(kinds(ready)).toEqual(['premed'])
    expect(
      kinds(ready.perform({ kind: 'markNotGiven', lineId: premed.id, reason: 'not_needed' }, { at: '08:08' })),
    ).toEqual([])
  })
})
