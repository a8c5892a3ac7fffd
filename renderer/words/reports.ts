import type { RefusalOf } from '#shared/ipc/contract.ts'
import type { LossRow, ReplacementRow } from '#shared/ipc/reportRows.ts'
import type { ReplacementState } from '#shared/reports/replacement.ts'
import { complete, completeTenths, needed, type StopCounts, type StopOutcome } from '#shared/reports/stopTimes.ts'
import { moneyWords } from './billing.ts'
import { wasteWords } from './pickLists.ts'
import { guardedWords } from './restricted.ts'
import { dateWords, monthWords } from './times.ts'

/** Words of the manager's reports. */
export const reportWords = {
  title: 'Reports',
  sub: (month: string) => `Days of service in ${monthWords(month)}`,
  which: 'Which report',
  tabs: { stops: 'Stop times', losses: 'Losses', replacement: 'Maker replacement' },
  before: 'Month before',
  after: 'Month after',
  noMonthAfter: 'This month is the newest.',
  notLoaded: 'The report is not here.',
  loading: 'Counting',
  move: 'move',
  open: 'open',
  details: 'Details',
  openVisit: 'Open the visit',
  about: 'About one row',
  day: 'Day',
  drug: 'Drug',
  patient: 'Patient',
  claim: 'Claim',
  ndc: 'NDC',
  lot: 'Lot',
  amount: 'Thrown away',
  reason: 'Reason',
  noReason: 'No reason given',
  cost: 'Cost, $',
  costFrom: 'Cost from',
  containers: 'Containers',
} as const

export const stopWords = {
  by: 'Counted by',
  groupings: { nurse: 'By nurse', drug: 'By drug', day: 'By day' },
  heads: { nurse: 'Nurse', drug: 'Drug', day: 'Day' },
  complete: 'Complete',
  /** "Complete: 96.3 %, 53 of 55". */
  completeSum: (percent: string, counts: string) => `Complete: ${percent}, ${counts}`,
  outcomes: {
    in_time: 'In time',
    late_strong: 'Late, with basis',
    late_weak: 'From memory',
    unknown: 'Unknown',
    went_home: 'Went home on a pump',
  } satisfies Readonly<Record<StopOutcome, string>>,
  needed: 'Needed a stop',
  started: 'Started',
  stopped: 'Stopped',
  nurse: 'Started by',
  stop: 'Stop',
  none: 'No drug of this month needed a stop',
  noneNext: 'A visit is counted as soon as a nurse has signed it. Look at the month before, or come back later.',
  how: 'Counted from the newest signed version of each visit, for whoever started the drug. A stop from memory is there, and weak for billing.',
  wentHome: (count: number) =>
    count === 1 ? '1 pump went home and needs no stop here.' : `${count} pumps went home and need no stop here.`,
  showLines: 'Show the visits',
  backTo: 'stop times',
  linesOf: (name: string) => `Stops: ${name}`,
} as const

/** "96.3 %": rounded down, so that 100 % means every one. */
export function completeWords(counts: StopCounts): string {
  const tenths = completeTenths(counts)
  if (tenths === null) return 'none'
  return tenths === 1000 ? '100 %' : `${Math.floor(tenths / 10)}.${tenths % 10} %`
}

/** "53 of 55". */
export const completeOf = (counts: StopCounts): string => `${complete(counts)} of ${needed(counts)}`

export const lossWords = {
  by: 'How they are listed',
  groupings: { container: 'Each container', reason: 'By reason', drug: 'By drug' },
  lost: 'Lost',
  cost: 'Cost',
  withoutCost: 'Without a receipt',
  none: 'Nothing was lost in this month',
  noneNext: 'A container that is thrown away and on no claim stands here once its visit is signed.',
  how: 'Drug the practice bought, thrown away and on no claim. What a biller lets onto the claim leaves this list.',
  file: 'Save as CSV',
  fileNothing: 'There is nothing to save in this month.',
  saved: (file: string) => `${file} is in the downloads of this workstation.`,
  notSaved: 'Not saved.',
  unsigned: 'Ended without treatment',
} as const

