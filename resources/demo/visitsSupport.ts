import type { Patient } from '#shared/document/patient.ts'
import { commercial, drIto, drMarsh, medicaid, medicare, nurseJensen } from './clinicFacts.ts'
import { catalogueIssue } from './shelf.ts'
import { authorizationFor, coverageFor, type DemoVisit, type DraftPlan, mg, planFor, saline } from './visit.ts'

const meiLin: Patient = {
  id: 'mei-lin-cho',
  mrn: 'LS-104688',
  last: 'Cho',
  first: 'Mei-Lin',
  birthDate: '1989-06-21',
  sex: 'F',
  address: { line1: '61 Quarry Street', city: 'Lakeside', state: 'IL', zip: '60099' },
  phone: '3125550166',
  allergies: [],
  accessDevice: 'no device, peripheral vein',
  alerts: [],
  pregnancyPotential: 'possible',
}

const ironPlan: DraftPlan = {
  regimen: 'Iron sucrose',
  intent: 'supportive',
  cycle: 3,
  cyclesPlanned: 5,
  day: 1,
  diagnoses: [{ code: 'D50.9', kind: 'disease', text: 'Iron deficiency anemia' }],
  providerNpi: nurseJensen,
  supervisingNpi: drMarsh,
  heightCm: '161',
  dosingWeightKg: '55',
  labs: [['Ferritin', '9']],
  lines: [
    {
      from: 'ironSucrose',
      role: 'supportive',
      dose: mg('200'),
      diluent: saline,
      volumeMl: '100',
      route: 'iv_infusion',
      plannedMinutes: 30,
      observationMinutes: 30,
    },
  ],
}

/** Iron deficiency, the third of five infusions. */
export const ironSucrose = (day: string): DemoVisit => ({
  appointmentTime: '11:00',
  chair: '6',
  nurseId: 'marcus-hale',
  patient: meiLin,
  coverages: [coverageFor(day, 'iron', commercial, 'HV20991342')],
  authorizations: [
    authorizationFor(day, 'iron', commercial, {
      number: '',
      status: 'not_required',
      drugs: ['J1756'],
      diagnosis: 'D50.9',
    }),
  ],
  plan: planFor(day, 'iron', ironPlan),
})

const wanda: Patient = {
  id: 'wanda-nowak',
  mrn: 'LS-104231',
  last: 'Nowak',
  first: 'Wanda',
  birthDate: '1976-01-30',
  sex: 'F',
  address: { line1: '14 Birch Place', city: 'Lakeside', state: 'IL', zip: '60099' },
  phone: '3125550177',
  allergies: [{ substance: 'Latex', reaction: 'Itching', severity: 'mild', verifiedOn: '2026-01-12' }],
  accessDevice: 'no device, peripheral vein',
  alerts: ['Headache after the last immune globulin'],
  priorReactions: [{ drug: 'immune globulin', grade: 1, on: '2026-01-12' }],
  pregnancyPotential: 'not_possible',
}

const immuneGlobulinPlan: DraftPlan = {
  regimen: 'Immune globulin, monthly',
  intent: 'supportive',
  cycle: 4,
  day: 1,
  diagnoses: [{ code: 'D83.9', kind: 'disease', text: 'Common variable immunodeficiency' }],
  providerNpi: drIto,
  supervisingNpi: drIto,
  heightCm: '170',
  dosingWeightKg: '70',
  labs: [
    ['IgG', '540'],
    ['Creatinine', '0.8'],
  ],
  lines: [
    { from: 'diphenhydramine', role: 'premed', dose: mg('25'), route: 'iv_push' },
    { from: 'methylprednisolone', role: 'premed', dose: mg('40'), route: 'iv_push' },
    {
      from: 'immuneGlobulin',
      role: 'supportive',
      dose: { amount: '35', unit: 'g' },
      volumeMl: '350',
      route: 'iv_infusion',
      plannedMinutes: 210,
    },
  ],
}

/** Immune deficiency, monthly immune globulin. */
export const immuneGlobulin = (day: string): DemoVisit => ({
  appointmentTime: '08:15',
  chair: '7',
  nurseId: 'marcus-hale',
  patient: wanda,
  coverages: [coverageFor(day, 'ivig', medicaid, '700443218')],
  authorizations: [
    authorizationFor(day, 'ivig', medicaid, {
      number: 'MCD118834',
      status: 'approved',
      drugs: ['J1569'],
      unitsAllowed: [{ hcpcs: 'J1569', units: 420 }],
      visitsAllowed: 6,
      visitsUsed: 3,
      diagnosis: 'D83.9',
      providerNpi: drIto,
    }),
  ],
  plan: planFor(day, 'ivig', immuneGlobulinPlan),
})

const arthur: Patient = {
  id: 'arthur-bloom',
  mrn: 'LS-102977',
  last: 'Bloom',
  first: 'Arthur',
  birthDate: '1943-10-05',
  sex: 'M',
  address: { line1: '301 Prospect Avenue', city: 'Lakeside', state: 'IL', zip: '600993015' },
  phone: '3125550188',
  allergies: [],
  accessDevice: 'PICC, left upper arm',
  alerts: ['Heart failure: slow transfusion'],
  accessInsertedOn: '2026-01-09',
  codeStatus: 'dnr_dni',
  advanceDirective: 'not_on_file',
  isolation: ['contact'],
  fallRisk: true,
}

const transfusionPlan: DraftPlan = {
  regimen: 'Red cell transfusion',
  intent: 'supportive',
  cycle: 1,
  day: 1,
  diagnoses: [{ code: 'D46.9', kind: 'disease', text: 'Myelodysplastic syndrome' }],
  providerNpi: drMarsh,
  supervisingNpi: drMarsh,
  heightCm: '174',
  dosingWeightKg: '71',
  labs: [
    ['Hemoglobin', '6.9'],
    ['Crossmatch', 'compatible'],
  ],
  lines: [
    {
      name: 'Red blood cells, leukocyte-reduced',
      // A blood product: its code and units come from this row, its bag number from the blood bank (R15).
      catalogue: {
        hcpcs: 'P9016',
        drug: 'red blood cells',
        billingUnit: { amount: '1', unit: 'unit' },
        adminClass: 'transfusion',
        issue: catalogueIssue,
      },
      vesicant: 'neither',
      hazardous: false,
      source: 'practice',
      stocked: [],
      role: 'transfusion',
      dose: { amount: '2', unit: 'unit' },
      volumeMl: '600',
      route: 'transfusion',
      plannedMinutes: 240,
      productUnits: 2,
    },
    { from: 'furosemide', role: 'supportive', dose: mg('20'), route: 'iv_push' },
  ],
}

/** Myelodysplastic syndrome, two units of red cells. */
export const transfusion = (day: string): DemoVisit => ({
  appointmentTime: '08:45',
  chair: '8',
  nurseId: 'priya-nair',
  patient: arthur,
  coverages: [coverageFor(day, 'transfusion', medicare, '4HK7WH8QP06')],
  authorizations: [
    authorizationFor(day, 'transfusion', medicare, {
      number: '',
      status: 'not_required',
      drugs: ['P9016'],
      diagnosis: 'D46.9',
    }),
  ],
  plan: planFor(day, 'transfusion', transfusionPlan),
})
