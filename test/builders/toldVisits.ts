import { chemo, chemoPush, clock, fluid, given, infusion, push } from './codingVisit.ts'
import { toldOddities } from './toldOddities.ts'
import { antineoplastic, arterial, blood, marrow, nothing, pump, type ToldVisit, until, visit } from './toldVisit.ts'

const syringe = given('fulvestrant', 'intramuscular', '10:00', { class: 'hormonal_antineoplastic' })

/** Each of them is answered in full in `shared/coding/cases/answers.json`. */
export const toldVisits: readonly ToldVisit[] = [
  visit('pump: planned for two days, and the pump before it', 'office', [
    pump({ plannedMinutes: 2760, sentHome: true }),
    chemo('oxaliplatin', '08:00', '10:00', { access: 'B', accessReason: 'not compatible' }),
  ]),
  visit('pump: the plan cut short', 'office', [pump(until('12:00', { plannedMinutes: 600 }))]),
  visit('pump: an ordinary infusion after all', 'office', [pump(until('10:31', { plannedMinutes: 480 }))]),
  visit('pump: two of one drug at once wait for a person', 'office', [
    pump(until('17:00')),
    pump({ ...until('18:30'), start: clock('09:30') }),
  ]),
  visit('pump: sent home, no plan beyond eight hours, no stop', 'office', [
    pump({ plannedMinutes: 300, sentHome: true }),
  ]),
  visit('pump: a therapeutic one has no rule', 'office', [pump(until('17:00', { class: 'therapeutic' }))]),
  visit('pump: refills', 'facility', [
    given('morphine', 'pump_refill_implanted', '09:00'),
    given('fluorouracil', 'pump_refill_portable', '10:00', antineoplastic),
  ]),
  visit('artery: chemotherapy by the hour, and a push of it', 'facility', [
    arterial('floxuridine', '09:00', '10:40'),
    arterial('floxuridine', '11:00', '11:05'),
    arterial('mitomycin', '12:00', '12:10'),
  ]),
  visit('artery: two long runs of one drug', 'facility', [
    arterial('floxuridine', '09:00', '10:00'),
    arterial('floxuridine', '11:00', '11:45'),
  ]),
  visit('artery: a therapeutic dose, and one too long for a rule', 'facility', [
    arterial('verapamil', '09:00', '09:15', { class: 'therapeutic' }),
    arterial('papaverine', '10:00', '10:16', { class: 'therapeutic' }),
  ]),
  visit('artery: by pump for nine hours', 'facility', [
    arterial('floxuridine', '08:00', '17:00', { ...antineoplastic, plannedMinutes: 540 }),
  ]),
  visit('artery: by pump for an hour', 'facility', [
    arterial('floxuridine', '08:00', '09:00', { ...antineoplastic, plannedMinutes: 60 }),
  ]),
  visit('places: every one with a code', 'facility', [
    given('methotrexate', 'intrathecal', '09:00', antineoplastic),
    given('cytarabine', 'intrathecal_reservoir', '09:30', antineoplastic),
    given('bleomycin', 'intrapleural', '10:00', antineoplastic),
    given('cisplatin', 'intraperitoneal', '10:30', antineoplastic),
    given('mitomycin', 'intravesical', '11:00', antineoplastic),
    given('hydrocortisone', 'intrathecal', '11:30'),
  ]),
  visit('routes without a code', 'office', [
    given('capecitabine', 'oral', '09:00', antineoplastic),
    given('triamcinolone', 'intralesional', '09:10'),
    given('salbutamol', 'inhaled', '09:20', { class: null }),
  ]),
  visit('under the skin: two drugs, a second pump set, an extra hour', 'office', [
    given('immune globulin', 'sc_infusion', '09:00', until('10:31', { additionalSites: 1 })),
    given('deferoxamine', 'sc_infusion', '10:31', until('11:00')),
    given('immune globulin', 'sc_infusion', '11:00', until('11:30')),
  ]),
  visit('under the skin: fifteen minutes, and chemotherapy for longer', 'office', [
    given('immune globulin', 'sc_infusion', '09:00', until('09:15')),
    given('bortezomib', 'sc_infusion', '10:00', until('10:20', antineoplastic)),
  ]),
  visit('blood: two units, platelets, and the patient comes back', 'facility', [
    blood('red cells', '09:00', '11:00', { hcpcs: 'P9016', productUnits: 2 }),
    blood('platelets', '11:00', '11:30', { hcpcs: 'P9035' }),
    blood('red cells', '16:00', '18:00', { hcpcs: 'P9016', encounter: '2' }),
  ]),
  visit('blood: one bag, no product code, fluid beside it', 'facility', [
    blood('red cells', '09:00', '11:00'),
    fluid('10:00', '12:00'),
  ]),
  visit('ports: a flush and two draws, nothing else', 'office', [
    given('heparin', 'port_flush', '09:00', { class: null }),
    given('blood draw', 'port_blood_draw', '09:05', { class: null }),
    given('blood draw', 'port_blood_draw', '12:00', { class: null }),
  ]),
  visit('ports: a flush alone', 'office', [given('heparin', 'port_flush', '09:00', { class: null })]),
  visit('ports: a catheter draw beside chemotherapy', 'office', [
    given('blood draw', 'catheter_blood_draw', '08:50', { class: null }),
    chemo('docetaxel', '09:00', '10:00'),
    given('heparin', 'port_flush', '10:05', { class: null }),
  ]),
  visit('procedures: marrow at one site and at another, phlebotomy, a clotted port', 'facility', [
    marrow('biopsy', '09:00', 'Left iliac crest'),
    marrow('aspiration', '09:10', 'left iliac crest '),
    marrow('aspiration', '09:20', 'sternum'),
    given('phlebotomy', 'phlebotomy', '10:00', { class: 'procedure' }),
    given('alteplase', 'declot', '10:30', { access: 'A' }),
  ]),
  visit('procedures: a biopsy alone, an aspiration alone, both charted as one', 'facility', [
    marrow('biopsy', '09:00'),
    marrow('biopsy_aspiration', '10:00'),
  ]),
  visit('procedures: aspiration alone', 'facility', [marrow('aspiration', '09:00')]),
  visit(
    'two accesses without a reason, an office that follows the hierarchy',
    'office',
    [
      infusion('magnesium', '09:00', '10:00', { primary: true }),
      chemo('docetaxel', '09:00', '11:31', { access: 'B' }),
      infusion('iron', '10:10', '10:40', { access: 'B' }),
    ],
    { profile: { officeInitial: 'hierarchy', secondSiteAddOnModifier: '59', distinctModifier: 'XS' } },
  ),
  visit(
    'comes back the same evening, payers who want XE',
    'facility',
    [infusion('vancomycin', '07:00', '08:00'), infusion('vancomycin', '19:00', '20:31', { encounter: '2' })],
    { profile: { distinctModifier: 'XS' }, encounterReason: 'next dose' },
  ),
  visit('flagged three times, outranked', 'office', [
    fluid('08:00', '09:00', { primary: true, ordered: true, reason: 'dehydration' }),
    push('ondansetron', '09:00', null, { primary: true }),
    infusion('iron', '09:10', '09:40', { primary: true }),
    infusion('magnesium', '09:40', '11:30'),
  ]),
  visit('a flag that chemotherapy voids', 'office', [
    push('ondansetron', '08:50', null, { primary: true }),
    chemoPush('vincristine', '09:00'),
    chemoPush('vincristine', '09:50'),
    chemoPush('doxorubicin', '10:00'),
  ]),
  visit('hospital: pushes of one drug, thirty and thirty-one minutes apart', 'facility', [
    push('morphine', '09:00'),
    push('morphine', '09:30'),
    push('morphine', '10:01'),
    push('ondansetron', '10:02', '10:20'),
  ]),
  visit(
    'chemotherapy beside chemotherapy, withheld',
    'office',
    [chemo('carboplatin', '09:00', '10:00'), chemo('etoposide', '09:10', '10:10')],
    { profile: { concurrentChemo: 'withhold' } },
  ),
  visit(
    'stopped early, payers who want 53',
    'office',
    [
      chemo('paclitaxel', '09:00', '09:10', { discontinued: true }),
      infusion('iron', '09:20', '09:30', { discontinued: true }),
    ],
    { profile: { stoppedEarly: 'ordered_service_53' } },
  ),
  visit(
    'one dose in two syringes, per injection',
    'office',
    [
      syringe,
      given('fulvestrant', 'intramuscular', '10:02', { class: 'hormonal_antineoplastic', splitOf: syringe.id }),
    ],
    { profile: { splitDoseInjection: 'per_injection' } },
  ),
  visit('one dose in two syringes, one unit', 'office', [
    syringe,
    given('fulvestrant', 'intramuscular', '10:02', { class: 'hormonal_antineoplastic', splitOf: syringe.id }),
  ]),
  visit(
    'hydration: every run for itself',
    'facility',
    [
      fluid('08:00', '08:40'),
      push('ondansetron', '08:40', '08:50'),
      fluid('08:50', '09:10'),
      fluid('10:00', '11:31', { ordered: true, reason: 'cisplatin' }),
    ],
    { profile: { hydrationSegments: 'each_run' } },
  ),
  visit('hydration: kept the vein open, carried and flushed', 'facility', [
    fluid('08:00', '09:00', { purpose: 'kvo' }),
    fluid('09:00', '10:00', { purpose: 'vehicle' }),
    fluid('10:00', '11:00', { purpose: 'flush' }),
    push('ondansetron', '08:40'),
  ]),
  visit(
    'running: an infusion at the fifteenth minute, fluid beside it',
    'office',
    [infusion('magnesium', '09:00', null, { running: true }), fluid('08:30', null, { running: true })],
    { now: clock('09:15') },
  ),
  visit(
    'running: chemotherapy in its ninetieth minute, a pump on its way',
    'office',
    [chemo('docetaxel', '09:00', null, { running: true }), pump({ running: true, start: clock('10:00'), access: 'B' })],
    { now: clock('10:30') },
  ),
  visit(
    'times that cannot be',
    'office',
    [
      chemo('a', null, '10:00'),
      chemo('b', '09:00', null),
      chemo('c', '10:00', '09:00'),
      chemo('d', '07:00', '08:00'),
      chemo('e', '17:30', '18:30'),
      chemo('f', '09:00', '10:00', { access: null }),
      infusion('g', '09:00', '10:00', { class: null }),
      chemo('h', '09:00', null, { stopUnknown: true }),
    ],
    { arrived: clock('08:00'), discharged: clock('18:00'), now: clock('18:05') },
  ),
  visit('a visit beside: 99211 is not allowed', 'office', [infusion('iron', '09:00', '10:00')], {
    visit: { em: '99211', separatelyIdentifiable: true },
  }),
  visit('a visit beside: not separate', 'office', [infusion('iron', '09:00', '10:00')], {
    visit: { em: '99213', ...nothing },
  }),
  visit('a visit alone', 'office', [], { visit: { em: '99213', ...nothing } }),
  visit('a hospital visit for Medicare', 'facility', [infusion('iron', '09:00', '10:00')], {
    visit: { em: '99213', separatelyIdentifiable: true },
    profile: { hospitalVisitCode: 'G0463' },
  }),
  ...toldOddities,
  visit(
    'only the second encounter is asked for',
    'facility',
    [
      infusion('vancomycin', '07:00', '08:00'),
      infusion('cefepime', '19:00', '20:31', { encounter: '2' }),
      push('morphine', '19:00', null, { encounter: '2' }),
    ],
    { emitEncounter: '2' },
  ),
]
