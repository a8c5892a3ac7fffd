import type { Patient } from '#shared/document/patient.ts'
import { advantage, drIto, medicare } from './clinicFacts.ts'
import { authorizationFor, coverageFor, type DemoVisit, type DraftPlan, mg, planFor, saline } from './visit.ts'

const odette: Patient = {
  id: 'odette-james',
  mrn: 'LS-104003',
  last: 'James',
  first: 'Odette',
  birthDate: '1957-08-14',
  sex: 'F',
  address: { line1: '92 Station Avenue', city: 'Lakeside', state: 'IL', zip: '600990815' },
  phone: '3125550144',
  allergies: [],
  accessDevice: 'no device, peripheral vein',
  alerts: [],
}

const bortezomibPlan: DraftPlan = {
  regimen: 'Bortezomib and dexamethasone',
  intent: 'control',
  cycle: 2,
  cyclesPlanned: 8,
  day: 8,
  diagnoses: [
    { code: 'Z51.11', kind: 'treatment_reason', text: 'Antineoplastic chemotherapy' },
    { code: 'C90.00', kind: 'disease', text: 'Multiple myeloma, not in remission' },
  ],
  providerNpi: drIto,
  supervisingNpi: drIto,
  heightCm: '165',
  dosingWeightKg: '66.8',
  bsaM2: '1.75',
  labs: [
    ['ANC', '1.9'],
    ['Platelets', '96'],
    ['Creatinine', '1.0'],
    ['Calcium', '9.4'],
  ],
  lines: [
    { from: 'dexamethasone', role: 'premed', dose: mg('20'), route: 'iv_push' },
    {
      from: 'bortezomib',
      role: 'antineoplastic',
      dose: mg('2.28'),
      volumeMl: '0.9',
      route: 'subcutaneous',
      diagnoses: ['Z51.11', 'C90.00'],
    },
    {
      from: 'zoledronicAcid',
      role: 'supportive',
      dose: mg('4'),
      diluent: saline,
      volumeMl: '100',
      route: 'iv_infusion',
      plannedMinutes: 20,
      diagnoses: ['C90.00'],
    },
  ],
}

/** Multiple myeloma, bortezomib under the skin and a bone drug. */
export const bortezomib = (day: string): DemoVisit => ({
  appointmentTime: '09:00',
  chair: '4',
  nurseId: 'marcus-hale',
  patient: odette,
  coverages: [coverageFor(day, 'bortezomib', advantage, 'GLA77120034')],
  authorizations: [
    authorizationFor(day, 'bortezomib', advantage, {
      number: 'GLA-90217',
      status: 'approved',
      drugs: ['J9041', 'J3489'],
      visitsAllowed: 16,
      visitsUsed: 5,
      diagnosis: 'C90.00',
      providerNpi: drIto,
    }),
  ],
  plan: planFor(day, 'bortezomib', bortezomibPlan),
})

const samuel: Patient = {
  id: 'samuel-adeyemi',
  mrn: 'LS-103655',
  last: 'Adeyemi',
  first: 'Samuel',
  preferred: 'Sam',
  birthDate: '1949-12-09',
  sex: 'M',
  address: { line1: '5 Willow Court', city: 'Lakeside', state: 'IL', zip: '60099' },
  phone: '3125550155',
  allergies: [],
  alerts: [],
}

const daratumumabPlan: DraftPlan = {
  regimen: 'Daratumumab and hyaluronidase',
  intent: 'control',
  cycle: 3,
  day: 15,
  diagnoses: [
    { code: 'Z51.12', kind: 'treatment_reason', text: 'Antineoplastic immunotherapy' },
    { code: 'C90.00', kind: 'disease', text: 'Multiple myeloma, not in remission' },
  ],
  providerNpi: drIto,
  supervisingNpi: drIto,
  heightCm: '180',
  dosingWeightKg: '82',
  bsaM2: '2.02',
  labs: [
    ['ANC', '2.2'],
    ['Platelets', '131'],
  ],
  lines: [
    { from: 'dexamethasone', role: 'premed', dose: mg('20'), route: 'iv_push' },
    { from: 'diphenhydramine', role: 'premed', dose: mg('25'), route: 'iv_push' },
    {
      from: 'daratumumab',
      role: 'antineoplastic',
      dose: mg('1800'),
      volumeMl: '15',
      route: 'subcutaneous',
      observationMinutes: 30,
      diagnoses: ['Z51.12', 'C90.00'],
    },
  ],
}

/** Multiple myeloma, daratumumab under the skin. */
export const daratumumab = (day: string): DemoVisit => ({
  appointmentTime: '10:30',
  chair: '5',
  nurseId: 'dana-reyes',
  patient: samuel,
  coverages: [coverageFor(day, 'daratumumab', medicare, '3GJ6VG7PN95')],
  authorizations: [
    authorizationFor(day, 'daratumumab', medicare, {
      number: 'A4473051',
      status: 'approved',
      drugs: ['J9144'],
      visitsAllowed: 23,
      visitsUsed: 9,
      diagnosis: 'C90.00',
      providerNpi: drIto,
    }),
  ],
  plan: planFor(day, 'daratumumab', daratumumabPlan),
})
