import type { ScriptedVisit } from './acts.ts'
import { anAccess, arriving, at, type Charted, vitalsOf } from './visitKinds.ts'

/** The visits of the demo clinic that take hours, each with what goes wrong in it. */

const saline = 'Sodium chloride 0.9 %'
const whole = (size: string, times: number) => Array.from({ length: times }, () => ({ size }))
const leaves = [{ act: 'discharge' }, { act: 'sign' }] as const

/** Four hours of rituximab, bendamustine and fluids in chair 1: released, checked, with waste and a flush. */
export function lymphomaDay(charted: Charted): ScriptedVisit {
  const { by, random } = charted
  return {
    patient: charted.patient,
    at: charted.at,
    entries: [
      ...arriving('08:30', charted, '74.3'),
      ...at(
        '08:30',
        by,
        { act: 'access', access: anAccess(random) },
        { act: 'okToTreat', authorization: 'matched' },
        { act: 'push', drug: 'Diphenhydramine', dose: '50 mg' },
        { act: 'start', drug: 'Dexamethasone' },
      ),
      ...at('08:30', 'Owen Blake', { act: 'okToMix', drug: 'Rituximab' }, { act: 'okToMix', drug: 'Bendamustine' }),
      ...at(
        '09:00',
        by,
        { act: 'stop', drug: 'Dexamethasone', dose: '12 mg' },
        { act: 'check', drug: 'Rituximab', second: 'Marcus Hale' },
        { act: 'start', drug: 'Rituximab' },
      ),
      ...at(
        '13:00',
        by,
        { act: 'stop', drug: 'Rituximab', dose: '712.5 mg' },
        { act: 'flush', milliliters: '10' },
        { act: 'check', drug: 'Bendamustine', second: 'Priya Nair' },
        { act: 'start', drug: 'Bendamustine' },
      ),
      ...at('13:30', by, { act: 'stop', drug: 'Bendamustine', dose: '171 mg' }, { act: 'start', drug: saline }),
      ...at(
        '14:30',
        by,
        { act: 'stop', drug: saline, dose: '500 mL' },
        { act: 'vials', drug: 'Diphenhydramine', vials: whole('50 mg', 1) },
        { act: 'vials', drug: 'Dexamethasone', vials: whole('120 mg', 1) },
        {
          act: 'vials',
          drug: 'Rituximab',
          vials: [
            ...whole('500 mg', 1),
            ...whole('100 mg', 2),
            { size: '100 mg', rest: 'The rest, 87.5 mg', wasted: '87.5' },
          ],
        },
        {
          act: 'vials',
          drug: 'Bendamustine',
          vials: [...whole('100 mg', 1), ...whole('25 mg', 2), { size: '25 mg', rest: 'The rest, 4 mg', wasted: '4' }],
        },
        { act: 'vials', drug: saline, vials: whole('500 mL', 1) },
        { act: 'vitals', set: 'post', values: vitalsOf(random) },
        ...leaves,
      ),
    ],
    codes: [
      ...['96361 × 1', '96367 × 1', '96375 × 1', '96413 × 1', '96415 × 3', '96417 × 1'],
      ...['J1100 × 12', 'J1200-JZ × 1', 'J7040-JZ × 1', 'J9033 × 171', 'J9033-JW × 4', 'J9312 × 72', 'J9312-JW × 8'],
    ],
  }
}

/** A reaction half an hour after the start, half the rate after it, and another nurse over lunch. */
export function reactionDay(charted: Charted, cover: Charted['by']): ScriptedVisit {
  const { by, random } = charted
  const drug = 'Rituximab-abbs'
  return {
    patient: charted.patient,
    at: charted.at,
    entries: [
      ...arriving('09:30', charted, '70.9'),
      ...at(
        '09:30',
        by,
        { act: 'access', access: anAccess(random) },
        { act: 'okToTreat', authorization: 'matched' },
        { act: 'push', drug: 'Diphenhydramine', dose: '50 mg' },
        { act: 'check', drug, second: 'Owen Blake' },
        { act: 'start', drug },
      ),
      ...at('10:00', by, { act: 'reaction', drug }),
      ...at('10:30', by, { act: 'resumeAtHalf', drug, rate: '36.2' }, { act: 'endReaction' }),
      ...at('11:00', by, { act: 'offerLunchCover', to: cover }),
      ...at('11:00', cover, { act: 'acceptCover' }, { act: 'note', text: 'Comfortable, no itching' }),
      ...at('11:30', by, { act: 'endCover' }),
      ...at(
        '12:30',
        by,
        { act: 'stop', drug, dose: '690 mg' },
        { act: 'vials', drug: 'Diphenhydramine', vials: whole('50 mg', 1) },
        {
          act: 'vials',
          drug,
          vials: [
            ...whole('500 mg', 1),
            ...whole('100 mg', 1),
            { size: '100 mg', rest: 'The rest, 10 mg', wasted: '10' },
          ],
        },
        { act: 'vitals', set: 'post', values: vitalsOf(random) },
        ...leaves,
      ),
    ],
    codes: ['96375 × 1', '96413 × 1', '96415 × 1', 'J1200-JZ × 1', 'Q5115 × 69', 'Q5115-JW × 1'],
  }
}

