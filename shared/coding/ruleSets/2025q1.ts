import type { CodeEntry, CodeRole, RuleSet } from '../ruleSet.ts'
import { defaultProfile } from './defaultProfile.ts'
import { practitionerMue } from './practitionerMue.ts'

const code = (label: string, role: CodeRole, facility: number, office: number): CodeEntry => ({
  label,
  role,
  listing: { facility, office },
})

/**
 * Code table of section 2. Whole numbers are the ranks of that table (facility S1, S3, S19; office S2, S11, S19);
 * a decimal keeps an add-on behind the code it belongs to. From 10 on: codes the table gives no rank.
 */
const codes: Readonly<Record<string, CodeEntry>> = {
  '96413': code('Chemo IV infusion, first hour', 'initial', 1, 1),
  '96415': code('Chemo infusion, extra hour', 'extra_hour', 1.1, 1.1),
  '96417': code('Chemo infusion, next drug, first hour', 'sequential', 1.2, 1.2),
  '96416': code('Long chemo infusion by pump, start (over 8 h)', 'stand_alone', 1.3, 1.3),
  '96549': code('Unlisted chemo administration, for review', 'stand_alone', 1.4, 1.4),
  '96409': code('Chemo IV push, first drug', 'initial', 2, 2),
  '96411': code('Chemo IV push, further drug', 'sequential', 2.1, 2.1),
  '96401': code('Chemo SC/IM injection, non-hormonal', 'stand_alone', 3, 5),
  '96402': code('Chemo SC/IM injection, hormonal', 'stand_alone', 3.1, 5.1),
  '96365': code('Therapeutic IV infusion, first hour', 'initial', 4, 3),
  '96366': code('Therapeutic infusion, extra hour', 'extra_hour', 4.1, 3.1),
  '96367': code('Therapeutic infusion, next drug, first hour', 'sequential', 4.2, 3.2),
  '96368': code('Therapeutic infusion alongside another', 'concurrent', 4.3, 3.3),
  '96374': code('Therapeutic IV push, first drug', 'initial', 5, 4),
  '96375': code('Therapeutic IV push, further drug', 'sequential', 5.1, 4.1),
  '96376': code('Repeat push, same drug', 'sequential', 5.2, 4.2),
  '96372': code('Therapeutic SC/IM injection', 'stand_alone', 6, 5.2),
  '96377': code('On-body injector application', 'stand_alone', 6.1, 5.3),
  '96360': code('Hydration, first hour', 'initial', 7, 6),
  '96361': code('Hydration, further hour', 'extra_hour', 7.1, 6.1),
  '96369': code('SC infusion with pump, first hour', 'stand_alone', 10, 10),
  '96370': code('SC infusion, extra hour', 'extra_hour', 10.1, 10.1),
  '96371': code('SC infusion, additional pump set-up', 'sequential', 10.2, 10.2),
  '96373': code('Therapeutic intra-arterial injection', 'stand_alone', 11, 11),
  '96379': code('Unlisted therapeutic administration, for review', 'stand_alone', 11.1, 11.1),
  '96420': code('Intra-arterial chemo push', 'stand_alone', 12, 12),
  '96422': code('Intra-arterial chemo infusion, first hour', 'stand_alone', 12.1, 12.1),
  '96423': code('Intra-arterial chemo infusion, extra hour', 'extra_hour', 12.2, 12.2),
  '96425': code('Intra-arterial chemo by pump, start (over 8 h)', 'stand_alone', 12.3, 12.3),
  '96440': code('Pleural chemo with thoracentesis', 'stand_alone', 13, 13),
  '96446': code('Peritoneal chemo by port or catheter', 'stand_alone', 13.1, 13.1),
  '96450': code('Intrathecal chemo with lumbar puncture', 'stand_alone', 13.2, 13.2),
  '96542': code('Chemo into ventricular reservoir', 'stand_alone', 13.3, 13.3),
  '51720': code('Bladder chemo instillation', 'stand_alone', 13.4, 13.4),
  '96521': code('Portable pump, refill and maintenance', 'stand_alone', 14, 14),
  '96522': code('Implanted pump, refill and maintenance', 'stand_alone', 14.1, 14.1),
  '36430': code('Transfusion of blood or components', 'stand_alone', 15, 15),
  '36593': code('Declotting with a thrombolytic', 'stand_alone', 16, 16),
  '99195': code('Therapeutic phlebotomy', 'stand_alone', 17, 17),
  '38220': code('Marrow aspiration', 'stand_alone', 18, 18),
  '38221': code('Marrow biopsy', 'stand_alone', 18.1, 18.1),
  '38222': code('Marrow biopsy and aspiration', 'stand_alone', 18.2, 18.2),
  '36591': code('Blood draw from implanted port', 'stand_alone', 19, 19),
  '36592': code('Blood draw from central line', 'stand_alone', 19.1, 19.1),
  '96523': code('Port irrigation', 'stand_alone', 19.2, 19.2),
}

/** Add-ons and the codes each may stand beside. 96361: S20; the rest: CPT parentheticals, from memory, to be re-read before a release. */
const addOnParents: Readonly<Record<string, readonly string[]>> = {
  '96361': ['96360', '96365', '96374', '96409', '96413'],
  '96366': ['96365', '96367'],
  // 96360 as a parent: editions and payers differ, accepted here (section 11, point 10).
  '96367': ['96365', '96374', '96409', '96413', '96360'],
  '96375': ['96365', '96374', '96409', '96413', '96360'],
  '96368': ['96365', '96366', '96413', '96415', '96416'],
  '96376': ['96365', '96374', '96409', '96413'],
  '96411': ['96409', '96413'],
  '96415': ['96413', '96417'],
  '96417': ['96413'],
  '96370': ['96369'],
  '96371': ['96369'],
  '96423': ['96422'],
}

/** Rules in force for 2025. */
export const ruleSet2025q1: RuleSet = {
  id: '2025.1',
  validFrom: '2025-01-01',
  thresholds: {
    // R2: 15 minutes or less is a push (S5, S6, S15, S18).
    infusionFrom: 16,
    // R3: 31 minutes past the first hour (S11, S12, S16).
    extraHourFrom: 91,
    extraHourMinutes: 60,
    // R4: 31 minutes (S7, S8, S12, S16).
    hydrationFrom: 31,
    // R17: more than 480 minutes (S12).
    prolongedFrom: 481,
    // R13: more than 30 minutes (S4, S15, S16).
    repeatPushGap: 30,
    // R2.
    pushReviewAfter: 15,
    // R20: 24 hours.
    longestSpan: 1440,
    // R20.
    futureTolerance: 2,
  },
  codes,
  addOnParents,
  // The outpatient-hospital table was not obtained: a facility gets no warning.
  mue: { office: practitionerMue, facility: {} },
  reviewPairs: [
    { codes: ['96413', '96416'], source: 'section 11, point 8' },
    { codes: ['96413', '96372'], source: 'section 11, point 8' },
    { codes: ['36430', '96374'], source: 'R15 (S12, S23)' },
    { codes: ['36430', '96375'], source: 'R15 (S12, S23)' },
    { codes: ['36430', '96360'], source: 'section 8, blood then hydration' },
  ],
  profile: defaultProfile,
}
