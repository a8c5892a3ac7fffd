import type { RandomSource } from '#test/simulation/seeded/randomSource.ts'
import type { TypedVitals } from '../nurse.ts'
import type { PersonName } from '../people.ts'
import type { Act, Entry, ScriptedAccess, ScriptedVisit } from './acts.ts'

/** Who charts a visit, where, and the chance that chooses its amounts. */
export interface Charted {
  readonly patient: string
  readonly at: ScriptedVisit['at']
  readonly by: PersonName
  /** Who arrives the patient and takes the vitals, where it is not the nurse. */
  readonly deskBy?: PersonName
  readonly second?: PersonName
  readonly random: RandomSource
}

/** Values inside every limit of workflow 4.3; the weight is the plan's own. */
export function vitalsOf(random: RandomSource, weight?: string): TypedVitals {
  const upper = random.between(112, 138)
  return {
    temperature: `36.${random.between(2, 9)}`,
    pulse: String(random.between(60, 98)),
    upper: String(upper),
    lower: String(upper - random.between(40, 50)),
    oxygen: String(random.between(96, 99)),
    ...(weight ? { weight } : {}),
  }
}

export const anAccess = (random: RandomSource): ScriptedAccess => ({
  device: 'Peripheral',
  site: random.pick(['Hand', 'Forearm']),
  side: random.pick(['Left', 'Right']),
  gauge: random.pick(['22 G', '24 G']),
})

/** The same time and person for several acts. */
export const at = (time: string, by: PersonName, ...acts: readonly Act[]): readonly Entry[] =>
  acts.map((act) => ({ at: time, by, act }))

/** Identity and vitals before treatment. */
export const arriving = (time: string, { by, deskBy = by, random }: Charted, weight: string): readonly Entry[] =>
  at(time, deskBy, { act: 'arrive' }, { act: 'vitals', set: 'baseline', values: vitalsOf(random, weight) })

/** An injection and home again: all of it at one step of the day. */
function injectionVisit(
  time: string,
  charted: Charted,
  weight: string,
  okToTreat: Act,
  drug: readonly Act[],
): Pick<ScriptedVisit, 'patient' | 'at' | 'entries'> {
  return {
    patient: charted.patient,
    at: charted.at,
    entries: [...arriving(time, charted, weight), ...at(time, charted.by, okToTreat, ...drug, { act: 'sign' })],
  }
}

/** Fulvestrant into one side; the payer has not answered, so nobody waits for an authorization. */
export const fulvestrantVisit = (time: string, charted: Charted): ScriptedVisit => ({
  ...injectionVisit(time, charted, '68', { act: 'okToTreat', authorization: 'not_required' }, [
    { act: 'check', drug: 'Fulvestrant', second: charted.second ?? 'Owen Blake' },
    {
      act: 'inject',
      drug: 'Fulvestrant',
      dose: '500 mg',
      site: 'Ventrogluteal',
      side: charted.random.pick(['Left', 'Right']),
    },
    { act: 'vials', drug: 'Fulvestrant', vials: [{ size: '250 mg' }, { size: '250 mg' }] },
    { act: 'discharge', withoutVitals: true },
  ]),
  codes: ['96402 × 1', 'J9395-JZ × 20'],
})

/** Bortezomib under the skin, the rest of its vial thrown away. */
export const bortezomibVisit = (time: string, charted: Charted): ScriptedVisit => ({
  ...injectionVisit(time, charted, '66.8', { act: 'okToTreat', authorization: 'matched' }, [
    { act: 'check', drug: 'Bortezomib', second: charted.second ?? 'Owen Blake' },
    {
      act: 'inject',
      drug: 'Bortezomib',
      dose: '2.28 mg',
      site: 'Abdomen',
      side: charted.random.pick(['Left', 'Right']),
    },
    { act: 'vials', drug: 'Bortezomib', vials: [{ size: '3.5 mg', rest: 'The rest, 1.22 mg', wasted: '1.22' }] },
    { act: 'vitals', set: 'post', values: vitalsOf(charted.random) },
    { act: 'discharge' },
  ]),
  codes: ['96401 × 1', 'J9041 × 23', 'J9041-JW × 12'],
})

/** Iron over half an hour, two steps of the day. */
export function ironVisit(from: string, to: string, charted: Charted): ScriptedVisit {
  const { by, random } = charted
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
        { act: 'start', drug: 'Iron sucrose' },
      ),
      ...at(
        to,
        by,
        { act: 'stop', drug: 'Iron sucrose', dose: '200 mg' },
        { act: 'vials', drug: 'Iron sucrose', vials: [{ size: '100 mg' }, { size: '100 mg' }] },
        { act: 'vitals', set: 'post', values: vitalsOf(random) },
        { act: 'discharge' },
        { act: 'sign' },
      ),
    ],
    codes: ['96365 × 1', 'J1756 × 200'],
  }
}