/** A push, an injection under the skin and a short infusion of a bone drug. */
export function myelomaMorning(charted: Charted): ScriptedVisit {
  const { by, random } = charted
  return {
    patient: charted.patient,
    at: charted.at,
    entries: [
      ...arriving('09:00', charted, '66.8'),
      ...at(
        '09:00',
        by,
        { act: 'access', access: anAccess(random) },
        { act: 'okToTreat', authorization: 'matched' },
        { act: 'push', drug: 'Dexamethasone', dose: '20 mg' },
        { act: 'check', drug: 'Bortezomib', second: 'Dana Reyes' },
        { act: 'inject', drug: 'Bortezomib', dose: '2.28 mg', site: 'Thigh', side: 'Right' },
        { act: 'start', drug: 'Zoledronic acid' },
      ),
      ...at(
        '09:30',
        by,
        { act: 'stop', drug: 'Zoledronic acid', dose: '4 mg' },
        { act: 'vials', drug: 'Dexamethasone', vials: whole('120 mg', 1) },
        { act: 'vials', drug: 'Bortezomib', vials: [{ size: '3.5 mg', rest: 'The rest, 1.22 mg', wasted: '1.22' }] },
        { act: 'vials', drug: 'Zoledronic acid', vials: whole('4 mg', 1) },
        { act: 'vitals', set: 'post', values: vitalsOf(random) },
        ...leaves,
      ),
    ],
    codes: [
      ...['96365 × 1', '96375 × 1', '96401 × 1'],
      ...['J1100 × 20', 'J3489-JZ × 4', 'J9041 × 23', 'J9041-JW × 12'],
    ],
  }
}

/** Two pushes and an injection under the skin. */
export function daratumumabVisit(time: string, charted: Charted): ScriptedVisit {
  const { by, random } = charted
  const drug = 'Daratumumab and hyaluronidase'
  return {
    patient: charted.patient,
    at: charted.at,
    entries: [
      ...arriving(time, charted, '82'),
      ...at(
        time,
        by,
        { act: 'access', access: anAccess(random) },
        { act: 'okToTreat', authorization: 'matched' },
        { act: 'push', drug: 'Dexamethasone', dose: '20 mg' },
        { act: 'push', drug: 'Diphenhydramine', dose: '25 mg' },
        { act: 'check', drug, second: 'Owen Blake' },
        { act: 'inject', drug, dose: '1800 mg', site: 'Abdomen', side: 'Left' },
        { act: 'vials', drug: 'Dexamethasone', vials: whole('120 mg', 1) },
        { act: 'vials', drug: 'Diphenhydramine', vials: [{ size: '50 mg', rest: 'The rest, 25 mg', wasted: '25' }] },
        { act: 'vials', drug, vials: whole('1,800 mg', 1) },
        { act: 'discharge', withoutVitals: true },
        { act: 'sign' },
      ),
    ],
    codes: [...['96374 × 1', '96375 × 1', '96401 × 1'], ...['J1100 × 20', 'J1200-JZ × 1', 'J9144-JZ × 180']],
  }
}

