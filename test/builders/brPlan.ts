import type { ScheduledPayload } from '#shared/chart/payloads/payloads.ts'
import type { CatalogueRow, Plan, PlannedLine } from '#shared/document/plan.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'

/** Bendamustine–rituximab, cycle 1 day 1, for chronic lymphocytic leukemia: the worked day of the first thread. */

type RowFacts = readonly [
  hcpcs: string,
  drug: string,
  unit: string,
  unitName: string,
  adminClass: CatalogueRow['adminClass'],
]

const row = ([hcpcs, drug, amount, unit, adminClass]: RowFacts): CatalogueRow => ({
  hcpcs,
  drug,
  billingUnit: { amount, unit },
  adminClass,
  issue: '2026-01',
})

/** A drug line of an order; whatever a test does not name is a plain intravenous infusion of 100 mg. */
export const aPlannedLine = (facts: Partial<PlannedLine> & Pick<PlannedLine, 'id'>): PlannedLine => ({
  sequence: 1,
  role: 'supportive',
  name: facts.id.charAt(0).toUpperCase() + facts.id.slice(1),
  catalogue: row(['J3490', facts.id, '1', 'mg', 'therapeutic']),
  dose: { amount: '100', unit: 'mg' },
  route: 'iv_infusion',
  vesicant: 'neither',
  hazardous: false,
  source: 'practice',
  stocked: [],
  ...facts,
})

export const brLines: readonly PlannedLine[] = [
  aPlannedLine({
    id: 'diphenhydramine',
    sequence: 1,
    role: 'premed',
    catalogue: row(['J1200', 'diphenhydramine hydrochloride', '50', 'mg', 'therapeutic']),
    dose: { amount: '50', unit: 'mg' },
    route: 'iv_push',
  }),
  aPlannedLine({
    id: 'dexamethasone',
    sequence: 2,
    role: 'premed',
    catalogue: row(['J1100', 'dexamethasone sodium phosphate', '1', 'mg', 'therapeutic']),
    dose: { amount: '12', unit: 'mg' },
    plannedMinutes: 20,
  }),
  aPlannedLine({
    id: 'rituximab',
    sequence: 3,
    role: 'antineoplastic',
    catalogue: row(['J9312', 'rituximab', '10', 'mg', 'antineoplastic']),
    dose: { amount: '712.5', unit: 'mg' },
    plannedMinutes: 255,
    hazardous: true,
    primary: true,
  }),
  aPlannedLine({
    id: 'bendamustine',
    sequence: 4,
    role: 'antineoplastic',
    catalogue: row(['J9033', 'bendamustine hydrochloride', '1', 'mg', 'antineoplastic']),
    dose: { amount: '171', unit: 'mg' },
    plannedMinutes: 30,
    vesicant: 'irritant',
    hazardous: true,
  }),
  aPlannedLine({
    id: 'saline',
    sequence: 5,
    role: 'hydration',
    name: 'Sodium chloride 0.9 %',
    catalogue: row(['J7040', 'sodium chloride 0.9%', '500', 'mL', 'hydration']),
    dose: { amount: '500', unit: 'mL' },
    volumeMl: '500',
    plannedMinutes: 45,
    purpose: 'hydration',
    reason: 'Volume depletion, poor oral intake',
  }),
]

export const brPlan: Plan = {
  id: 'plan-br',
  regimen: 'Bendamustine–rituximab',
  intent: 'control',
  cycle: 1,
  cyclesPlanned: 6,
  day: 1,
  diagnoses: [
    { code: 'Z51.11', kind: 'treatment_reason', text: 'Encounter for antineoplastic chemotherapy' },
    { code: 'C91.10', kind: 'disease', text: 'Chronic lymphocytic leukemia, not in remission' },
  ],
  providerNpi: '1234567893',
  supervisingNpi: '1234567893',
  orderSignedAt: instantOnClock('2026-02-27', '15:00', 'America/Chicago'),
  heightCm: '178',
  dosingWeightKg: '80',
  weighedOn: '2026-02-27',
  bsaM2: '1.9',
  labsRequired: true,
  labs: [{ name: 'ANC', value: '2.1', on: '2026-03-01' }],
  consentOn: '2026-02-27',
  lines: [...brLines],
}

const payer: ScheduledPayload['coverages'][number]['payer'] = {
  id: 'payer-medicare',
  name: 'Medicare Part B',
  payerId: '00882',
  kind: 'medicare',
  filingCode: 'MB',
  codingProfile: {},
  ndcLines: 'one_line',
  ndcRequired: false,
}

const address = { line1: '12 Elm Street', city: 'Madison', state: 'WI', zip: '53703' }

/** The session as it stands on the day's list before anybody has come. */
export const brScheduled: ScheduledPayload = {
  claimRef: '260302-AA-1',
  day: '2026-03-02',
  appointmentTime: '08:30',
  chair: '4',
  practiceId: 'practice-1',
  setting: 'office',
  patient: {
    id: 'patient-1',
    mrn: 'MRN-1001',
    last: 'Okafor',
    first: 'Grace',
    birthDate: '1956-05-17',
    sex: 'F',
    address,
    allergies: [],
    alerts: [],
  },
  coverages: [{ id: 'cover-1', payer, memberId: '1EG4TE5MK73', order: 1, relationship: 'self', from: '2021-06-01' }],
  authorizations: [
    {
      id: 'auth-1',
      number: 'A-55012',
      payerId: payer.id,
      status: 'approved',
      drugs: ['J9312', 'J9033'],
      from: '2026-02-01',
      to: '2026-07-31',
      diagnosis: 'C91.10',
    },
  ],
  plan: brPlan,
  profile: {},
  wasteWitnessRequired: false,
}
