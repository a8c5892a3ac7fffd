import { describe, expect, it } from 'vitest'
import { aContainer, aSession } from '#test/builders/aSession.ts'
import { assistantMia, billerBen, nurseAna, nurseBo, nurseNew, pharmacistPia } from '#test/builders/people.ts'
import { oneInfusion, type RefusalRow } from '#test/builders/refusalRow.ts'
import { checkItems } from '../clinical/chairPickLists.ts'
import type { Command } from './command.ts'

/** A refusal names what its sentence needs: the drug, the two times, the person. One row each, the whole answer. */
const whole = (rows: readonly RefusalRow[]): void => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (_name, [, session, command, given, code, facts = {}]) => {
    expect(session.refusal(command, given)).toEqual({ code, facts })
  })
}
const mg = (amount: string) => ({ amount, unit: 'mg' })
const { day, running, done, drug, lineId } = oneInfusion()

describe('mixing and checking', () => {
  const arrivedDrug = {
    kind: 'receiveLine',
    lineId,
    scanned: true,
    patientLabelMatches: true,
    looksRight: true,
  } as const
  const reading = { lineId: 'rituximab', items: [...checkItems] }
  const first = (facts: object = {}): Command => ({
    kind: 'giveFirstCheck',
    ...reading,
    identifiers: ['name', 'mrn'],
    ...facts,
  })
  const second = (facts: object = {}): Command => ({
    kind: 'giveSecondCheck',
    ...reading,
    identifiers: ['name', 'mrn'],
    ...facts,
  })
  const firstDone = day.perform(first({ dose: mg('712.5'), volumeMl: '500', rateMlPerHour: '50' }), { at: '08:40' })
  const bo = { at: '08:42', by: nurseBo }
  const rituximab = 'Rituximab'
  whole([
    [
      'released twice',
      day.perform({ kind: 'releaseLine', lineId }, { at: '08:35' }),
      { kind: 'releaseLine', lineId },
      { at: '08:36' },
      'already-released',
      { drug },
    ],
    [
      'here twice',
      day.perform(arrivedDrug, { at: '08:40' }),
      arrivedDrug,
      { at: '08:41' },
      'already-received',
      { drug },
    ],
    [
      'another patient’s label',
      day,
      { ...arrivedDrug, patientLabelMatches: false },
      { at: '08:40' },
      'wrong-patient-label',
      { drug },
    ],
    [
      'not as it should look',
      day,
      { ...arrivedDrug, looksRight: false },
      { at: '08:40' },
      'does-not-look-right',
      { drug },
    ],
    [
      'past its time',
      day,
      { ...arrivedDrug, useBy: day.at('08:39') },
      { at: '08:40' },
      'past-use-by',
      { drug, at: '08:39' },
    ],
    ['mixed before OK to mix', day, { kind: 'mixLine', lineId }, { at: '08:40' }, 'not-released', { drug }],
    [
      'mixed after its start',
      running,
      { kind: 'mixLine', lineId },
      { at: '08:50' },
      'mixed-after-start',
      { drug, start: '08:45' },
    ],
    ['mixed before the patient is here', aSession(), { kind: 'mixLine', lineId }, { at: '08:10' }, 'not-arrived'],
    ['not scanned', day, { ...arrivedDrug, scanned: false }, { at: '08:40' }, 'not-scanned-needs-reason', { drug }],
    ['before the patient is here', aSession(), arrivedDrug, { at: '08:10' }, 'not-arrived'],
    ['running already', running, arrivedDrug, { at: '08:50' }, 'line-running', { drug }],
    ['no check needed', day, { kind: 'giveFirstCheck', lineId }, { at: '08:40' }, 'second-check-not-needed', { drug }],
    ['a first check twice', firstDone, first(), bo, 'first-check-done', { drug: rituximab }],
    ['a first check before the patient is here', aSession(), first(), { at: '08:10' }, 'not-arrived'],
    [
      'by somebody not trained for it',
      day,
      first(),
      { at: '08:40', by: nurseNew },
      'checker-not-competent',
      { name: 'Nia Newton' },
    ],
    ['an identifier short', day, first({ identifiers: undefined }), { at: '08:40' }, 'identifiers-missing'],
    [
      'nothing on the list',
      day,
      first({ items: undefined }),
      { at: '08:40' },
      'check-incomplete',
      { item: 'patient', count: '10' },
    ],
    ['checked already', day.checked('rituximab', '08:40'), second(), bo, 'second-check-done', { drug: rituximab }],
    [
      'by the first person again',
      firstDone,
      second(),
      { at: '08:42' },
      'second-check-same-person',
      { name: 'Ana Reyes' },
    ],
    [
      'by a second person not trained for it',
      firstDone,
      second(),
      { ...bo, by: nurseNew },
      'checker-not-competent',
      { name: 'Nia Newton' },
    ],
    [
      'a second check without a first',
      day,
      second(),
      { at: '08:42', witness: nurseBo },
      'first-check-missing',
      { drug: rituximab },
    ],
    [
      'a second person who may not',
      firstDone,
      second(),
      { at: '08:42', witness: { ...assistantMia, chemoCompetent: true } },
      'checker-not-competent',
      { name: 'Mia Adler' },
    ],
    ['another dose', firstDone, second({ dose: mg('700') }), bo, 'checks-differ', { drug: rituximab, item: 'dose' }],
    [
      'another volume',
      firstDone,
      second({ volumeMl: '250' }),
      bo,
      'checks-differ',
      { drug: rituximab, item: 'volume' },
    ],
    [
      'another rate',
      firstDone,
      second({ rateMlPerHour: '60' }),
      bo,
      'checks-differ',
      { drug: rituximab, item: 'rate' },
    ],
  ])

  it('what only one of the two read is no difference', () => {
    expect(firstDone.decide(second(), bo).ok).toBe(true)
    expect(day.perform(first(), { at: '08:40' }).decide(second({ dose: mg('700'), volumeMl: '5' }), bo).ok).toBe(true)
  })
})

