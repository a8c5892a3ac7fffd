import type { RuleSet } from '../ruleSet.ts'
import { ruleSet2026q1 } from './2026q1.ts'

/**
 * Practitioner medically-unlikely-edit values effective 2026-04-01 (S31; excerpts of July and October 2026 agree).
 * The outpatient-hospital table was not obtained, so a facility gets no warning from it.
 */
const officeMue: Readonly<Record<string, number>> = {
  '36591': 1,
  '36592': 1,
  '36593': 2,
  '96360': 1,
  '96361': 8,
  '96365': 1,
  '96366': 8,
  '96367': 4,
  '96368': 1,
  '96370': 3,
  '96371': 1,
  '96372': 4,
  '96373': 2,
  '96374': 1,
  '96375': 6,
  '96376': 0,
  '96377': 1,
  '96379': 1,
  '96401': 3,
  '96402': 2,
  '96409': 1,
  '96411': 3,
  '96413': 1,
  '96415': 8,
  '96416': 1,
  '96417': 3,
  '96420': 1,
  '96422': 2,
  '96423': 1,
  '96425': 1,
  '96440': 1,
  '96446': 1,
  '96450': 1,
  '96521': 2,
  '96522': 1,
  '96523': 1,
  '96542': 1,
  '96549': 1,
}

/** The second quarter of 2026: the values of the practitioner table arrive. */
export const ruleSet2026q2: RuleSet = {
  ...ruleSet2026q1,
  id: '2026.2',
  validFrom: '2026-04-01',
  mue: { office: officeMue, facility: {} },
}
