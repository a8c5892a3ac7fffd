import type { Patient } from '#shared/document/patient.ts'
import { advantage, commercial, drIto, drMarsh } from './clinicFacts.ts'
import { authorizationFor, coverageFor, type DemoVisit, type DraftPlan, mg, planFor, saline } from './visit.ts'

const ingrid: Patient = {
  id: 'ingrid-solberg',
  mrn: 'LS-104590',
  last: 'Solberg',
  first: 'Ingrid',
  birthDate: '1962-02-11',
  sex: 'F',
  address: { line1: '48 Ridge Road', city: 'Lakeside', state: 'IL', zip: '60099' },
  phone: '3125550199',
  allergies: [
    {
      substance: 'Iodine contrast',
      reaction: 'Swelling of the lips',
      severity: 'moderate',
      verifiedOn: '2026-01-12',
    },
  ],
  accessDevice: 'Port, left chest',
  alerts: [],
  codeStatus: 'full',
  priorReactions: [{ drug: 'paclitaxel', grade: 3, on: '2026-01-05' }],
  emergencyContact: { name: 'Erik Solberg', relationship: 'son', phone: '3125550190' },
}

const carboplatinPlan: DraftPlan = {
  regimen: 'Carboplatin and paclitaxel',
  intent: 'curative',
  cycle: 2,
  cyclesPlanned: 6,
  day: 1,
  diagnoses: [
    { code: 'Z51.11', kind: 'treatment_reason', text: 'Antineoplastic chemotherapy' },
    { code: 'C56.1', kind: 'disease', text: 'Cancer of the right ovary' },
  ],
  providerNpi: drMarsh,
  supervisingNpi: drMarsh,
  heightCm: '168',
  dosingWeightKg: '61.9',
  bsaM2: '1.7',
  labs: [
    ['ANC', '2.5'],
    ['Platelets', '240'],
    ['Creatinine', '0.7'],
  ],
  lines: [
    { from: 'palonosetron', role: 'premed', dose: mg('0.25'), route: 'iv_push' },
    {
      from: 'dexamethasone',
      role: 'premed',
      dose: mg('20'),
      diluent: saline,
      volumeMl: '50',
      route: 'iv_infusion',
      plannedMinutes: 20,
    },
    { from: 'famotidine', role: 'premed', dose: mg('20'), route: 'iv_push' },
    { from: 'diphenhydramine', role: 'premed', dose: mg('50'), route: 'iv_push' },
    {
      from: 'paclitaxel',
      role: 'antineoplastic',
      dose: mg('297.5'),
      doseBasis: { per: 'm2', amount: '175' },
      handling: ['in_line_filter', 'non_pvc_tubing'],
      diluent: saline,
      volumeMl: '500',
      route: 'iv_infusion',
      plannedMinutes: 180,
    },
    {
      from: 'carboplatin',
      role: 'antineoplastic',
      dose: mg('550'),
      diluent: saline,
      volumeMl: '250',
      route: 'iv_infusion',
      plannedMinutes: 30,
    },
  ],
}

/** Ovarian cancer, carboplatin and paclitaxel from multi-dose vials. */
export const carboplatinPaclitaxel = (day: string): DemoVisit => ({
  appointmentTime: '11:30',
  chair: '4',
  nurseId: 'dana-reyes',
  patient: ingrid,
  coverages: [
    {
      ...coverageFor(day, 'carbotaxol', commercial, 'HV20660917'),
      relationship: 'spouse',
      subscriber: { last: 'Solberg', first: 'Erik' },
    },
  ],
  authorizations: [
    authorizationFor(day, 'carbotaxol', commercial, {
      number: 'HV-560044',
      status: 'approved',
      drugs: ['J9267', 'J9045'],
      visitsAllowed: 6,
      visitsUsed: 1,
      diagnosis: 'C56.1',
      providerNpi: drMarsh,
    }),
  ],
  plan: planFor(day, 'carbotaxol', carboplatinPlan),
})

const lucille: Patient = {
  id: 'lucille-grant',
  mrn: 'LS-104109',
  last: 'Grant',
  first: 'Lucille',
  birthDate: '1955-04-03',
  sex: 'F',
  address: { line1: '77 Summit Drive', city: 'Lakeside', state: 'IL', zip: '60099' },
  phone: '3125550111',
  allergies: [],
  alerts: [],
}

const fulvestrantPlan: DraftPlan = {
  regimen: 'Fulvestrant',
  intent: 'control',
  cycle: 2,
  day: 1,
  diagnoses: [
    { code: 'Z51.11', kind: 'treatment_reason', text: 'Antineoplastic chemotherapy' },
    { code: 'C50.411', kind: 'disease', text: 'Cancer of the right breast, upper outer quadrant' },
  ],
  providerNpi: drIto,
  supervisingNpi: drIto,
  heightCm: '159',
  dosingWeightKg: '68',
  labs: [],
  lines: [{ from: 'fulvestrant', role: 'antineoplastic', dose: mg('500'), route: 'intramuscular' }],
}

/** Breast cancer, an injection into each side; the payer has not answered yet. */
export const fulvestrant = (day: string): DemoVisit => ({
  appointmentTime: '13:00',
  chair: '6',
  nurseId: 'marcus-hale',
  patient: lucille,
  coverages: [coverageFor(day, 'fulvestrant', advantage, 'GLA77341190')],
  authorizations: [
    authorizationFor(day, 'fulvestrant', advantage, {
      number: '',
      status: 'pending',
      drugs: ['J9395'],
      diagnosis: 'C50.411',
      providerNpi: drIto,
    }),
  ],
  plan: planFor(day, 'fulvestrant', fulvestrantPlan),
})
