import type { Patient } from '#shared/document/patient.ts'
import { commercial, drIto, drMarsh, medicare, nurseJensen } from './clinicFacts.ts'
import { addDays } from './days.ts'
import { authorizationFor, coverageFor, type DemoVisit, type DraftPlan, mg, planFor, saline } from './visit.ts'

const harold: Patient = {
  id: 'harold-whitcomb',
  mrn: 'LS-104417',
  last: 'Whitcomb',
  first: 'Harold',
  middle: 'J',
  birthDate: '1954-05-17',
  sex: 'M',
  address: { line1: '18 Orchard Lane', city: 'Lakeside', state: 'IL', zip: '60099' },
  phone: '3125550117',
  language: 'English',
  allergies: [{ substance: 'Sulfa antibiotics', reaction: 'Rash', severity: 'mild', verifiedOn: '2026-01-12' }],
  accessDevice: 'no device, peripheral vein',
  alerts: ['First rituximab: reaction risk'],
}

const brPlan: DraftPlan = {
  regimen: 'Bendamustine and rituximab (BR)',
  intent: 'control',
  lineOfTherapy: 1,
  cycle: 1,
  cyclesPlanned: 6,
  day: 1,
  diagnoses: [
    { code: 'Z51.11', kind: 'treatment_reason', text: 'Antineoplastic chemotherapy' },
    { code: 'Z51.12', kind: 'treatment_reason', text: 'Antineoplastic immunotherapy' },
    { code: 'C91.10', kind: 'disease', text: 'Chronic lymphocytic leukemia, not in remission' },
    { code: 'E79.0', kind: 'other', text: 'High uric acid' },
  ],
  providerNpi: drMarsh,
  supervisingNpi: drMarsh,
  heightCm: '175',
  dosingWeightKg: '74.3',
  bsaM2: '1.9',
  labs: [
    ['ANC', '2.1'],
    ['Platelets', '142'],
    ['Creatinine', '0.9'],
    ['Uric acid', '7.9'],
    ['Hepatitis B', 'negative'],
  ],
  lines: [
    { from: 'diphenhydramine', role: 'premed', dose: mg('50'), route: 'iv_push' },
    {
      from: 'dexamethasone',
      role: 'premed',
      dose: mg('12'),
      diluent: saline,
      volumeMl: '50',
      route: 'iv_infusion',
      plannedMinutes: 20,
    },
    {
      from: 'rituximab',
      role: 'antineoplastic',
      dose: mg('712.5'),
      diluent: saline,
      volumeMl: '500',
      route: 'iv_infusion',
      plannedMinutes: 215,
      expiryHoursAfterMixing: '24',
      observationMinutes: 30,
      diagnoses: ['Z51.12', 'C91.10'],
    },
    {
      from: 'bendamustine',
      role: 'antineoplastic',
      dose: mg('171'),
      diluent: saline,
      volumeMl: '500',
      route: 'iv_infusion',
      plannedMinutes: 30,
      infusionGroup: 'after',
      expiryHoursAfterMixing: '3',
      diagnoses: ['Z51.11', 'C91.10'],
    },
    {
      from: 'saline500',
      role: 'hydration',
      purpose: 'hydration',
      dose: { amount: '500', unit: 'mL' },
      volumeMl: '500',
      route: 'iv_infusion',
      plannedMinutes: 60,
      reason: 'High uric acid before the first cycle, tumor lysis risk',
      diagnoses: ['E79.0'],
    },
  ],
}

/** Chronic lymphocytic leukemia, bendamustine and rituximab, first cycle, first day. */
export const bendamustineRituximab = (day: string): DemoVisit => ({
  appointmentTime: '08:30',
  chair: '1',
  nurseId: 'dana-reyes',
  patient: harold,
  coverages: [coverageFor(day, 'br', medicare, '1EG4TE5MK73')],
  authorizations: [
    authorizationFor(day, 'br', medicare, {
      number: 'A4471902',
      status: 'approved',
      drugs: ['J9312', 'J9033'],
      unitsAllowed: [
        { hcpcs: 'J9312', units: 480 },
        { hcpcs: 'J9033', units: 2400 },
      ],
      visitsAllowed: 12,
      visitsUsed: 0,
      diagnosis: 'C91.10',
      providerNpi: drMarsh,
    }),
  ],
  plan: planFor(day, 'br', brPlan),
})

const teresa: Patient = {
  id: 'teresa-molina',
  mrn: 'LS-104522',
  last: 'Molina',
  first: 'Teresa',
  birthDate: '1968-11-02',
  sex: 'F',
  address: { line1: '7 Canal Street', line2: 'Apt 3', city: 'Lakeside', state: 'IL', zip: '600991207' },
  phone: '3125550122',
  language: 'Spanish; interpreter booked',
  allergies: [],
  accessDevice: 'Port, right chest',
  alerts: ['Prednisone 100 mg is taken at home'],
  pregnancyPotential: 'not_possible',
  emergencyContact: { name: 'Luis Molina', relationship: 'husband', phone: '3125550123' },
}

