import type { AcuityReason } from '#shared/chart/safety/acuity.ts'

/** Words of the Staff screen: who has which visit, and how much work it is. */
export const staffWords = {
  title: 'Staff',
  sub: 'Visits of today by nurse, shared by work and not by heads',
  visits: 'Visits of today',
  chair: 'Chair',
  time: 'Time',
  patient: 'Patient',
  acuity: 'Acuity',
  nurse: 'Nurse',
  choose: 'Choose',
  chooseOf: (patient: string) => `Choose ${patient}`,
  nobody: 'Nobody yet',
  none: 'Nobody is expected any more',
  noneNext: 'Visits that are still to come or under way stand here.',
  nurses: 'Nurses',
  hint: 'Choose visits, then tap who has them.',
  visitsOf: (visits: number) => (visits === 1 ? '1 visit' : `${visits} visits`),
  after: (points: number) => `then ${points}`,
  chooseFirst: 'Choose a visit first.',
  takeBack: 'Nobody yet',
} as const

const parts: Readonly<Record<AcuityReason, (count: number) => string>> = {
  visit: () => 'the visit',
  antineoplastic: (count) => (count === 1 ? 'cancer drug' : 'cancer drugs'),
  first_antibody: () => 'first antibody ever',
  vesicant: () => 'vesicant',
  transfusion: () => 'transfusion',
  rate_steps: () => 'rate steps',
  long: () => 'four hours or longer',
}

/** "the visit 1, cancer drugs 4 (Rituximab, Bendamustine)": points, each after what they are for. */
export const acuityWords = (
  found: readonly { readonly reason: AcuityReason; readonly points: number; readonly drugs: readonly string[] }[],
): string =>
  found
    .map(({ reason, points, drugs }) => {
      const named = drugs.length > 0 ? ` (${drugs.join(', ')})` : ''
      return `${parts[reason](drugs.length)} ${points}${named}`
    })
    .join(', ')
