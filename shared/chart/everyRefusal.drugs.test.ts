import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { chargeCora, nurseBo } from '#test/builders/people.ts'
import { oneInfusion, type RefusalRow } from '#test/builders/refusalRow.ts'
import { type Command, type CommandKind, commandSchema } from './command.ts'

/** A refusal names what its sentence needs: the drug, the two times, the person. One row each, the whole answer. */
const whole = (rows: readonly RefusalRow[]): void => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (_name, [, session, command, given, code, facts = {}]) => {
    expect(session.refusal(command, given)).toEqual({ code, facts })
  })
}
const mg = (amount: string) => ({ amount, unit: 'mg' })
const { day, running, paused, done, drug, lineId } = oneInfusion()

const ofALine: Readonly<Partial<Record<CommandKind, Command>>> = {
  startLine: { kind: 'startLine', lineId: 'none', accessId: 'port' },
  pauseLine: { kind: 'pauseLine', lineId: 'none', reason: 'bathroom' },
  resumeLine: { kind: 'resumeLine', lineId: 'none' },
  stopLine: { kind: 'stopLine', lineId: 'none', doseGiven: null },
  declareStopUnknown: { kind: 'declareStopUnknown', lineId: 'none', reason: 'other', basis: 'memory' },
  givePush: { kind: 'givePush', lineId: 'none', accessId: 'port', doseGiven: mg('1') },
  giveInjection: { kind: 'giveInjection', lineId: 'none', site: 'abdomen', side: 'left', doseGiven: mg('1') },
  markNotGiven: { kind: 'markNotGiven', lineId: 'none', reason: 'other' },
  correctDose: { kind: 'correctDose', lineId: 'none', doseGiven: mg('1') },
  recordContainers: { kind: 'recordContainers', lineId: 'none', containers: [], nothingWasted: true },
  giveFirstCheck: { kind: 'giveFirstCheck', lineId: 'none' },
  giveSecondCheck: { kind: 'giveSecondCheck', lineId: 'none' },
  releaseLine: { kind: 'releaseLine', lineId: 'none' },
  mixLine: { kind: 'mixLine', lineId: 'none' },
  receiveLine: { kind: 'receiveLine', lineId: 'none', scanned: true, patientLabelMatches: true, looksRight: true },
  changeRate: { kind: 'changeRate', lineId: 'none', rateMlPerHour: '10', reason: 'tolerance' },
  checkRate: { kind: 'checkRate', lineId: 'none', rateMlPerHour: '10' },
  changeBag: { kind: 'changeBag', lineId: 'none' },
  moveLine: { kind: 'moveLine', lineId: 'none', accessId: 'port', reason: 'protocol' },
  answerSameLine: { kind: 'answerSameLine', lineId: 'none' },
  noteTolerance: { kind: 'noteTolerance', lineId: 'none', tolerance: 'well' },
  sendPumpHome: {
    ...{ kind: 'sendPumpHome', lineId: 'none', pumpId: 'CADD-7' },
    ...{ rateMlPerHour: '2', volumeMl: '92', plannedMinutes: 2_760 },
  },
  recordStartBeforeApp: { kind: 'recordStartBeforeApp', lineId: 'none', accessId: 'port', basis: 'pump' },
  acceptComputedStop: { kind: 'acceptComputedStop', lineId: 'none', volumeMl: '10' },
  recordFlush: { kind: 'recordFlush', lineId: 'none', accessId: 'port', volumeMl: '10', solution: 'saline' },
  checkSite: { kind: 'checkSite', lineId: 'none', accessId: 'port', look: [], bloodReturn: 'brisk' },
  overrideStop: { kind: 'overrideStop', lineId: 'none', stop: 'labs', provider: 'Dr Amin', reason: 'emergency' },
  overrideBlock: {
    ...{ kind: 'overrideBlock', lineId: 'none', block: 'second-check-missing' },
    ...{ reason: 'emergency', text: 'On paper' },
  },
}

