import type { OrderField, PlanField } from '#shared/chart/safety/planDifference.ts'

/** Words of a plan that changed at its source while the visit was on. */
export const planChangeWords = {
  title: 'Changed plan',
  waiting: (from: string) => `The plan changed: ${from}`,
  waitingNext: 'Nothing changes here until somebody accepts it.',
  look: 'Compare',
  about: (from: string, time: string) => `From ${from}, ${time}. A drug that has begun keeps its old order.`,
  accept: 'Accept the changed plan',
  decline: 'Keep the plan as it is',
  added: 'New',
  removed: 'No longer planned',
  changed: 'Changed',
  keeps: 'Has begun: keeps the old order',
  keepsRemoved: 'Has begun: stays',
  preparedRemoved: 'Is mixed or has vials open: say what became of it, it is not given any more',
  checkAgain: 'Needs a new second check',
  wasNow: (what: string, before: string, after: string) => `${what}: ${before}, now ${after}`,
  differs: (what: string) => `${what} differs`,
  none: 'none',
  wholePlan: 'The plan as a whole',
  nothing: 'No drug differs; only the plan’s own details do.',
} as const

export const orderFieldWords: Readonly<Record<OrderField, string>> = {
  dose: 'Dose',
  volume: 'Volume',
  route: 'Route',
  minutes: 'Over',
  diluent: 'In',
  role: 'Role',
  sequence: 'Place in the order',
  group: 'Beside the drug before it',
  other: 'Another detail of the order',
}

export const planFieldWords: Readonly<Record<PlanField, string>> = {
  regimen: 'Regimen',
  cycle: 'Cycle and day',
  therapyLine: 'Line of therapy',
  provider: 'Provider',
  signed: 'Signed at',
  weight: 'Dosing weight or height',
  other: 'Another detail of the plan',
}
