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
  /** A nurse's button as it is read out. */
  nurseSpoken: (name: string, points: number, visits: string, after: number | null) =>
    `${name}, acuity ${points}, ${visits}${after === null ? '' : `, with what is chosen ${after}`}`,
  chooseFirst: 'Choose a visit first.',
  takeBack: 'Nobody yet',
} as const

const parts: Readonly<Record<AcuityReason, (count: number) => string>> = {
  visit: () => 'the visit',
  antineoplastic: (count) => (count === 1 ? 'a cancer drug' : 'cancer drugs'),
  first_antibody: (count) => (count === 1 ? 'a first antibody' : 'first antibodies'),
  vesicant: (count) => (count === 1 ? 'a vesicant' : 'vesicants'),
  transfusion: () => 'a transfusion',
  rate_steps: () => 'rate steps',
  long: () => 'four hours or longer',
}

/** "1 for the visit, 2 for cancer drugs (Rituximab, Bendamustine).": points, each with what they are for; a sentence when read out. */
export const acuityWords = (
  found: readonly { readonly reason: AcuityReason; readonly points: number; readonly drugs: readonly string[] }[],
): string =>
  `${found
    .map(({ reason, points, drugs }) => {
      const named = drugs.length > 0 ? ` (${drugs.join(', ')})` : ''
      return `${points} for ${parts[reason](drugs.length)}${named}`
    })
    .join(', ')}.`
