import type { Claim, ClaimLine } from '#shared/claim/claim.ts'
import type { VisitFacts } from '#shared/claim/visitFacts.ts'
import type { Coverage, Payer, Practice } from '#shared/document/clinic.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'

const zone = 'America/Chicago'
const address = { line1: '100 Lake Street', city: 'Madison', state: 'WI', zip: '537031234' }

export const aPractice: Practice = {
  id: 'lakeside',
  name: 'Lakeside Hematology PC',
  taxId: '391234567',
  npi: '1234567893',
  taxonomy: '207RH0003X',
  address,
  phone: '5555550100',
  contactName: 'Billing Office',
  zone,
  setting: 'office',
  placeOfService: '11',
  chairs: [{ id: 'c1', label: '1' }],
  codingProfile: {},
  showNextChangeToNurses: true,
  wasteWitnessRequired: true,
  submitterId: 'LAKESIDE01',
  receiverId: 'CLEARING01',
  receiverName: 'Example Clearinghouse',
}

export const aMedicare: Payer = {
  id: 'medicare',
  name: 'Medicare Part B',
  payerId: '06302',
  kind: 'medicare',
  filingCode: 'MB',
  codingProfile: {},
  ndcLines: 'one_line',
  ndcRequired: false,
}

export const aCoverage: Coverage = {
  id: 'cov1',
  payer: aMedicare,
  memberId: '1EG4TE5MK73',
  order: 1,
  relationship: 'self',
  from: '2020-01-01',
}

export const aClaimLine = (id: string, over: Partial<ClaimLine> = {}): ClaimLine => ({
  id,
  kind: 'administration',
  code: '96413',
  modifiers: [],
  units: 1,
  chargeCents: 45_000,
  pointers: [1, 2],
  ndc: null,
  startedAt: '2026-11-20T09:05:00-06:00',
  stoppedAt: '2026-11-20T12:40:00-06:00',
  note: null,
  serviceDate: '2026-11-20',
  description: null,
  revenueCode: null,
  authorization: null,
  coverageId: 'cov1',
  lineIds: ['l1'],
  ...over,
})

/** A complete, exportable claim of one office visit; change what the test is about. */
export function aClaim(over: Partial<Claim> = {}): Claim {
  const lines = over.lines ?? [
    aClaimLine('261120AA001L01'),
    aClaimLine('261120AA001L02', {
      kind: 'drug',
      code: 'J9312',
      units: 72,
      chargeCents: 864_000,
      pointers: [2],
      ndc: { ndc: '50242005306', quantity: '50', unit: 'ML' },
      note: 'ALSO NDC 50242005121 ML21.25',
      startedAt: null,
      stoppedAt: null,
    }),
    aClaimLine('261120AA001L03', {
      kind: 'drug',
      code: 'J9312',
      modifiers: ['JW'],
      units: 8,
      chargeCents: 96_050,
      pointers: [2],
      ndc: { ndc: '50242005121', quantity: '8.75', unit: 'ML' },
      startedAt: null,
      stoppedAt: null,
    }),
  ]
  return {
    form: 'professional',
    reference: '261120AA001',
    sessionId: 's1',
    version: 1,
    frequency: '1',
    payerControlNumber: null,
    serviceDate: '2026-11-20',
    arrivedAt: instantOnClock('2026-11-20', '08:30', zone),
    dischargedAt: instantOnClock('2026-11-20', '15:00', zone),
    signedAt: instantOnClock('2026-11-20', '15:05', zone),
    practice: aPractice,
    patient: {
      id: 'p1',
      mrn: 'MRN00042',
      last: 'Doe',
      first: 'Jané',
      birthDate: '1952-03-14',
      sex: 'F',
      address: { line1: '12 Elm Ave', city: 'Madison', state: 'WI', zip: '53705' },
      allergies: [],
      alerts: [],
    },
    coverage: aCoverage,
    otherCoverages: [],
    authorization: {
      id: 'a1',
      number: 'PA7788991',
      payerId: 'medicare',
      status: 'approved',
      drugs: ['J9312'],
      from: '2026-01-01',
      to: '2026-12-31',
      diagnosis: 'C91.10',
    },
    rendering: { npi: '1987654328', last: 'Roe', first: 'Richard', credential: 'MD', taxonomy: '207RH0003X' },
    supervising: null,
    ordering: null,
    referring: null,
    facility: null,
    priorPayments: [],
    diagnoses: ['Z51.12', 'C91.10'],
    lines,
    totalCents: lines.reduce((sum, line) => sum + line.chargeCents, 0),
    note: null,
    losses: [],
    issues: [],
    ...over,
  }
}

/** The same visit in a hospital's outpatient clinic. */
export function aHospitalClaim(over: Partial<Claim> = {}): Claim {
  const lines = aClaim().lines.map((line) => ({
    ...line,
    revenueCode: line.kind === 'drug' ? '0636' : '0335',
    pointers: [],
  }))
  return aClaim({ form: 'institutional', lines, ...over })
}

/** What an interface says about the same visit beside its claim. */
export const aVisit = (over: Partial<VisitFacts> = {}): VisitFacts => ({
  chair: '7',
  nurse: { id: 'RN0107', last: 'Lee', first: 'Morgan' },
  receiverVisitId: null,
  vitals: [
    {
      id: 'v1',
      at: instantOnClock('2026-11-20', '08:50', zone),
      setType: 'baseline',
      temperatureTenthsC: 368,
      pulse: 82,
      respirations: 16,
      systolic: 128,
      diastolic: 74,
      spo2: 97,
      oxygenLitersPerMinute: 2,
      weightGrams: 71_500,
      heightMillimeters: 1_680,
    },
  ],
  administrations: [
    {
      id: 'rituximab-1',
      lineId: 'rituximab',
      name: 'Rituximab',
      hcpcs: 'J9312',
      ndcs: ['50242005306'],
      route: 'iv_infusion',
      from: instantOnClock('2026-11-20', '09:05', zone),
      to: instantOnClock('2026-11-20', '12:40', zone),
      dose: { amount: '712.5', unit: 'mg' },
      isStoppedEarly: false,
    },
  ],
  ...over,
})
