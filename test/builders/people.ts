import type { Role, User } from '#shared/document/clinic.ts'

/** The people of the tests. */
const person = (
  id: string,
  name: string,
  credential: string,
  roles: readonly Role[],
  chemoCompetent = false,
): User => ({
  id,
  name,
  initials: name
    .split(' ')
    .map((part) => part.charAt(0))
    .join(''),
  credential,
  roles: [...roles],
  chemoCompetent,
})

export const nurseAna = person('user-ana', 'Ana Reyes', 'RN', ['rn'], true)
export const nurseBo = person('user-bo', 'Bo Lindqvist', 'RN', ['rn'], true)
export const nurseNew = person('user-new', 'Nia Newton', 'RN', ['rn'])
export const chargeCora = person('user-cora', 'Cora Diaz', 'RN', ['charge'], true)
export const assistantMia = person('user-mia', 'Mia Adler', 'MA', ['ma'])
export const pharmacistPia = person('user-pia', 'Pia Kern', 'PharmD', ['pharmacist'], true)
export const billerBen = person('user-ben', 'Ben Ortiz', '', ['biller'])
