const min = (minutes: number): string => `${minutes} min`

/** Where a service without a line of its own went (C7). */
export const noteWords = {
  stopUnknown: (drug: string) => `${drug}: without a known stop there is no duration and no administration code.`,
  sameBag: (drug: string, names: string) => `${drug} is in one bag with others; ${names} is one administration.`,
  carriesDrug: (fluid: string, drug: string) => `${fluid} carries ${drug} and is part of it.`,
  incidental: (fluid: string) => `${fluid} carried a drug, kept the vein open or flushed: included.`,
  chemoRepeat: (name: string) => `${name}: chemo pushes count once per drug.`,
  officeRepeat: (name: string) => `${name}: an office reports one push per drug.`,
  earlyRepeat: (name: string, gap: number, limit: number) =>
    `${name}: ${min(gap)} from the nearest other dose of it; a repeat push counts after more than ${min(limit)}.`,
  hydrationShort: (minutes: number, from: number) =>
    `${min(minutes)} of hydration counted; it counts from ${min(from)}.`,
  hydrationBeside: () => 'All its minutes ran beside a drug, blood or other hydration.',
  hydrationShortRun: () => 'Its runs are too short for this payer.',
  secondConcurrent: (name: string) => `${name} ran beside another infusion; one concurrent unit per visit is reported.`,
  concurrentChemo: (name: string) => `${name} ran beside another chemo infusion; no code describes that.`,
  pumpWithoutStop: (name: string) => `${name} by pump is not prolonged by its plan, and no stop is on record.`,
  splitDose: (name: string) => `${name}: part of one dose, counted with the first syringe.`,
  arterialRepeat: (name: string) => `${name}: already counted at this access.`,
  portBundled: () => 'Included in the day’s other services.',
  transfusionOnce: (name: string) => `${name}: the day’s transfusion service is already counted.`,
  procedureOnce: (name: string) => `${name}: counted with the other part of the same sitting.`,
  routeNotCoded: (name: string) => `${name}: no administration code for this route.`,
  secondScDrug: (name: string) => `${name}: no code for a second drug by subcutaneous infusion.`,
} as const

/** What would be reported at the next change. */
export const changeWords = {
  more: (code: string, label: string) => `${code} ${label}.`,
  instead: (code: string, label: string, before: string) => `${code} ${label}, in place of ${before}.`,
  none: (before: string) => `${before} is no longer reported for it.`,
} as const
