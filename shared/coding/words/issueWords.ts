/** Sentences of the issues, apart from the ones that keep a service out of the coding set. */

/** Minutes beside another infusion, of the minutes it ran. */
type Minutes = readonly [shared: number, ran: number]

const min = (minutes: number): string => `${minutes} min`

export const issueWords = {
  seconds: (name: string, minutes: number, elapsed: number) =>
    `${name}: ${min(minutes)} by printed times, ${min(elapsed)} by the seconds. The printed times count.`,
  secondsBeside: (name: string, [shared, ran]: Minutes, [sharedElapsed, elapsed]: Minutes) =>
    `${name}: ${shared} of ${min(ran)} beside another infusion by printed times, ${sharedElapsed} of ${min(elapsed)} by the seconds. The printed times count.`,
  codedAsPush: (name: string, minutes: number, from: number) =>
    `${name}, charted as an infusion, ran ${min(minutes)}: below ${min(from)} it counts as a push.`,
  codedAsInjection: (name: string, minutes: number, from: number) =>
    `${name} under the skin ran ${min(minutes)}: below ${min(from)} it counts as an injection.`,
  longPush: (name: string, minutes: number) => `${name}: charted as a push of ${min(minutes)}.`,
  stopUnknown: (drug: string) => `${drug}: closed with the stop unknown.`,
  carriesDrug: (fluid: string, drug: string) => `${fluid} carries ${drug}: not hydration.`,
  incidental: (fluid: string) => `${fluid} was a vehicle, kept the vein open or flushed: not hydration.`,
  betweenBlood: (fluid: string) => `${fluid}: minutes between blood units are not hydration.`,
  sameBag: (names: string) => `${names} in one bag: one administration.`,
  oneBagTwice: (name: string) => `${name}: one bag, its runs added.`,
  interrupted: (name: string) => `${name}: interrupted and resumed; running minutes added, the pause left out.`,
  bagsCombined: (name: string) => `${name}: bags of one dose, back to back; minutes added.`,
  dosesCombined: (name: string) => `${name}: separate infusions of one drug; minutes added.`,
  hydrationShort: (minutes: number, from: number) =>
    `Hydration has ${min(minutes)} counted; it counts from ${min(from)}.`,
  hydrationOverlap: (minutes: number) => `Hydration: ${min(minutes)} ran beside a drug or blood and are left out.`,
  hydrationRuns: (runs: number) => `Hydration minutes come from ${runs} separate runs.`,
  hydrationNecessity: () => 'Hydration is on the bill without an order and a reason on record.',
  secondConcurrent: (name: string) => `${name}: one concurrent infusion per visit is already on the bill.`,
  concurrentChemo: (name: string) => `${name} ran beside another chemo infusion: no code describes that.`,
  unlisted: (name: string) => `${name}: an unlisted code waits for a person's decision.`,
  partialOverlap: (name: string, shared: number) =>
    `${name}: ${min(shared)} shared with another infusion count for that one alone.`,
  repeatPush: (name: string) => `${name}: a further push of the same drug has no line.`,
  earlyRepeat: (name: string, limit: number) => `${name}: given again within ${min(limit)}.`,
  reasonOutranked: (name: string) => `${name} is the initial service; the record's main reason and the ranking differ.`,
  secondSite: () => 'A second vascular access was used; the record does not say why.',
  secondEncounter: () => 'The patient came back the same day; the record does not say why.',
  splitDose: (name: string) => `${name}: one dose in more than one syringe.`,
  discontinued: (name: string, minutes: number) => `${name}: stopped early after ${min(minutes)}.`,
  shortPump: (name: string, minutes: number, from: number) =>
    `${name} by pump: ${min(minutes)}; a long pump infusion counts from ${min(from)}, so ordinary infusion codes apply.`,
  planCutShort: (name: string, minutes: number) => `${name} by pump: planned for longer, ran ${min(minutes)}.`,
  portFlush: () => 'The port flush is part of the day’s other services.',
  bloodDraw: () => 'The blood draw is part of the day’s other services.',
  transfusionOnce: (units: number) => `${units} blood products: one transfusion service per day.`,
  midnight: (name: string) => `${name} runs across midnight: all units on the start date.`,
  routeNotCoded: (name: string, route: string) => `${name}: no administration code for ${route.replaceAll('_', ' ')}.`,
  secondScDrug: (name: string) => `${name}: a second drug by subcutaneous infusion has no code of its own.`,
  em99211: (em: string) => `${em} is not billed with an administration.`,
  emIncluded: (em: string) => `${em}: the visit is not documented as separate, so it is part of the treatment.`,
  emUnknown: (em: string) => `${em}: no rule covers this visit code.`,
  orphan: (code: string, parents: readonly string[]) => `${code} stands without its parent: ${parents.join(', ')}.`,
  mue: (code: string, units: number, most: number) => `${code}: ${units} units on the day; the table holds ${most}.`,
  pair: (a: string, b: string) => `${a} and ${b} on one day: the quarter's pair table decides about a modifier.`,
} as const
