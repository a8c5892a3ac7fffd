import { expect, it } from 'vitest'
import type { Authorization } from '#shared/document/clinic.ts'
import { authorizationDraftOf, authorizationOf, noneAllowed } from './authorizationDraft.ts'
import { authorizationFault } from './authorizationFault.ts'

const kept: Authorization = {
  ...{ id: 'a1', number: 'A4471902', payerId: 'medicare', status: 'approved', drugs: ['J9312'] },
  ...{ from: '2026-01-01', to: '2026-12-31', diagnosis: 'C91.10' },
}
const known = [{ hcpcs: 'J9312', name: 'Rituximab J9312', unit: 'mg' }]
const draft = authorizationDraftOf(kept)
const allowed = (typed: Partial<typeof noneAllowed>) => ({ allowed: { J9312: { ...noneAllowed, ...typed } } })

it.each([
  ['a day with a blank behind it', { from: '2026-01-01 ' }],
  ['units and what was used of them', allowed({ units: '480', unitsUsed: '40' })],
  ['a dose and what was used of it', allowed({ dose: '4800.5', doseUsed: '712.5' })],
  ['no diagnosis, no provider', { diagnosis: '', providerNpi: '' }],
])('%s is kept', (_, typed) => {
  expect(authorizationFault({ ...draft, ...typed }, known)).toBeNull()
  expect(authorizationOf({ ...draft, ...typed }, known)).not.toBeNull()
})

it.each([
  [{ from: '1/1/2026' }, 'From: write the day as 2026-03-02.'],
  [{ to: '' }, 'Until: write the day as 2026-03-02.'],
  [{ to: '2025-12-31' }, 'Until: this day comes before the first one.'],
  [{ checkedOn: 'monday' }, 'Checked on: write the day as 2026-03-02.'],
  [{ visitsUsed: 'two' }, 'Visits used before: write a whole number without commas, or nothing.'],
  [{ providerNpi: '12345' }, 'NPI of the provider: ten digits, or nothing.'],
  [allowed({ units: '1,200' }), 'Rituximab J9312: Units allowed: write a whole number without commas, or nothing.'],
  [
    allowed({ unitsUsed: '40' }),
    'Rituximab J9312: Units used before: say under “Units allowed” how much of it is allowed.',
  ],
  [
    allowed({ units: '9', unitsUsed: 'abc' }),
    'Rituximab J9312: Units used before: write a whole number without commas, or nothing.',
  ],
  [allowed({ dose: '-5' }), 'Rituximab J9312: Or mg allowed: write a number such as 712.5, or nothing.'],
  [
    allowed({ dose: '5', doseUsed: '1 g' }),
    'Rituximab J9312: mg used before: write a number such as 712.5, or nothing.',
  ],
  [allowed({ doseUsed: '5' }), 'Rituximab J9312: mg used before: say under “Or mg allowed” how much of it is allowed.'],
])('%j is said with its field', (typed, sentence) => {
  expect(authorizationFault({ ...draft, ...typed }, known)).toBe(sentence)
})