/** "2 without a receipt", or nothing. */
export const withoutCostWords = (count: number): string | null => (count === 0 ? null : `${count} without a receipt`)

/** "1,214.00", or that no receipt says. */
export const costWords = (cents: number | null): string => (cents === null ? 'No receipt' : moneyWords(cents))

export const reasonWords = (reason: LossRow['reason']): string =>
  reason === null ? reportWords.noReason : wasteWords[reason]

export const replacementStateWords: Readonly<Record<ReplacementState, string>> = {
  to_ask: 'To ask',
  asked: 'Asked',
  replaced: 'Replaced',
  refused: 'Refused',
  left_out: 'Left out',
}

export const replacementWords = {
  by: 'Which containers',
  filters: { open: 'Open', replaced: 'Replaced', refused: 'Refused', left_out: 'Left out' },
  state: 'State',
  none: {
    open: 'No container waits for a maker',
    replaced: 'No maker replaced a container lost in this month',
    refused: 'No maker refused a container lost in this month',
    left_out: 'No container lost in this month was left out',
  },
  noneNext: {
    open: 'A loss whose reason a maker may replace stands here until it is settled, whatever its month.',
    replaced: 'Note it on an open container once the new one has come.',
    refused: 'Note it on an open container with the maker’s reason.',
    left_out: 'Leave a container out when its maker has no program for it.',
  },
  how: 'Makers may replace what spoiled before it was given and is on no claim: mixed and never started, held after mixing, spilled, a mixing error, or the rest after a reaction.',
  reference: 'Number of the request',
  referenceHint: 'As the maker gave it. It can be added later.',
  askedOn: 'Asked on',
  settledOn: { replaced: 'Came on', refused: 'Refused on' },
  why: 'Why',
  whyMissing: 'Say why, in a few words.',
  dayMissing: 'Enter a day the calendar has.',
  verbs: {
    asked: 'The maker was asked',
    again: 'Change the request',
    replaced: 'It was replaced',
    refused: 'It was refused',
    left_out: 'Leave it out',
    back: 'Take it back',
  },
  titles: {
    asked: 'The maker was asked',
    replaced: 'It was replaced',
    refused: 'The maker refused',
    left_out: 'Leave it out',
  },
  save: 'Save',
  notSaved: 'Not saved.',
  saved: 'Saved',
  reading: 'A manager notes what became of it.',
  kept: 'What was noted before stays in the audit.',
} as const

/** "Asked 3 Mar by Tom Archer, RMA-7". */
export function standingWords({ state, askedOn, askedBy, reference, settledOn, why }: ReplacementRow): string {
  const asked = askedOn === null ? '' : `Asked ${dateWords(askedOn)}${askedBy ? ` by ${askedBy}` : ''}`
  const number = reference === '' ? '' : `, number ${reference}`
  switch (state) {
    case 'to_ask':
      return 'Nobody has asked the maker.'
    case 'asked':
      return `${asked}${number}.`
    case 'replaced':
      return `${asked}${number}. Replaced ${settledOn === null ? '' : dateWords(settledOn)}.`
    case 'refused':
      return `${asked}${number}. Refused ${settledOn === null ? '' : dateWords(settledOn)}: ${why}`
    case 'left_out':
      return `Left out: ${why}`
  }
}

export const replacementRefusals: Readonly<Record<RefusalOf<'reports.replacement'>, string>> = {
  ...guardedWords,
  'container-unknown':
    'The container is no loss any more: its visit was amended, or a biller let it onto the claim. Open the report again.',
  'not-asked-yet': 'Nobody has noted when the maker was asked. Note that day first.',
  'day-to-come': 'That day is still to come. Enter the day it happened.',
  'day-before-asked': 'That is before the maker was asked. Check both days.',
}
