import type { Authorization } from '#shared/document/clinic.ts'

/** An authorization that a payer gave after the treatment of the demo's first day: for whatever was given, to March's end. */
export const lateAuthorization: Authorization = {
  id: 'late-1',
  number: 'R-7781',
  payerId: 'medicare',
  status: 'retro',
  drugs: ['J9312'],
  from: '2026-03-01',
  to: '2026-03-31',
  diagnosis: '',
  checkedBy: 'Grace Kim',
  checkedOn: '2026-03-04',
}
