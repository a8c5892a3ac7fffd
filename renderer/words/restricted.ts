import type { OpeningReason } from '#shared/permissions/restricted.ts'
import { timeWords } from './times.ts'

type Running = { readonly drug: string; readonly plannedEndAt: Parameters<typeof timeWords>[0] | null }

/** Words of restricted charts: who is restricted, opening one with a reason, and what lists say instead. */
export const restrictedWords = {
  place: 'Restricted charts',
  title: 'Restricted charts',
  sub: (count: number) => (count === 1 ? '1 patient' : `${count} patients`),
  chip: 'Restricted',
  chipHint: 'Every opening of this chart is kept with its reason.',
  hidden: 'Restricted',
  closedTitle: 'This chart is restricted',
  closedSentence:
    'It opens for a reason, and who opened it and why is kept in the audit. It then stays open to you on this workstation for this shift.',
  ownTitle: 'This is your own chart',
  ownSentence:
    'Nobody opens their own chart at work. Ask the practice for a copy of your record, as every patient may.',
  ownNoted: 'That it was asked for is kept in the audit.',
  assigned: 'I care for this patient today',
  emergency: 'Emergency: open now',
  because: 'Or say why',
  reason: 'Reason',
  words: 'In a few words',
  wordsHint: 'Such as: covers the break of Dana Reyes.',
  wordsMissing: 'Choose a reason and say it in a few words.',
  open: 'Open the chart',
  notOpened: 'The chart was not opened.',
  running: (lines: readonly Running[]) =>
    lines
      .map(({ drug, plannedEndAt }) => (plannedEndAt ? `${drug}, ends ${timeWords(plannedEndAt)}` : `${drug}, running`))
      .join('; '),
  nothingRuns: 'Nothing is running.',
  offered: (chair: string) => `A restricted chart, chair ${chair}, is offered to you`,
  offeredNext: 'Open it to accept or to turn it down.',
  openToMix: (count: number) =>
    count === 1 ? '1 restricted chart may have drugs to mix' : `${count} restricted charts may have drugs to mix`,
  openToMixNext: 'Open each with its reason; its drugs then stand in this list.',
  openChair: (chair: string) => `Chair ${chair}`,
  questionNext: 'Open the visit to read it and to answer.',
  add: 'Restrict a chart',
  patient: 'Patient',
  why: 'Why',
  staff: 'Works here as',
  by: 'Since, by',
  none: 'No chart is restricted',
  noneNext: 'Restrict the chart of a colleague, or of somebody known in public, so that it opens for a reason alone.',
  failed: 'The list cannot be read',
  find: 'Find the patient by name or MRN',
  findHint: 'Three letters or more.',
  foundNobody: 'Nobody fits. Check the spelling, or search by MRN.',
  choose: 'Choose the patient.',
  chosen: 'Restrict this chart',
  other: 'Another patient',
  already: 'already restricted',
  reasonHint: 'Such as: works in the pharmacy. The reason stands in the audit.',
  reasonMissing: 'Say in a few words why.',
  staffField: 'Is this one of the staff?',
  staffNobody: 'No',
  staffHint: 'Their own sign-in is then refused this chart.',
  save: 'Restrict the chart',
  saved: 'The chart is restricted on every workstation.',
  lift: 'Lift the restriction',
  liftShort: 'Lift',
  liftTitle: 'Lift the restriction?',
  liftSentence: 'The chart opens like every other from now on. What was kept in the audit stays.',
  liftReason: 'Why it is lifted',
  lifted: 'The restriction is lifted.',
  keep: 'Keep it restricted',
  notSaved: 'Nothing was changed.',
  inFile: (count: number) =>
    count === 1
      ? 'It holds 1 restricted chart; the audit says so.'
      : `It holds ${count} restricted charts; the audit says so.`,
} as const

export const openingReasonWords: Readonly<Record<OpeningReason, string>> = {
  assigned: 'The nurse of the visit',
  emergency: 'Emergency',
  care: 'Care: covering or helping',
  pharmacy: 'Preparing drugs',
  billing: 'Billing',
  review: 'Review of quality or audit',
  other: 'Another reason',
}

export const restrictedRefusals: Readonly<Record<string, string>> = {
  'session-unknown': 'This visit is not on this workstation. Open it from the day list.',
  'not-assigned': 'The visit is with somebody else. Choose another reason and say it in a few words.',
  'reason-missing': 'Say the reason in a few words.',
  'chart-own': 'It is your own chart. Ask another administrator or the charge nurse.',
  'patient-unknown': 'No visit of this patient is on this workstation. Search again.',
  'person-unknown': 'That person is not known here any more. Choose again.',
}

/** Why the guard said no, where a visit is asked for elsewhere than on its own screen. */
export const guardedWords = {
  'chart-restricted': 'The chart is restricted. Open the visit and say why, then try again.',
  'chart-own': 'It is your own chart. Ask somebody else to do this.',
} as const
