import type { Source } from '#shared/chart/events.ts'
import type { AuditName } from '#shared/ipc/auditKinds.ts'

/** Words of the timeline: every entry of a visit, old and new. */
export const historyWords = {
  title: 'Timeline',
  loading: 'Opening the timeline',
  entries: 'Entries',
  audit: 'Looked at, sent, refused',
  ownOnly: (own: number, all: number) => `Your role reads its own entries: ${own} of ${all}.`,
  noEntries: 'No entry fits',
  noEntriesNext: 'Take a filter off to see all entries.',
  filters: 'Which entries',
  changed: 'changed',
  late: 'late',
  amended: 'amended',
  person: 'By',
  drug: 'Drug',
  everybody: 'Everybody',
  everyDrug: 'Every drug',
  amend: 'Amend',
  setTime: 'Set time',
  inError: 'In error',
  visit: 'the visit',
  by: (who: string, how: string) => `${who}, ${how}`,
  doneBy: (who: string) => `done by ${who}`,
  recorded: (time: string) => `entered ${time}`,
  replacedBy: (time: string, who: string) => `Replaced by the entry of ${time}, ${who}`,
  voidedBy: (time: string, who: string, why: string) => `Struck ${time}, ${who}: ${why}`,
  replaces: (time: string) => `in place of ${time}`,
  lateBecause: (reason: string, basis: string) => `Late: ${reason}, ${basis}`,
  version: (version: number) => `Version ${version}`,
  notSigned: 'Not signed yet',
} as const

export const sourceWords: Readonly<Record<Source, string>> = {
  tap: 'tapped',
  typed: 'typed',
  scanned: 'scanned',
  pump: 'from the pump',
  paper: 'from paper',
  system: 'by the system',
}

export const voidCauseWords = {
  undo: 'taken back at once',
  correction: 'corrected',
  wrong_patient: 'another patient’s',
  conflict: 'two entries contradicted',
  entered_in_error: 'entered in error',
} as const

const auditKinds: Readonly<Partial<Record<AuditName, string>>> = {
  daySeen: 'Had the list of a day on screen',
  sessionSeen: 'Looked at',
  sessionExported: 'Left as a file',
  printed: 'Printed',
  sessionImported: 'Brought from a file',
  entriesBrought: 'Entries of a file passed on',
  claimDecided: 'Claim question answered',
  authorizationEntered: 'Authorization entered in the office',
  letterAttached: 'Payer’s letter attached in the office',
  questionAsked: 'Nurse asked',
  questionAnswered: 'Question answered',
  questionClosed: 'Question closed',
  payerNumberEntered: 'Payer’s claim number entered',
  paymentPlaced: 'Money placed by hand',
  paymentTakenBack: 'Placed money taken back',
  chargesSent: 'Charges sent',
  scheduleLeft: 'Scheduler’s word left aside',
  notAllowed: 'Refused, not in the role',
  pinRefused: 'Wrong PIN',
  lockedOut: 'Locked out',
  badgeRefused: 'Badge not known',
}

export const auditWords = (kind: string): string => auditKinds[kind as AuditName] ?? kind

/** "format 837p, version 2" */
export const auditFacts = (facts: Readonly<Record<string, string>>): string =>
  Object.entries(facts)
    .filter(([key]) => key !== 'sha256')
    .map(([key, value]) => `${key} ${value}`)
    .join(', ')
