import type { Batch, Building, ClaimException, ClaimState } from '#shared/ipc/hubClaimShapes.ts'
import { moneyWords } from './billing.ts'

/** Words of *Batches*, *Exceptions* and of a claim at its payer. */
export const claimWords = {
  batches: 'Batches',
  batchesSub: 'Claim files: what left, how, and what came back',
  exceptions: 'Exceptions',
  exceptionsSub: 'What a payer sent back or what belongs to nothing yet',
  build: 'Build a claim file',
  load: 'Load an answer',
  loaded: (file: string) => `${file} was read`,
  again: (file: string) => `${file} was here before. Nothing was done again.`,
  notLoaded: (file: string) => `${file} was not read.`,
  newExceptions: (count: number) => `${count} new ${count === 1 ? 'exception' : 'exceptions'}.`,
  tooLarge: 'The file is larger than a screen can send. Put it into the answer folder of the hub instead.',
  built: 'Built',
  file: 'File',
  claims: 'Claims',
  number: (control: number) => `Number ${control}`,
  left: 'Left',
  answers: 'Answers',
  notSent: 'Not sent yet',
  sentBy: (how: string, by: string) => `${how}, ${by}`,
  noAnswer: 'No answer yet',
  byClaim: 'Claim by claim',
  noBatches: 'No claim file yet',
  noBatchesNext: 'Build one of the visits that are ready.',
  choose: 'Choose a claim file',
  chooseNext: 'Its claims and its answers stand here.',
  save: 'Save the file',
  saved: (file: string) => `${file} is in the downloads of this workstation. Its claims count as sent.`,
  savedAgain: (file: string) =>
    `${file} is in the downloads of this workstation. Where it arrived before, do not upload it again.`,
  leftBefore: 'This may reach the payer twice',
  leaveIt: 'Leave it',
  saveAgain: 'Save it all the same',
  sendAgain: (name: string) => `Send to ${name} all the same`,
  sendTo: (name: string) => `Send to ${name}`,
  queued: (name: string) => `On its way to ${name}. The receipt appears below.`,
  queuedBefore: (name: string) => `${name} has it already, or it is on its way below. Nothing is sent twice.`,
  openClaim: 'Open the visit',
  openBatch: 'Open the batch',
  leftOut: 'Left out',
  /** Behind why a visit that left another way waits. */
  leftOutAsks: 'If it shall leave in a file all the same, open the visit and say so at its claim file.',
  nothingBuilt: 'No claim file was built. Everything chosen was left out.',
  ready: 'Visits that are ready',
  noneReady: 'No visit is ready. The worklist says what each one waits for.',
  form: 'For',
  forms: { professional: 'Office (837P)', institutional: 'Hospital outpatient (837I)' },
  buildCount: (count: number) => `Build with ${count} ${count === 1 ? 'visit' : 'visits'}`,
  chooseOne: 'Choose at least one visit.',
  beginning: 'The hub begins.',
  building: ({ state, done, of }: Building) =>
    state === 'writing'
      ? `${done.toLocaleString('en')} of ${of.toLocaleString('en')} claims written`
      : `${done.toLocaleString('en')} of ${of.toLocaleString('en')} visits looked at`,
  buildGoesOn:
    'Everybody works on meanwhile. Closing this stops nothing: the file appears in the list when it is done.',
  cancelBuild: 'Stop building',
  cancelled: 'It was stopped. Nothing of it is kept, and every visit is as it was.',
  buildFailed: 'The hub could not build it. Nothing of it is kept; try again, and tell support if it happens twice.',
  what: 'What',
  words: 'In words',
  since: 'Since',
  amount: 'Amount, $',
  open: 'Open',
  settled: 'Settled',
  which: 'Which exceptions',
  noExceptions: 'No exceptions',
  noExceptionsNext: 'What a payer sends back, and money that belongs to no line, appears here.',
  chooseException: 'Choose an exception',
  chooseExceptionNext: 'Its words and the place to put it right stand here.',
  settle: 'Settle',
  settleWords: 'What was done',
  settleHint: 'Stays with the exception: what you did or whom you asked.',
  settleMissing: 'Say what was done.',
  settledBy: (by: string, words: string) => `Settled by ${by}: ${words}`,
  outside: 'It is put right outside of Chairside: with the clearinghouse or the payer.',
  atPayer: 'At the payer',
  notLeft: 'No claim of this visit has left yet.',
  hubAway: 'What the payer said cannot be shown.',
  payerNumber: 'Payer’s claim number',
  payerNumberHint: 'From the payer’s letter or portal. A correction needs it.',
  noPayerNumber: 'No payer’s number yet',
  enter: 'Enter',
  numberFrom: { acknowledgment: 'from the acknowledgment', payment: 'from the payment', person: 'entered by hand' },
  paid: (paid: number, charge: number) => `${moneyWords(paid)} of ${moneyWords(charge)}`,
  patientOwes: (cents: number) => `patient owes ${moneyWords(cents)}`,
  paidHead: 'Paid, $',
  take: 'Take this visit',
  giveBack: 'Give it back',
  takeOver: (name: string) => `Take over from ${name}`,
  move: 'move',
} as const

export const claimStateWords: Readonly<Record<ClaimState, string>> = {
  built: 'Built',
  sent: 'Sent',
  received: 'Received',
  accepted: 'Accepted',
  rejected: 'Rejected',
  adjudicated: 'Decided',
}

export const frequencyWords: Readonly<Record<'1' | '7' | '8', string>> = {
  '1': 'original',
  '7': 'replaces the one before',
  '8': 'takes it back',
}

export const verdictShown: Readonly<Record<NonNullable<Batch['verdict']>, string>> = {
  accepted: 'Taken',
  accepted_with_errors: 'Taken, with errors',
  partly: 'Taken in part',
  rejected: 'Rejected',
}

export const exceptionKindWords: Readonly<Record<ClaimException['kind'], string>> = {
  file_rejected: 'File rejected',
  claim_rejected: 'Claim rejected',
  finding: 'Noted by the receiver',
  denied: 'Not paid',
  payment_held: 'Payment held',
  payment_changed: 'Payment came again',
  unmatched_payment: 'Money without a line',
  unmatched_answer: 'Answer to nothing here',
  answer_unreadable: 'Unreadable answer',
  answer_number_reused: 'Number used twice',
  not_delivered: 'Not delivered',
  answer_late: 'No answer yet',
  coded_otherwise: 'Coded otherwise',
}

/** What came back about a file. Its claims may be answered (277CA, 835) though no receiver acknowledged the file itself. */
export const answerWords = ({ verdict, states }: Pick<Batch, 'verdict' | 'states'>): string => {
  if (verdict !== null) return verdictShown[verdict]
  return states.every(({ state }) => state === 'built' || state === 'sent') ? claimWords.noAnswer : claimWords.byClaim
}

/** "28 accepted, 2 rejected". */
export const statesWords = (states: Batch['states']): string =>
  states.map(({ state, count }) => `${count} ${claimStateWords[state].toLowerCase()}`).join(', ')
