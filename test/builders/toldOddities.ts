import { chemo, clock, fluid, given, infusion, push } from './codingVisit.ts'
import { antineoplastic, arterial, blood, nothing, pump, type ToldVisit, until, visit } from './toldVisit.ts'

const firstDose = infusion('cefazolin', '09:00', '09:20')
const early = push('furosemide', '08:00')
const morning = infusion('cefazolin', '10:00', '10:20')
const lonely = given('leuprolide', 'intramuscular', '10:10', { class: 'hormonal_antineoplastic', splitOf: 's2' })

/** Records that fit badly, and what lies at the edge of a rule. */
export const toldOddities: readonly ToldVisit[] = [
  visit('classes that do not fit their route', 'office', [
    given('lidocaine', 'subcutaneous', '09:00', { class: 'procedure' }),
    infusion('plasma', '09:10', '10:00', { class: 'transfusion' }),
    infusion('contrast', '10:00', '10:30', { class: 'procedure' }),
    push('saline', '10:30', '10:31', { class: 'hydration', purpose: 'flush' }),
    push('saline', '10:40', '10:50', { class: 'hydration' }),
    pump(until('18:00', { class: 'hydration' })),
    given('contrast', 'sc_infusion', '11:00', until('11:30', { class: 'procedure' })),
    arterial('contrast', '12:00', '12:30', { class: 'procedure' }),
    given('saline', 'sc_infusion', '13:00', until('13:10', { class: 'hydration' })),
  ]),
  visit('closed with the stop unknown: a push, blood, an artery, fluid', 'facility', [
    push('ondansetron', '09:00', null, { stopUnknown: true }),
    blood('red cells', '09:10', '10:00', { stop: null, stopUnknown: true }),
    arterial('floxuridine', '10:00', '11:00', { ...antineoplastic, stop: null, stopUnknown: true }),
    fluid('11:00', null, { stopUnknown: true }),
  ]),
  visit(
    'closed with the stop unknown, a site that bills a push',
    'facility',
    [
      given('immune globulin', 'sc_infusion', '09:00', { stopUnknown: true }),
      arterial('floxuridine', '10:00', '11:00', { ...antineoplastic, stop: null, stopUnknown: true }),
      pump({ stopUnknown: true, plannedMinutes: 600 }),
      pump({ start: clock('12:00'), stopUnknown: true, access: 'B' }),
    ],
    { profile: { missingStop: 'push' } },
  ),
  visit('seconds at every threshold under the skin and by artery', 'facility', [
    given('immune globulin', 'sc_infusion', '09:00:50', until('09:16:10')),
    given('deferoxamine', 'sc_infusion', '10:00:50', until('11:31:10', { encounter: '2' })),
    arterial('floxuridine', '09:00:50', '09:16:10'),
    arterial('mitomycin', '10:00:50', '11:31:10'),
  ]),
  visit('seconds that change nothing under the skin and by artery', 'facility', [
    given('immune globulin', 'sc_infusion', '09:00:50', until('10:16:10')),
    arterial('floxuridine', '09:00:50', '10:16:10'),
    fluid('09:00:50', '10:16:10'),
  ]),
  visit('the flag on a push of an infused drug speaks for the infusion', 'office', [
    push('furosemide', '08:50', null, { primary: true }),
    infusion('furosemide', '09:00', '09:30'),
    infusion('magnesium', '09:30', '11:00'),
  ]),
  visit('the flag on a push stays at its access', 'office', [
    push('furosemide', '08:50', null, { primary: true }),
    infusion('furosemide', '09:00', '09:30', { access: 'B' }),
    infusion('magnesium', '09:30', '11:00', { access: 'B' }),
  ]),
  visit('doses of one drug that lie in each other: resumed, stopped early, running', 'facility', [
    firstDose,
    infusion('cefazolin', '10:00', '10:20', { discontinued: true }),
    infusion('cefazolin', '11:00', '11:20', { resumes: firstDose.id }),
  ]),
  visit(
    'doses of one drug, the second still running',
    'office',
    [infusion('cefazolin', '09:00', '09:40'), infusion('cefazolin', '11:00', null, { running: true })],
    { now: clock('11:20') },
  ),
  visit('a longer plan on the second bag of a pump', 'office', [
    pump(until('12:00', { plannedMinutes: 180 })),
    pump(until('18:00', { start: clock('12:00'), plannedMinutes: 600 })),
  ]),
  visit('two days: nothing of one is held against the other', 'office', [
    chemo('docetaxel', '09:00', '10:00', { encounter: '1' }),
    given('filgrastim', 'subcutaneous', '+09:00', { encounter: '2' }),
    given('cyanocobalamin', 'subcutaneous', '+09:05', { encounter: '2' }),
    given('cyanocobalamin', 'subcutaneous', '10:05', { encounter: '1' }),
  ]),
  visit(
    'the visit belongs to the encounter asked for',
    'office',
    [chemo('docetaxel', '08:00', '09:00'), infusion('magnesium', '15:00', '16:00', { encounter: '2' })],
    { emitEncounter: '2', visit: { em: '99213', separatelyIdentifiable: true } },
  ),
  visit('the visit of an encounter in which nothing was given', 'office', [chemo('docetaxel', '08:00', '09:00')], {
    emitEncounter: '2',
    visit: { em: '99213', ...nothing },
  }),
  visit('a visit no rule covers', 'office', [infusion('iron', '09:00', '10:00')], {
    visit: { em: '99495', separatelyIdentifiable: true },
  }),
  visit(
    'what is held against the day is shown with the encounter it touches',
    'office',
    [
      chemo('docetaxel', '08:00', '09:00'),
      ...['a', 'b', 'c', 'd', 'e'].map((drug) => given(drug, 'intramuscular', '09:00', { encounter: '3' })),
      given('filgrastim', 'on_body_injector', '15:00', { encounter: '2' }),
      given('pegfilgrastim', 'on_body_injector', '15:10', { encounter: '2' }),
      infusion('magnesium', '15:20', null, { encounter: '2' }),
    ],
    { emitEncounter: '2' },
  ),
  visit(
    'already running on arrival, in runs before and after it',
    'facility',
    [
      infusion('heparin', '06:00', '09:00', {
        runningOnArrival: true,
        segments: [
          { start: clock('06:00'), stop: clock('06:30') },
          { start: clock('06:50'), stop: clock('07:20') },
          { start: clock('07:30'), stop: clock('09:00') },
        ],
      }),
    ],
    { arrived: clock('07:00') },
  ),
  visit('a push beside an infusion of its drug elsewhere, and a fluid that hangs at both', 'facility', [
    infusion('furosemide', '09:00', '10:00'),
    push('furosemide', '09:30', null, { access: 'B' }),
    fluid('10:00', '11:00', { access: 'B' }),
    fluid('10:30', '11:31'),
  ]),
  visit(
    'a therapeutic pump, short, and one that nobody stopped',
    'office',
    [
      pump(until('10:00', { class: 'therapeutic', drug: 'morphine' })),
      pump({ ...antineoplastic, start: clock('10:00'), plannedMinutes: 0, access: 'B', sentHome: true }),
    ],
    { arrived: clock('08:00') },
  ),
  visit('began together: the longer hosts, though it was charted later', 'facility', [
    infusion('cefepime', '09:00', '10:00'),
    infusion('vancomycin', '09:00', '11:00'),
    infusion('famotidine', '09:00', '10:30'),
  ]),
  visit('a pump is never the one beside: chemotherapy ran before it began', 'facility', [
    chemo('cisplatin', '09:00', '17:00'),
    pump(until('18:30', { start: clock('09:30') })),
  ]),
  visit('the main reason beside a pump is no concurrent one', 'office', [
    pump({ plannedMinutes: 600 }),
    infusion('leucovorin', '09:30', '10:30', { primary: true, access: ' A ' }),
    push('ondansetron', '10:40', '10:55'),
  ]),
  visit('what carries a drug: by class, by every part of the bag', 'office', [
    infusion('dextrose', '09:00', '09:40', { purpose: 'vehicle' }),
    chemo('carboplatin', '09:40', '10:20', { purpose: 'vehicle' }),
    infusion('dextrose', '10:20', '11:00', { purpose: 'vehicle', bag: '1' }),
    infusion('magnesium', '10:20', '11:00', { bag: '1' }),
  ]),
  visit('a pump in two bags, the second still hanging at home', 'office', [
    pump(until('12:00', { plannedMinutes: 600 })),
    pump({ start: clock('12:00'), plannedMinutes: 600, sentHome: true }),
  ]),
  visit('a short pump in two bags, the second still hanging at home', 'office', [
    pump(until('10:00', { plannedMinutes: 200 })),
    pump({ start: clock('10:00'), plannedMinutes: 200, sentHome: true }),
  ]),
  visit('a pump whose plan alone is long enough: its seconds change nothing', 'office', [
    pump({ start: '2026-03-02T09:00:50', stop: '2026-03-02T17:01:10', plannedMinutes: 481 }),
  ]),
  visit('an artery by pump in two bags, only one of them planned', 'facility', [
    arterial('floxuridine', '08:00', '12:00', { ...antineoplastic, plannedMinutes: 540 }),
    arterial('floxuridine', '12:00', '13:00'),
    arterial('mitomycin', '14:00', '14:30', { ...antineoplastic, plannedMinutes: -5 }),
  ]),
  visit(
    'running: a pump whose plan is long, so far an hour',
    'office',
    [pump({ running: true, plannedMinutes: 2760 }), fluid('08:30', '08:50')],
    { now: clock('09:00') },
  ),
  visit(
    'reasons of blanks are none, and a stop that is written is known',
    'facility',
    [
      infusion('vancomycin', '08:00', '09:00', { stopUnknown: true }),
      infusion('cefepime', '15:00', '16:00', { encounter: '2' }),
      infusion('magnesium', '15:00', '16:00', { encounter: '2', access: 'B', accessReason: '  ' }),
    ],
    { encounterReason: '  ' },
  ),
  visit('one of two fluids is the main reason', 'office', [
    fluid('08:00:20', '08:40:10', { primary: true }),
    fluid('08:40', '09:30'),
    fluid('09:40:50', '10:11:10', { access: 'B' }),
    push('ondansetron', '09:00'),
  ]),
  visit('what resumes goes on the same way, in the same stay', 'facility', [
    early,
    infusion('furosemide', '08:40', '09:00', { resumes: early.id }),
    morning,
    infusion('cefazolin', '15:00', '15:40', { resumes: morning.id, encounter: '2' }),
  ]),
  visit('bags back to back: at their access, of their drug, and no pushes', 'facility', [
    infusion('albumin', '09:00', '09:10'),
    infusion('albumin', '09:10', '09:20', { access: 'B' }),
    infusion('cefepime', '09:30', '09:40'),
    infusion('mesna', '09:30', '09:40'),
    infusion('mesna', '09:40', '09:50'),
    push('morphine', '10:00', '10:05'),
    push('morphine', '10:05', '10:10'),
  ]),
  visit('the same mixture pushed twice is one drug', 'facility', [
    push('ondansetron', '09:00', null, { bag: '1' }),
    push('dexamethasone', '09:00', null, { bag: '1' }),
    push('dexamethasone', '09:40', null, { bag: '2' }),
    push('ondansetron', '09:40', null, { bag: '2' }),
  ]),
  visit('the part of a dose names a syringe that is not there, or itself', 'office', [
    given('fulvestrant', 'intramuscular', '10:00', { class: 'hormonal_antineoplastic', splitOf: 'gone' }),
    lonely,
  ]),
]