/** Immune globulin, planned for another chair: the charge nurse moves it before the patient comes. */
export function movedImmuneGlobulin(charted: Charted, chair: string): ScriptedVisit {
  const { by, random } = charted
  return {
    patient: charted.patient,
    at: charted.at,
    entries: [
      ...arriving('08:30', charted, '70'),
      ...at('08:30', 'Priya Nair', { act: 'move', chair }),
      ...at(
        '08:30',
        by,
        { act: 'access', access: anAccess(random) },
        { act: 'okToTreat', authorization: 'matched' },
        { act: 'push', drug: 'Diphenhydramine', dose: '25 mg' },
        { act: 'push', drug: 'Methylprednisolone', dose: '40 mg' },
      ),
      ...at('09:00', by, { act: 'start', drug: 'Immune globulin' }),
      ...at(
        '13:00',
        by,
        { act: 'stop', drug: 'Immune globulin', dose: '35 g' },
        { act: 'vials', drug: 'Diphenhydramine', vials: [{ size: '50 mg', rest: 'The rest, 25 mg', wasted: '25' }] },
        { act: 'vials', drug: 'Methylprednisolone', vials: whole('40 mg', 1) },
        {
          act: 'vials',
          drug: 'Immune globulin',
          vials: [...whole('20 g', 1), ...whole('10 g', 1), ...whole('5 g', 1)],
        },
        { act: 'vitals', set: 'post', values: vitalsOf(random) },
        ...leaves,
      ),
    ],
    codes: [...['96365 × 1', '96366 × 3', '96375 × 2'], ...['J1200-JZ × 1', 'J1569-JZ × 70', 'J2919-JZ × 8']],
  }
}

/** Three pushes, a premedication drip, three hours of paclitaxel and half an hour of carboplatin. */
export function ovarianDay(charted: Charted): ScriptedVisit {
  const { by, random } = charted
  return {
    patient: charted.patient,
    at: charted.at,
    entries: [
      ...arriving('11:00', charted, '61.9'),
      ...at(
        '11:00',
        by,
        { act: 'access', access: { device: 'Port', site: 'Chest', side: 'Left', gauge: '20 G' } },
        { act: 'okToTreat', authorization: 'matched' },
        { act: 'push', drug: 'Palonosetron', dose: '0.25 mg' },
        { act: 'push', drug: 'Famotidine', dose: '20 mg' },
        { act: 'push', drug: 'Diphenhydramine', dose: '50 mg' },
        { act: 'start', drug: 'Dexamethasone' },
      ),
      ...at(
        '11:30',
        by,
        { act: 'stop', drug: 'Dexamethasone', dose: '20 mg' },
        { act: 'check', drug: 'Paclitaxel', second: 'Owen Blake' },
        { act: 'start', drug: 'Paclitaxel' },
      ),
      ...at(
        '14:30',
        by,
        { act: 'stop', drug: 'Paclitaxel', dose: '297.5 mg' },
        { act: 'check', drug: 'Carboplatin', second: 'Owen Blake' },
        { act: 'start', drug: 'Carboplatin' },
      ),
      ...at(
        '15:00',
        by,
        { act: 'stop', drug: 'Carboplatin', dose: '550 mg' },
        { act: 'vials', drug: 'Palonosetron', vials: whole('250 mcg', 1) },
        { act: 'vials', drug: 'Famotidine', vials: whole('20 mg', 1) },
        { act: 'vials', drug: 'Diphenhydramine', vials: whole('50 mg', 1) },
        { act: 'vials', drug: 'Dexamethasone', vials: whole('120 mg', 1) },
        { act: 'vials', drug: 'Paclitaxel', vials: whole('300 mg', 1) },
        { act: 'vials', drug: 'Carboplatin', vials: [...whole('450 mg', 1), ...whole('150 mg', 1)] },
        { act: 'vitals', set: 'post', values: vitalsOf(random) },
        ...leaves,
      ),
    ],
    codes: [
      ...['96367 × 1', '96375 × 3', '96413 × 1', '96415 × 2', '96417 × 1'],
      ...['J1100 × 20', 'J1200 × 1', 'J1308 × 80', 'J2469 × 10', 'J9045 × 11', 'J9267 × 298'],
    ],
  }
}

/** Iron that ran beside the vein after half an hour: paused, stopped for good, the rest thrown away. */
export function ironBesideTheVein(from: string, to: string, charted: Charted): ScriptedVisit {
  const { by, random } = charted
  const drug = 'Iron sucrose'
  return {
    patient: charted.patient,
    at: charted.at,
    entries: [
      ...arriving(from, charted, '55'),
      ...at(
        from,
        by,
        { act: 'access', access: anAccess(random) },
        { act: 'okToTreat', authorization: 'not_required' },
        { act: 'start', drug },
      ),
      ...at(
        to,
        by,
        { act: 'extravasation', drug },
        { act: 'stopEarly', drug, dose: '150', unit: 'mg' },
        { act: 'endExtravasation' },
        {
          act: 'vials',
          drug,
          vials: [{ size: '100 mg' }, { size: '100 mg', rest: 'The rest, 50 mg', wasted: '50' }],
        },
        { act: 'vitals', set: 'post', values: vitalsOf(random) },
        ...leaves,
      ),
    ],
    codes: ['96365 × 1', 'J1756 × 150'],
  }
}
