import type { Thresholds } from '../ruleSet.ts'

/** Sentences of the code lines: which drug, which minutes, which threshold. They describe; they never advise. */

/** When extra hours begin, and how long each is. */
type Hours = Pick<Thresholds, 'extraHourFrom' | 'extraHourMinutes'>

const min = (minutes: number): string => `${minutes} min`

export const lineWords = {
  infusion: (name: string, minutes: number, clock: string, from: number) =>
    minutes >= from
      ? `${name} ran ${min(minutes)}, ${clock}; an infusion counts from ${min(from)}.`
      : `${name} ran ${min(minutes)}, ${clock}, and was stopped early; the ordered infusion is reported.`,
  fromTo: (from: string, to: string, runs: number) => `${from} to ${to}${runs > 1 ? ` in ${runs} runs` : ''}`,
  extraHours: (name: string, counted: number, hours: Hours) =>
    `${name}: ${min(counted)} counted; extra hours begin at ${min(hours.extraHourFrom)} and every ${min(hours.extraHourMinutes)} after.`,
  push: (name: string, clock: string) => `${name}, pushed at ${clock}.`,
  shortInfusion: (name: string, minutes: number, clock: string, from: number) =>
    `${name} ran ${min(minutes)}, ${clock}; below ${min(from)} it counts as a push.`,
  initial: (by: 'reason' | 'rank' | 'alone') =>
    ({
      reason: 'Initial service: the documented main reason.',
      rank: 'Initial service: ranks first at this access.',
      alone: 'Initial service of this access.',
    })[by],
  sequential: () => 'Another service at this access is the initial one.',
  markedSite: (modifier: string) => `Marked ${modifier}: a further access of this visit.`,
  markedReturn: (modifier: string) => `Marked ${modifier}: the patient came back the same day.`,
  markedDrug: (modifier: string) => `Marked ${modifier}: another drug under the same code.`,
  markedSyringe: (modifier: string) => `Marked ${modifier}: this payer counts every syringe.`,
  markedMarrow: (modifier: string) => `Marked ${modifier}: taken at another site.`,
  concurrent: (name: string, minutes: number, clock: string) =>
    `${name} ran ${min(minutes)}, ${clock}, more than half of it beside another infusion; one unit per visit.`,
  concurrentChemo: (name: string, minutes: number, clock: string) =>
    `${name} ran ${min(minutes)}, ${clock}, beside another chemo infusion. No code describes that; a person decides.`,
  repeatPush: (name: string, clock: string, gap: number) =>
    `${name}, pushed again at ${clock}, more than ${min(gap)} from the dose of it before and after.`,
  hydrationFirst: (counted: number, from: number) =>
    `${min(counted)} of hydration with no drug running; counts from ${min(from)}.`,
  hydrationMore: (counted: number, hours: Hours) =>
    `${min(counted)} of hydration with no drug running; further hours begin at ${min(hours.extraHourFrom)} and every ${min(hours.extraHourMinutes)} after.`,
  hydrationBeside: (counted: number, from: number, hours: Hours) =>
    `${min(counted)} of hydration with no drug running, beside another service; counts from ${min(from)}, then from ${hours.extraHourFrom} and every ${min(hours.extraHourMinutes)} after.`,
  injection: (name: string) => `${name}, 1 injection.`,
  splitDose: (name: string) => `${name}, a further syringe of one dose.`,
  onBody: (name: string) => `${name}, on-body injector applied.`,
  pump: (name: string, minutes: number, planned: number, from: number) =>
    planned === 0
      ? `${name} by pump ran ${min(minutes)}; a long pump infusion counts from ${min(from)}.`
      : `${name} by pump, planned for ${min(planned)}; a long pump infusion counts from ${min(from)}.`,
  scInfusion: (name: string, minutes: number, clock: string, from: number) =>
    minutes >= from
      ? `${name} under the skin ran ${min(minutes)}, ${clock}; counts from ${min(from)}.`
      : `${name} under the skin ran ${min(minutes)}, ${clock}, and was stopped early; the ordered infusion is reported.`,
  scSetUp: (name: string) => `${name}: an additional pump set-up opened new sites; one unit per visit.`,
  arterial: (name: string, clock: string) => `${name}, given by artery at ${clock}.`,
  place: (name: string) => `${name}, given as charted.`,
  procedure: (name: string) => `${name}, as charted.`,
  transfusion: (names: string) => `${names}: one transfusion service per day.`,
  product: (name: string, units: number) => `${name}: ${units} product ${units === 1 ? 'unit' : 'units'}.`,
  productLabel: 'Blood product',
  visit: (identifiable: boolean) =>
    identifiable ? 'The visit is documented as separate from the treatment.' : 'No administration on this day.',
  visitLabel: 'Visit',
} as const

/** Why a neighbouring code was not used. */
export const whyNotWords = {
  moreHours: (next: number, counted: number) => `The next unit begins at ${min(next)}; ${min(counted)} counted.`,
  sharedMinutes: (shared: number) => `${min(shared)} more, shared with another infusion, count for that one.`,
  notInfusion: (from: number, minutes: number) => `An infusion counts from ${min(from)}; ${min(minutes)} ran.`,
  notPush: (limit: number, minutes: number) => `A push is an infusion of ${min(limit)} or less; ${min(minutes)} ran.`,
  chartedPush: () => 'Charted as a push, and a push stays a push.',
  notInitial: (initial: string) => `${initial} is the initial service of this access.`,
  byPump: (from: number) => `By pump for ${min(from)} or more.`,
  isInitial: () => 'This is the initial service; the add-on is for services after it.',
  notConcurrent: (shared: number, minutes: number) =>
    `${shared} of ${min(minutes)} ran beside another infusion; concurrent is more than half.`,
  reasonHosts: () => 'The documented main reason is never the concurrent one; others run beside it.',
  notSequential: () => 'More than half of its minutes ran beside another infusion.',
  concurrentFirst: () => 'A concurrent infusion is never the initial service.',
  noHours: () => 'One unit whatever it ran; hours are not counted here.',
  stoppedEarly: () => 'Stopped early: by this profile the ordered infusion is reported, not the minutes.',
  hydrationLast: (initial: string) => `${initial} is the initial service of this access; hydration is the add-on.`,
  notInjection: (limit: number, minutes: number) => `An injection is ${min(limit)} or less; ${min(minutes)} ran.`,
  byClass: (kind: 'chemo' | 'hormonal' | 'therapeutic') =>
    ({
      chemo: 'The formulary classes the drug as chemotherapy.',
      hormonal: 'The formulary classes the drug as hormonal chemotherapy.',
      therapeutic: 'The formulary classes the drug as therapeutic.',
    })[kind],
  onBody: () => 'Applied as an on-body device.',
  oncePerVisit: () => 'One unit per visit, however many.',
  oncePerDay: () => 'One unit per day, however many products.',
  apartSites: () => 'Aspiration and biopsy were taken at different sites.',
  oneSitting: () => 'Aspiration and biopsy at one site in one sitting are one code.',
  sameDrug: () => 'The same drug was given before; this code is for a further drug.',
} as const