describe('containers', () => {
  const vial = aContainer(mg('20'), { used: '12', wasted: '8', wasteReason: 'remainder' })
  const record = (containers: readonly ReturnType<typeof aContainer>[]): Command => ({
    ...{ kind: 'recordContainers', lineId, containers: [...containers], nothingWasted: false },
  })
  whole([
    [
      'not scanned',
      done,
      record([{ ...vial, scanned: false }]),
      { at: '09:10' },
      'not-scanned-needs-reason',
      { lot: 'LOT7' },
    ],
    [
      'a waste nobody else saw',
      done,
      record([vial]),
      { at: '09:10', witness: nurseAna },
      'witness-same-person',
      { name: 'Ana Reyes' },
    ],
    [
      'a waste seen by somebody who may not',
      done,
      record([vial]),
      { at: '09:10', witness: billerBen },
      'not-allowed',
      { name: 'Ben Ortiz' },
    ],
  ])

  it('a waste is seen by the pharmacist too', () => {
    expect(
      done.perform(record([vial]), { at: '09:10', witness: pharmacistPia }).last('ContainersRecorded').payload,
    ).toMatchObject({
      witnessId: 'user-pia',
    })
  })
})

describe('before the treatment', () => {
  const here = aSession().arrived('08:30').vitals('08:31')
  const sheet = (authorization: object): Command => ({
    ...{ kind: 'confirmReadiness', identifiers: ['name', 'birth_date'] },
    ...{ allergiesReviewed: true, weightAccepted: true, consentOnFile: true, orderChecked: true, labs: 'reviewed' },
    authorization: authorization as { answer: 'matched' },
  })
  const override = { answer: 'override', reason: 'emergency', text: 'Called' }
  const matched = { answer: 'matched' }
  whole([
    [
      'an override by the nurse',
      here,
      sheet(override),
      { at: '08:35' },
      'authorization-not-matched',
      { needs: 'charge' },
    ],
    [
      'nothing on file',
      here.withEvents(aSession({ authorizations: [] }).arrived('08:30').vitals('08:31').events),
      sheet(matched),
      { at: '08:35' },
      'authorization-not-matched',
      { needs: 'authorization' },
    ],
    ['a day to hold', here, { ...sheet(matched), decision: 'hold' } as Command, { at: '08:35' }, 'decision-not-treat'],
    [
      'a provider to call',
      here,
      { ...sheet(matched), decision: 'call_provider' } as Command,
      { at: '08:35' },
      'decision-not-treat',
    ],
    [
      'pressures the wrong way round',
      here,
      { kind: 'recordVitals', setType: 'prn', systolic: 80, diastolic: 80 },
      { at: '08:35' },
      'diastolic-not-below-systolic',
      { systolic: '80', diastolic: '80' },
    ],
    [
      'a time before the arrival',
      here,
      { kind: 'recordVitals', setType: 'prn', pulse: 80 },
      { at: '08:29', now: '08:35' },
      'time-before-arrival',
      { at: '08:29', arrived: '08:30' },
    ],
    [
      'a time to come',
      here,
      { kind: 'recordVitals', setType: 'prn', pulse: 80 },
      { at: '08:38', now: '08:35' },
      'time-in-future',
      { at: '08:38', now: '08:35' },
    ],
    [
      'a time long ago',
      here,
      { kind: 'recordVitals', setType: 'prn', pulse: 80 },
      { at: '08:31', now: '08:47' },
      'late-entry-needs-reason',
      { at: '08:31' },
    ],
  ])

  it('one pressure alone says nothing about the other', () => {
    expect(here.decide({ kind: 'recordVitals', setType: 'prn', systolic: 60 }, { at: '08:35' }).ok).toBe(true)
    expect(here.decide({ kind: 'recordVitals', setType: 'prn', diastolic: 90 }, { at: '08:35' }).ok).toBe(true)
  })
})