describe('a command about a drug', () => {
  it('that is not in this visit is refused, whatever the command', () => {
    const kinds = commandSchema.options
      .filter(({ shape }) => 'lineId' in shape)
      .map(({ shape }) => shape.kind.value)
      .filter((kind) => kind !== 'openExtravasation')
    expect(Object.keys(ofALine).sort()).toEqual([...kinds].sort())
    for (const command of Object.values(ofALine)) {
      const refusal = day.refusal(command, { at: '08:40', by: chargeCora, witness: nurseBo })
      expect({ kind: command.kind, refusal }).toEqual({
        kind: command.kind,
        refusal: { code: 'line-unknown', facts: {} },
      })
    }
  })
})

const start = { kind: 'startLine', lineId, accessId: 'port' } as const
const stop = { kind: 'stopLine', lineId, doseGiven: null } as const

describe('starting and ending a drug', () => {
  const bag = aSession({ lines: [aPlannedLine({ id: 'iron', volumeMl: '250', plannedMinutes: 60 })] })
    .prepared()
    .started('iron', '09:00')
  whole([
    ['twice', running, start, { at: '08:50' }, 'line-running', { drug }],
    ['while it is paused', paused, start, { at: '08:55' }, 'line-paused', { drug }],
    ['after it ended', done, start, { at: '09:10' }, 'line-closed', { drug }],
    [
      'that is a push',
      day,
      { ...start, lineId: 'diphenhydramine' },
      { at: '08:40' },
      'wrong-route-for-tap',
      { drug: 'Diphenhydramine', tap: 'push' },
    ],
    ['into no access', day, { ...start, accessId: null }, { at: '08:40' }, 'access-missing', { drug }],
    [
      'that two people check',
      day,
      { ...start, lineId: 'rituximab' },
      { at: '08:40' },
      'second-check-missing',
      { drug: 'Rituximab' },
    ],
    [
      'a push of what runs over time',
      day,
      { kind: 'givePush', lineId, accessId: 'port', doseGiven: mg('12') },
      { at: '08:40' },
      'wrong-route-for-tap',
      { drug, tap: 'start' },
    ],
    [
      'a stop before its start',
      running,
      stop,
      { at: '08:44' },
      'stop-before-start',
      { drug, at: '08:44', earliest: '08:45' },
    ],
    ['a stop of what has not begun', day, stop, { at: '08:45' }, 'line-not-running', { drug }],
    [
      'a stop a day later',
      running,
      stop,
      {
        at: '23:00',
        extra: {
          happenedAt: { ...running.at('08:46'), utc: '2026-03-03T14:46:00.000Z' },
          now: { ...running.at('08:46'), utc: '2026-03-03T14:46:00.000Z' },
        },
      },
      'span-over-24-hours',
      { drug, start: '08:45' },
    ],
    [
      'more than the bag held',
      bag,
      { ...stop, lineId: 'iron', volumeGivenMl: '275.1' },
      { at: '10:00' },
      'volume-over-bag',
      { drug: 'Iron', given: '275.1', bag: '250' },
    ],
    [
      'a dose without its reason',
      running,
      { ...stop, doseGiven: mg('8'), doseReason: '  ' },
      { at: '09:05' },
      'dose-needs-reason',
      { drug, given: '8 mg', ordered: '12 mg' },
    ],
    [
      'a dose of what has not begun',
      day,
      { kind: 'correctDose', lineId, doseGiven: mg('12') },
      { at: '08:45' },
      'line-not-given-yet',
      { drug },
    ],
    [
      'a dose of what was not given',
      day.perform({ kind: 'markNotGiven', lineId, reason: 'labs' }, { at: '08:40' }),
      { kind: 'correctDose', lineId, doseGiven: mg('12') },
      { at: '08:45' },
      'line-closed',
      { drug },
    ],
    [
      'a pause of what is paused',
      paused,
      { kind: 'pauseLine', lineId, reason: 'bathroom' },
      { at: '08:55' },
      'line-paused',
      { drug },
    ],
    ['running on of what runs', running, { kind: 'resumeLine', lineId }, { at: '08:50' }, 'line-not-paused', { drug }],
    [
      'running on at no rate',
      paused,
      { kind: 'resumeLine', lineId, rateMlPerHour: '0' },
      { at: '08:55' },
      'rate-zero',
      { drug },
    ],
    [
      'leaving while it runs',
      running,
      { kind: 'discharge', condition: 'stable', lineStatus: 'locked' },
      { at: '09:00' },
      'drug-running',
      { drug },
    ],
  ])
})