/** A third cycle after an earlier course: doxorubicin comes near its lifetime limit, which OK to treat says. */
const rChopPlan = (day: string): DraftPlan => ({
  regimen: 'R-CHOP',
  intent: 'curative',
  lineOfTherapy: 1,
  cycle: 3,
  cyclesPlanned: 6,
  day: 1,
  diagnoses: [
    { code: 'Z51.11', kind: 'treatment_reason', text: 'Antineoplastic chemotherapy' },
    { code: 'Z51.12', kind: 'treatment_reason', text: 'Antineoplastic immunotherapy' },
    { code: 'C83.38', kind: 'disease', text: 'Diffuse large B-cell lymphoma, several node regions' },
  ],
  providerNpi: drMarsh,
  supervisingNpi: drMarsh,
  heightCm: '163',
  dosingWeightKg: '66',
  bsaM2: '1.73',
  labs: [
    ['ANC', '3.4'],
    ['Platelets', '221'],
    ['Bilirubin', '0.6'],
    ['LVEF', '62 %'],
  ],
  lines: [
    { from: 'palonosetron', role: 'premed', dose: mg('0.25'), route: 'iv_push' },
    { from: 'diphenhydramine', role: 'premed', dose: mg('25'), route: 'iv_push', waitMinutes: 30 },
    {
      from: 'rituximabPvvr',
      role: 'antineoplastic',
      dose: mg('650'),
      doseBasis: { per: 'm2', amount: '375' },
      diluent: saline,
      volumeMl: '500',
      route: 'iv_infusion',
      plannedMinutes: 90,
      observationMinutes: 15,
      diagnoses: ['Z51.12', 'C83.38'],
    },
    {
      from: 'doxorubicin',
      role: 'antineoplastic',
      dose: mg('86'),
      doseBasis: { per: 'm2', amount: '50' },
      lifetime: { given: mg('776'), limit: mg('950') },
      lastGivenOn: addDays(day, -21),
      minIntervalDays: 21,
      route: 'iv_push',
      diagnoses: ['Z51.11', 'C83.38'],
    },
    {
      from: 'vincristine',
      role: 'antineoplastic',
      dose: mg('2'),
      doseBasis: { per: 'flat', amount: '2' },
      diluent: saline,
      volumeMl: '25',
      route: 'iv_push',
      diagnoses: ['Z51.11', 'C83.38'],
    },
    {
      from: 'cyclophosphamide',
      role: 'antineoplastic',
      dose: mg('1300'),
      doseBasis: { per: 'm2', amount: '750' },
      diluent: saline,
      volumeMl: '250',
      route: 'iv_infusion',
      plannedMinutes: 45,
      diagnoses: ['Z51.11', 'C83.38'],
    },
    { from: 'pegfilgrastim', role: 'supportive', dose: mg('6'), route: 'on_body_injector' },
  ],
})

/** Diffuse large B-cell lymphoma, R-CHOP with a biosimilar; prednisone is taken at home. */
export const rChop = (day: string): DemoVisit => ({
  appointmentTime: '08:00',
  chair: '2',
  nurseId: 'marcus-hale',
  patient: teresa,
  coverages: [
    {
      ...coverageFor(day, 'rchop', commercial, 'HV20457781'),
      group: 'LAKECO-12',
      copayHelp: { program: 'Lakeside Lymphoma Fund', status: 'active', memberId: 'LLF-20781' },
      siteLimit: { places: ['office', 'infusion_center'] },
    },
  ],
  authorizations: [
    authorizationFor(day, 'rchop', commercial, {
      number: 'HV-558120',
      status: 'approved',
      drugs: ['Q5119', 'J9000', 'J9075', 'J9370', 'J2506'],
      visitsAllowed: 6,
      visitsUsed: 2,
      diagnosis: 'C83.38',
      providerNpi: drMarsh,
    }),
  ],
  plan: planFor(day, 'rchop', rChopPlan(day)),
})

const walter: Patient = {
  id: 'walter-nowak',
  mrn: 'LS-103890',
  last: 'Nowak',
  first: 'Walter',
  birthDate: '1951-03-28',
  sex: 'M',
  address: { line1: '230 Mill Road', city: 'Lakeside', state: 'IL', zip: '60099' },
  phone: '3125550133',
  allergies: [{ substance: 'Penicillin', reaction: 'Hives', severity: 'moderate', verifiedOn: '2026-01-12' }],
  accessDevice: 'no device, peripheral vein',
  alerts: [],
  codeStatus: 'dnr',
  advanceDirective: 'on_file',
  emergencyContact: { name: 'Anna Nowak', relationship: 'daughter', phone: '3125550188' },
}

const maintenancePlan: DraftPlan = {
  regimen: 'Rituximab maintenance',
  intent: 'control',
  cycle: 5,
  cyclesPlanned: 12,
  day: 1,
  diagnoses: [
    { code: 'Z51.12', kind: 'treatment_reason', text: 'Antineoplastic immunotherapy' },
    { code: 'C82.18', kind: 'disease', text: 'Follicular lymphoma grade II, several node regions' },
  ],
  providerNpi: nurseJensen,
  supervisingNpi: drIto,
  heightCm: '172',
  dosingWeightKg: '70.9',
  bsaM2: '1.84',
  labs: [
    ['ANC', '2.8'],
    ['Platelets', '188'],
  ],
  lines: [
    { from: 'diphenhydramine', role: 'premed', dose: mg('50'), route: 'iv_push' },
    {
      from: 'rituximabAbbs',
      role: 'antineoplastic',
      dose: mg('690'),
      diluent: saline,
      volumeMl: '500',
      route: 'iv_infusion',
      plannedMinutes: 90,
    },
  ],
}

/** Follicular lymphoma, rituximab alone every two months. */
export const rituximabMaintenance = (day: string): DemoVisit => ({
  appointmentTime: '09:30',
  chair: '3',
  nurseId: 'dana-reyes',
  patient: walter,
  coverages: [coverageFor(day, 'rmaint', medicare, '2FH5UF6NM84')],
  authorizations: [
    authorizationFor(day, 'rmaint', medicare, {
      number: 'A4472218',
      status: 'approved',
      drugs: ['Q5115'],
      visitsAllowed: 12,
      visitsUsed: 4,
      diagnosis: 'C82.18',
      providerNpi: drIto,
    }),
  ],
  plan: planFor(day, 'rmaint', maintenancePlan),
})
