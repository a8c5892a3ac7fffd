import type { MissingKind } from '#shared/claim/missingKinds.ts'
import type { hoursFilters, WorklistGroup, WorklistSortKey } from '#shared/ipc/worklistShapes.ts'

/** Words of the worklist's filters, its views and its keys. */
export const worklistWords = {
  filter: 'Filter',
  filters: 'Filter and order',
  filterCount: (count: number) => `Filter, ${count} on`,
  any: 'Any',
  payer: 'Payer',
  status: 'Status',
  hours: 'Time left',
  missing: 'What is missing',
  holder: 'Who has it',
  question: 'Question to the nurse',
  nobody: 'Nobody',
  me: 'Me',
  openQuestion: 'Waits for an answer',
  answeredQuestion: 'Answered',
  noQuestion: 'None under way',
  sortBy: 'Order by',
  direction: 'Direction',
  up: 'First on top',
  down: 'Last on top',
  clear: 'Clear all filters',
  removeFilter: (what: string) => `Remove the filter: ${what}`,
  saveTitle: 'Keep this view',
  name: 'Name of the view',
  nameHint: 'Filters, search and order under a name of yours. A name you used before is replaced.',
  nameMissing: 'Give it a name.',
  save: 'Keep the view',
  views: 'Your views',
  removeView: (name: string) => `Remove: ${name}`,
  notKept: 'The view was not kept.',
  tooMany: (most: string) => `You have ${most} views. Remove one first.`,
  loading: (count: number) => `${count} visits so far, the rest is on its way`,
  shownOf: (shown: number, all: number) => `${shown} of ${all} visits`,
  took: (patient: string) => `You have ${patient}.`,
  gaveBack: (patient: string) => `${patient} is with nobody.`,
  withOther: (name: string) => `${name} has this visit. Open it to take it over.`,
  notTaken: (why: string) => `Nothing was changed: ${why}`,
  keyFilter: 'filter',
  keySort: 'order',
  keyTake: 'take',
} as const

export const sortWords: Readonly<Record<WorklistSortKey, string>> = {
  hours: 'Time left',
  patient: 'Patient',
  service: 'Day of service',
  payer: 'Payer',
  treatment: 'Treatment',
  status: 'Status',
  holder: 'Who has it',
  missing: 'What is missing',
  value: 'Value',
}

export const hoursFilterWords: Readonly<Record<(typeof hoursFilters)[number], string>> = {
  overdue: 'Overdue',
  under8: 'Less than 8 h',
  under24: 'Less than 24 h',
  over24: '24 h and more',
}

export const missingKindWords: Readonly<Record<MissingKind, string>> = {
  answer: 'The nurse’s answer',
  amendment: 'An amendment',
  authorization: 'Authorization',
  code: 'A code or its units',
  waste: 'About waste',
  product_number: 'Product number (NDC)',
  diagnosis: 'Diagnosis',
  charge: 'Charge',
  coverage: 'Coverage',
  practice: 'Practice and providers',
  at_payer: 'The claim before',
  other: 'Something else',
}

export const worklistGroupWords: Readonly<Record<WorklistGroup, string>> = {
  all: 'All',
  ready: 'Ready',
  missing: 'Missing',
  waiting: 'No receipt yet',
  exported: 'Exported',
}
