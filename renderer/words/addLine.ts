import type { addedUnder, HydrationReason } from '#shared/clinical/chairDrugs.ts'
import type { PlannedLine } from '#shared/document/plan.ts'

/** Words of the sheet that adds a drug, a fluid or a flush which is not on the plan. */
export const addLineWords = {
  title: 'Add drug or fluid',
  add: 'Add to this visit',
  find: 'Name or code of the drug',
  emergency: 'Emergency drugs, one tap each',
  emergencyNext: 'It is added by the standing order. Give it from its row.',
  fluids: 'Common fluids',
  keepOpen: (fluid: string) => `Keep open, ${fluid}`,
  hydration: (fluid: string) => `Hydration, ${fluid}`,
  flush: 'Flush a line',
  notFound: (typed: string) => `“${typed}” is not on the drug list.`,
  notFoundNext: 'Try another word or the code, or add it by this name: billing will then ask for its code.',
  byName: (typed: string) => `Add “${typed}” by name`,
  other: 'Another drug',
  dose: 'Dose',
  unit: 'Unit',
  route: 'Route',
  role: 'What it is for',
  volume: 'Volume',
  over: 'Over',
  minutes: 'min',
  reason: 'Reason',
  hydrationReason: 'Why hydration',
  under: 'Whose order',
  provider: 'Which provider',
  readBack: 'Order read back',
  vesicant: 'On a leak it is',
  chooseFirst: 'Choose a drug or a fluid first.',
  doseMissing: 'Dose and route are needed.',
  volumeMissing: 'An infusion needs its volume and its minutes.',
  reasonMissing: 'Say why hydration is given.',
  orderMissing: 'Say whose order it is.',
  readBackMissing: 'Name the provider and read the order back.',
  vesicantMissing: 'Say whether it is a vesicant.',
} as const

export const roleOfLineWords: Readonly<Record<PlannedLine['role'], string>> = {
  premed: 'Premedication',
  antineoplastic: 'Treatment of the cancer',
  supportive: 'Supportive',
  hydration: 'Hydration',
  flush: 'Flush or keep open',
  rescue: 'Rescue',
  transfusion: 'Transfusion',
}

export const vesicantChoiceWords: Readonly<Record<PlannedLine['vesicant'], string>> = {
  vesicant: 'Vesicant',
  irritant: 'Irritant',
  neither: 'Neither',
}

export const addedUnderWords: Readonly<Record<(typeof addedUnder)[number], string>> = {
  provider: 'Provider order, read back',
  prn: 'PRN order of the plan',
  standing: 'Standing order',
}

export const hydrationReasonWords: Readonly<Record<HydrationReason, string>> = {
  poor_intake: 'Poor oral intake',
  vomiting: 'Vomiting or diarrhea',
  low_pressure: 'Low blood pressure',
  kidney_protection: 'Protection of the kidneys',
  reaction: 'Reaction',
}
