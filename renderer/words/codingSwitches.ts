import type { SwitchKey } from '#shared/document/codingSwitches.ts'
import type { RefusalOf } from '#shared/ipc/contract.ts'

/** Words of the coding switches an administrator sets (coding rules, section 10). */
export const codingSwitchWords = {
  table: 'Coding switches',
  whose: 'Whose switches',
  practice: 'The practice',
  what: 'Switch',
  rule: 'Rule',
  set: 'Set to',
  asPractice: (words: string) => `As the practice: ${words}`,
  from: 'From the day of service',
  fromHint: 'Year-month-day, today or later',
  save: 'Save the switch',
  saved: 'It is set. Visits that are scheduled or brought in from now on take it, from that day of service.',
  notSaved: 'The switch was not changed.',
  noDay: 'A day such as 2026-04-01 is needed.',
  same: 'Choose another setting; nothing is changed yet.',
  loading: 'Opening the switches',
  loadingNext: 'Open this screen again if it stays so.',
  aboutFrozen:
    'A visit keeps the switches it was scheduled with: they are part of what is frozen with its signature. A change reaches no visit that stands on the day list already.',
  aboutPayer: 'What is set for a payer outweighs the practice, for visits whose first payer it is.',
  aboutImport:
    'A plan that is brought in takes them too, unless it says switches of its own. Classes of drugs are set in the formulary.',
  changes: 'By day',
  none: 'Nothing is set: the usual switches hold, or what a payer’s own entry says.',
  entry: (whose: string, day: string) => `${whose}, from ${day}`,
} as const

interface SwitchWords {
  readonly name: string
  readonly rule: string
  /** Each value and what it does, the usual one first. */
  readonly values: readonly (readonly [value: string, words: string])[]
}

/** Each switch with the rule it is about, and its values. */
export const switchWords: Readonly<Record<SwitchKey, SwitchWords>> = {
  officeInitial: {
    name: 'Initial code in an office',
    rule: 'R7',
    values: [
      ['primary_reason', 'The main reason for the visit, chemotherapy first'],
      ['hierarchy', 'The fixed order of services, as in a hospital'],
    ],
  },
  hydrationSegments: {
    name: 'Hydration in several runs',
    rule: 'R10',
    values: [
      ['sum', 'Minutes of all runs are added'],
      ['each_run', 'Each run has to be long enough by itself'],
    ],
  },
  missingStop: {
    name: 'Stop that nobody knows',
    rule: 'R20',
    values: [
      ['no_code', 'No administration code'],
      ['push', 'Billed as a push'],
    ],
  },
  distinctModifier: {
    name: 'Mark of what is distinct',
    rule: 'R23',
    values: [
      ['59', '59'],
      ['XS', 'XS, another site'],
      ['XE', 'XE, another encounter'],
      ['XU', 'XU, unusual and not overlapping'],
    ],
  },
  secondSiteAddOnModifier: {
    name: 'Add-ons at a further access',
    rule: 'R23',
    values: [
      ['none', 'Not marked'],
      ['59', 'Marked 59 too'],
    ],
  },
  splitDoseInjection: {
    name: 'One dose in several syringes',
    rule: 'R14',
    values: [
      ['one_unit', 'One injection'],
      ['per_injection', 'Every syringe counts, further ones with 59'],
    ],
  },
  discardModifiers: {
    name: 'What was thrown away',
    rule: 'U5',
    values: [
      ['medicare', 'JW and JZ, as Medicare asks'],
      ['none', 'Neither JW nor JZ'],
    ],
  },
  acquired340b: {
    name: '340B stock',
    rule: 'U6',
    values: [
      ['false', 'No'],
      ['true', 'Yes, every drug line with TB'],
    ],
  },
  stoppedEarly: {
    name: 'Infusion stopped early',
    rule: 'R26',
    values: [
      ['by_minutes', 'By the minutes it ran'],
      ['ordered_service_53', 'As ordered, with 53'],
    ],
  },
  concurrentChemo: {
    name: 'Two chemo infusions at once',
    rule: 'R12',
    values: [
      ['unlisted_review', 'An unlisted code, for review'],
      ['withhold', 'No line for the second'],
    ],
  },
  hospitalVisitCode: {
    name: 'Visit code in a hospital',
    rule: 'R22',
    values: [
      ['as_documented', 'As documented'],
      ['G0463', 'G0463, as Medicare asks'],
    ],
  },
}

/** Why a switch was not changed, and what next. */
export const switchRefusalWords: Readonly<Record<RefusalOf<'limits.putSwitches'>, string>> = {
  'payer-unknown': 'No visit or entry of that payer is known here. Choose another one.',
  'day-passed': 'That day has passed: its visits have their switches. Enter today or a later day.',
  'switches-same': 'It stands so already from that day. Choose another setting or day.',
}
