import type { AddVisitInput } from '#shared/ipc/addVisitRows.ts'

/** An add-on patient of the demo's Monday with as little as a visit needs; change what the test is about. */
export const aVisitToAdd = (changes: Partial<AddVisitInput> = {}): AddVisitInput => ({
  day: '2026-03-02',
  appointmentTime: '11:30',
  chair: '3',
  fromSessionId: null,
  patient: { mrn: 'AD-1', last: 'Novak', first: 'Iva', birthDate: '1961-04-02', sex: 'F', allergies: [] },
  provider: { npi: '1999999976', last: 'Shaw', first: 'Ellen', credential: 'MD' },
  coverage: 'none',
  plan: {
    regimen: 'Iron, add-on',
    intent: 'supportive',
    cycle: 1,
    day: 1,
    diagnoses: [],
    orderSignedAt: null,
    labsRequired: false,
    consentOn: null,
    lines: [],
  },
  ...changes,
})
