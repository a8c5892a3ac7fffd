import type { Formulary, FormularyRow } from '#shared/ipc/formularyShapes.ts'
import { dateWords } from './times.ts'

/** Words of the drug list and of what the practice says instead of it. */
export const formularyWords = {
  title: 'Formulary',
  sub: (count: number, issue: string) => `${count} drugs, list of ${issue}`,
  search: 'Name, brand or code',
  views: 'Which drugs',
  loading: 'Opening the formulary',
  notOpened: 'The formulary does not open',
  noMatch: 'No drug fits these words',
  noMatchNext: 'Clear the search to see all drugs.',
  noneHere: 'No drug is in this view',
  noneHereNext: 'Choose All to see the whole list.',
  code: 'Code',
  drug: 'Drug',
  unit: 'Billing unit',
  class: 'Class',
  container: 'Container',
  state: 'To know',
  noClassOnFile: 'No class on file',
  noUnit: 'None on file',
  noClass: 'None on file',
  asks: 'Coding asks',
  own: 'Own row',
  ended: 'Code ended',
  notYet: 'Code not yet valid',
  move: 'move',
  open: 'own row',
  find: 'find',
  details: 'Drug details',
  none: 'None',
  yes: 'Yes',
  facts: {
    code: 'Code',
    ingredient: 'Drug',
    brands: 'Brands',
    unit: 'Billing unit',
    class: 'Class',
    routes: 'Routes',
    container: 'Container',
    sizes: 'Sizes',
    reference: 'Biosimilar of',
    self: 'At home',
  },
  source: 'Where it comes from',
  confidence: { high: 'Sure', medium: 'To be checked', low: 'Doubtful' } satisfies Record<
    FormularyRow['confidence'],
    string
  >,
  shipped: (issue: string) => `List ${issue}, shipped with Chairside.`,
  imported: ({ validFrom, file, by, on }: NonNullable<Formulary['imported']>) =>
    `From ${file}, valid from ${dateWords(validFrom)}, brought in by ${by} on ${on}.`,
  askedBecause:
    'Class or billing unit is not on file. The drug can be given and charted; coding asks before it is billed.',
  endedOn: (code: string, day: string, next: readonly string[]) =>
    `${code} ended on ${dateWords(day)}.${next.length > 0 ? ` In its place: ${next.join(', ')}.` : ''}`,
  beginsOn: (code: string, day: string) => `${code} begins on ${dateWords(day)}.`,
  ownRows: 'What this practice says',
  noOwnRows: 'The list holds for every payer.',
  addOwn: 'Add own row',
  change: 'Change',
  withdraw: 'Withdraw',
  everyPayer: 'Every payer',
  period: (from: string, to: string | null) =>
    to === null ? `From ${dateWords(from)}` : `${dateWords(from)} to ${dateWords(to)}`,
  history: 'Changes',
  historyLine: (by: string, on: string) => `${by}, ${on}`,
  added: 'Added',
  changed: 'Changed',
  withdrawn: 'Withdrawn',
  before: 'before',
  after: 'after',
  sheetAdd: 'Own row',
  sheetChange: 'Change own row',
  payer: 'Payer',
  asListed: 'As in the list',
  from: 'Valid from',
  to: 'Valid to',
  toHint: 'Leave it empty until further notice.',
  dayForm: 'A date such as 2026-03-02.',
  sourceField: 'Policy or letter',
  save: 'Save own row',
  frozen: 'Holds for visits scheduled for these days. Visits that are scheduled already keep what they have.',
  notSaved: 'Own row not saved.',
  notWithdrawn: 'Own row not withdrawn.',
  saved: 'Own row saved.',
  wasWithdrawn: 'Own row withdrawn.',
  files: 'Files',
  bring: 'Bring in a CSV file',
  bringHint: 'For a drug list only; own rows carry their days.',
  bringFrom: 'A new list holds from',
  give: 'Give out list',
  giveOwn: 'Give out own rows',
  given: (file: string) => `${file} is in the downloads of this workstation.`,
  notBrought: (file: string) => `${file} was not taken.`,
  nothingChanged: 'Nothing was changed.',
  tooLarge: 'It is larger than 900 KB.',
  brought: (file: string, { kind, rows, added, removed, changed }: Brought) =>
    kind === 'drugs'
      ? `${file}: ${rows} drugs taken. ${added} new, ${removed} gone, ${changed} changed.`
      : `${file}: ${rows} own rows taken. ${added} new, ${removed} withdrawn.`,
} as const

interface Brought {
  readonly kind: 'drugs' | 'overrides'
  readonly rows: number
  readonly added: number
  readonly removed: number
  readonly changed: number
}

export const formularyViewWords = {
  all: 'All',
  own: 'Own rows',
  asks: 'Coding asks',
  check: 'To be checked',
  ended: 'Ended codes',
} as const

export const containerKindWords: Readonly<Record<FormularyRow['containerType'], string>> = {
  single_dose: 'Single-dose',
  multi_dose: 'Multi-dose',
  mixed: 'By presentation',
}

/** Why an own row cannot stand, and what to do. */
export const ownRowRefusals: Readonly<Record<string, string>> = {
  'drug-unknown': 'The drug is not in the list of today. Choose one that is, or bring in a newer list.',
  'payer-unknown': 'The payer is not on file here. Choose one that is.',
  'override-unknown': 'Somebody withdrew this row. Add a new one.',
  'override-empty': 'Say another class or another container.',
  'dates-reversed': 'Its last day lies before its first. Change one of them.',
  'override-overlaps': 'Another own row of this payer holds on the same days. End that one first.',
}