describe('on the way', () => {
  const rate = { kind: 'changeRate', lineId, rateMlPerHour: '100', reason: 'tolerance' } as const
  const unrated = day.started(lineId, '08:45')
  const hand = running.access('08:46', { accessId: 'hand', reason: 'Poor vein' })
  whole([
    ['the rate it has', running, rate, { at: '08:50' }, 'rate-unchanged', { drug, rate: '100' }],
    ['a rate of nothing', running, { ...rate, rateMlPerHour: '0' }, { at: '08:50' }, 'rate-zero', { drug }],
    ['a rate while paused', paused, rate, { at: '08:55' }, 'line-paused', { drug }],
    [
      'a rate before the start',
      running,
      rate,
      { at: '08:44' },
      'stop-before-start',
      { drug, at: '08:44', earliest: '08:45' },
    ],
    [
      'another rate on the pump',
      running,
      { kind: 'checkRate', lineId, rateMlPerHour: '90' },
      { at: '08:50' },
      'rate-differs',
      { drug, record: '100', pump: '90' },
    ],
    [
      'a pump that stands still',
      running,
      { kind: 'checkRate', lineId, rateMlPerHour: '0' },
      { at: '08:50' },
      'rate-zero',
      { drug },
    ],
    [
      'a check while paused',
      paused,
      { kind: 'checkRate', lineId, rateMlPerHour: '100' },
      { at: '08:55' },
      'line-paused',
      { drug },
    ],
    [
      'a bag that ran empty after the next one hung',
      running,
      { kind: 'changeBag', lineId, emptySince: running.at('08:52') },
      { at: '08:50', now: '08:55' },
      'bag-empty-after-new',
      { drug, at: '08:50', empty: '08:52' },
    ],
    [
      'a bag that ran empty before the start',
      running,
      { kind: 'changeBag', lineId, emptySince: running.at('08:40') },
      { at: '08:50' },
      'stop-before-start',
      { drug, at: '08:40', earliest: '08:45' },
    ],
    [
      'moved before it began',
      running,
      { kind: 'moveLine', lineId, accessId: 'port', reason: 'protocol' },
      { at: '08:40' },
      'stop-before-start',
      { drug, at: '08:40', earliest: '08:45' },
    ],
    [
      'moved to where it is',
      running,
      { kind: 'moveLine', lineId, accessId: 'port', reason: 'protocol' },
      { at: '08:50' },
      'line-already-there',
      { drug },
    ],
    [
      'an answer about what has not begun',
      day,
      { kind: 'answerSameLine', lineId },
      { at: '08:50' },
      'line-not-given-yet',
      { drug },
    ],
    [
      'a needle out while it runs',
      running,
      { kind: 'endAccess', accessId: 'port', how: 'removed' },
      { at: '08:50' },
      'drug-running',
      { drug },
    ],
    [
      'a needle out while it is paused',
      paused,
      { kind: 'endAccess', accessId: 'port', how: 'removed' },
      { at: '08:55' },
      'drug-running',
      { drug },
    ],
    [
      'a computed stop without a rate',
      unrated,
      { kind: 'acceptComputedStop', lineId, volumeMl: '10' },
      { at: '09:30' },
      'stop-not-computable',
      { drug },
    ],
    [
      'a stop computed before the drug ran on',
      running
        .perform({ kind: 'pauseLine', lineId, reason: 'bathroom' }, { at: '09:00' })
        .perform({ kind: 'resumeLine', lineId }, { at: '09:10' }),
      { kind: 'acceptComputedStop', lineId, volumeMl: '10' },
      { at: '09:30' },
      'stop-before-start',
      { drug, at: '08:51', earliest: '09:10' },
    ],
  ])

  it('a needle that holds nothing comes out while another one runs', () => {
    expect(hand.decide({ kind: 'endAccess', accessId: 'hand', how: 'removed' }, { at: '08:50' }).ok).toBe(true)
  })

  it('the first rate that is named is a change, and any pump agrees with it', () => {
    expect(unrated.decide(rate, { at: '08:50' }).ok).toBe(true)
    expect(unrated.decide({ kind: 'checkRate', lineId, rateMlPerHour: '90' }, { at: '08:50' }).ok).toBe(true)
  })
})
