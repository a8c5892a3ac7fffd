import type { Payer, Practice, Provider, User } from '#shared/document/clinic.ts'

/** An invented practice with invented people. Tax id, NPIs, member ids and product numbers belong to nobody. */

export const practice: Practice = {
  id: 'lakeside',
  name: 'Lakeside Hematology and Oncology',
  taxId: '001234567',
  npi: '1999999984',
  taxonomy: '207RH0003X',
  address: { line1: '400 Harbor Street', line2: 'Suite 210', city: 'Lakeside', state: 'IL', zip: '600990400' },
  phone: '3125550140',
  contactName: 'Grace Kim',
  zone: 'America/Chicago',
  setting: 'office',
  placeOfService: '11',
  chairs: ['1', '2', '3', '4', '5', '6', '7', '8'].map((label) => ({ id: `chair-${label}`, label })),
  codingProfile: {},
  showNextChangeToNurses: true,
  wasteWitnessRequired: false,
  submitterId: 'LAKESIDE01',
  receiverId: 'DEMOCLEAR',
  receiverName: 'Demo Clearinghouse',
}

/** A person who can sign in to the demo. The PIN is hashed when the demo store is made. */
export type DemoUser = User & { readonly pin: string }

export const users: readonly DemoUser[] = [
  {
    id: 'dana-reyes',
    name: 'Dana Reyes',
    initials: 'DR',
    credential: 'RN, OCN',
    roles: ['rn'],
    badge: 'RN-1001',
    chemoCompetent: true,
    pin: '1111',
  },
  {
    id: 'marcus-hale',
    name: 'Marcus Hale',
    initials: 'MH',
    credential: 'RN',
    roles: ['rn'],
    badge: 'RN-1002',
    chemoCompetent: true,
    pin: '2222',
  },
  {
    id: 'priya-nair',
    name: 'Priya Nair',
    initials: 'PN',
    credential: 'RN, OCN',
    roles: ['charge', 'rn'],
    badge: 'RN-1003',
    chemoCompetent: true,
    pin: '3333',
  },
  {
    id: 'owen-blake',
    name: 'Owen Blake',
    initials: 'OB',
    credential: 'PharmD',
    roles: ['pharmacist'],
    badge: 'PH-2001',
    chemoCompetent: true,
    pin: '4444',
  },
  {
    id: 'lena-ortiz',
    name: 'Lena Ortiz',
    initials: 'LO',
    credential: 'CMA',
    roles: ['ma'],
    badge: 'MA-3001',
    chemoCompetent: false,
    pin: '5555',
  },
  {
    id: 'grace-kim',
    name: 'Grace Kim',
    initials: 'GK',
    credential: 'CPC',
    roles: ['biller'],
    badge: 'BI-4001',
    chemoCompetent: false,
    pin: '6666',
  },
  {
    id: 'tom-archer',
    name: 'Tom Archer',
    initials: 'TA',
    credential: 'MHA',
    roles: ['manager'],
    badge: 'MG-5001',
    chemoCompetent: false,
    pin: '7777',
  },
  {
    id: 'ruth-bell',
    name: 'Ruth Bell',
    initials: 'RB',
    credential: '',
    roles: ['admin'],
    badge: 'AD-6001',
    chemoCompetent: false,
    pin: '8888',
  },
  {
    id: 'ines-faro',
    name: 'Ines Faro',
    initials: 'IF',
    credential: 'CPMA',
    roles: ['auditor'],
    badge: 'AU-7001',
    chemoCompetent: false,
    pin: '9999',
  },
]

export const providers: readonly Provider[] = [
  { npi: '1999999026', last: 'Marsh', first: 'Elena', credential: 'MD', taxonomy: '207RH0003X' },
  { npi: '1999999117', last: 'Ito', first: 'Samuel', credential: 'MD', taxonomy: '207RH0003X' },
  { npi: '1999999208', last: 'Jensen', first: 'Carol', credential: 'NP', taxonomy: '363L00000X' },
]
export const [drMarsh, drIto, nurseJensen] = ['1999999026', '1999999117', '1999999208'] as const

export const medicare: Payer = {
  id: 'medicare-b',
  name: 'Medicare Part B',
  payerId: '09990',
  kind: 'medicare',
  filingCode: 'MB',
  codingProfile: { discardModifiers: 'medicare' },
  ndcLines: 'one_line',
  ndcRequired: false,
}

export const commercial: Payer = {
  id: 'harborview',
  name: 'Harborview Health Plan',
  payerId: '09991',
  kind: 'commercial',
  filingCode: 'CI',
  codingProfile: { discardModifiers: 'none' },
  ndcLines: 'per_ndc',
  ndcRequired: true,
}

export const advantage: Payer = {
  id: 'great-lakes-advantage',
  name: 'Great Lakes Advantage',
  payerId: '09992',
  kind: 'medicare_advantage',
  filingCode: '16',
  codingProfile: { discardModifiers: 'medicare' },
  ndcLines: 'one_line',
  ndcRequired: true,
}

export const medicaid: Payer = {
  id: 'state-medicaid',
  name: 'State Medicaid',
  payerId: '09993',
  kind: 'medicaid',
  filingCode: 'MC',
  codingProfile: { discardModifiers: 'medicare' },
  ndcLines: 'per_ndc',
  ndcRequired: true,
}

export const payers: readonly Payer[] = [medicare, commercial, advantage, medicaid]
