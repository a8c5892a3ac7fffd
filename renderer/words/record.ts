import type { AuditName } from '#shared/ipc/auditKinds.ts'
import type { AuditGroup, VerdictShape } from '#shared/ipc/careShapes.ts'
import type { OpeningReason } from '#shared/permissions/restricted.ts'
import { hashWords } from './delivery.ts'
import { openingReasonWords } from './restricted.ts'
import { dateWords } from './times.ts'

/** Words of what keeps the record: who did what, the check of the chain, copies and the other workstations. */
export const recordWords = {
  title: 'Audit and copies',
  sub: 'Who did what, and that it is as it was written',
  details: 'The record',
  filter: 'Which entries',
  all: 'All',
  when: 'When',
  who: 'Who',
  what: 'What',
  about: 'Details',
  nobody: 'Nobody signed in',
  none: 'No entry of this kind',
  noneNext: 'Choose All to see every entry.',
  more: 'Show older entries',
  notLoaded: 'The entries cannot be read',
  check: 'Check the record',
  checkSentence: 'Reads every entry and signed version and compares it with its seal. Charting goes on meanwhile.',
  working: {
    check: (records: number, of: number) => `${records} of ${of} entries read`,
    copy: (records: number, of: number) =>
      records === 0 ? 'The file is being copied.' : `Copied. ${records} of ${of} entries of the copy checked.`,
  },
  waits: { check: 'The check begins.', copy: 'The copy begins. Charting goes on meanwhile.' },
  stopCheck: 'Stop the check',
  checkStopped:
    'It was stopped. Nothing was changed, and it says nothing about the record. Start it again at any time.',
  checkFailed: 'The record was not checked.',
  intact: ({ records, devices }: VerdictShape) =>
    `Every entry is as it was written: ${records} entries of ${devices === 1 ? '1 workstation' : `${devices} workstations`}.`,
  broken: 'An entry is not as it was written',
  brokenAt: ({ bad }: VerdictShape) =>
    bad
      ? `Entry ${bad.place} of workstation ${bad.deviceId}: ${flawWords[bad.flaw] ?? bad.flaw}. Keep this workstation as it is, and call whoever looks after it.`
      : '',
  copies: 'Copies',
  copiesSentence: (folder: string) => `One each day, encrypted and checked, fourteen are kept in ${folder}.`,
  noCopies: 'No copy yet. The first comes a minute after the start, or by hand.',
  newest: 'Newest',
  kept: 'Kept',
  size: 'Size',
  makeCopy: 'Make a copy now',
  copyMade: (file: string) => `${file} is made and checked.`,
  copyFailed: 'No copy was made.',
  lastFailed: 'The last copy was not made',
  rekey: 'Give the record a new key',
  rekeyTitle: 'Give the record a new key?',
  rekeySentence:
    'Nobody can chart while it is written anew: about a minute for each gigabyte. Copies of the old key are removed, because nothing opens them any more, and a new copy is made.',
  rekeyDo: 'New key',
  rekeyed: (file: string) => `The record has a new key, and ${file} is its copy.`,
  rekeyFailed: 'The key was not changed.',
  keep: 'Keep the key',
  restore: 'To bring a copy back',
  restoreSentence:
    'Close Chairside here. In a terminal run: npm run chairside -- restore FILE --user YOUR-ID. What was sent after the copy comes back from the hub, and the record it replaces stays beside it.',
  desks: 'Other workstations',
  noDesks: 'This workstation knows no other.',
  heard: (time: string) => `heard ${time}`,
  revoke:
    'A workstation that was lost is taken out of service under Stations and chairs, or where the hub runs: `npm run hub -- revoke NAME`. A code for a new one: `npm run hub -- code`.',
  rules: 'Rules in force',
  ruleSet: 'Coding rules',
  drugList: 'Drug list',
  megabytes: (bytes: number) => `${Math.max(0.1, bytes / 1_048_576).toFixed(1)} MB`,
} as const

export const auditGroupWords: Readonly<Record<AuditGroup, string>> = {
  signIn: 'Signed in',
  refused: 'Refused',
  seen: 'Seen and exported',
  restricted: 'Restricted charts',
  emergency: 'Emergency',
  people: 'People',
  record: 'Record',
  settings: 'Settings',
  questions: 'Questions',
}

const kindWords: Readonly<Record<AuditName, string>> = {
  signedIn: 'Signed in',
  signedInByBadge: 'Signed in by badge',
  locked: 'Locked the screen',
  pinRefused: 'Wrong PIN',
  passwordRefused: 'Wrong password',
  lockedOut: 'PIN tried while locked out',
  badgeRefused: 'Unknown badge',
  notAllowed: 'Tried what the role does not include',
  daySeen: 'Had the list of a day on screen',
  sessionSeen: 'Opened a visit',
  sessionExported: 'Exported a visit',
  sessionImported: 'Brought in a visit',
  entriesBrought: 'Passed the entries of a brought visit on',
  printed: 'Printed a page',
  recordVerified: 'Checked the record',
  recordRestored: 'Restored the record from a copy',
  copyMade: 'A copy was made',
  copyFailed: 'A copy was not made',
  keyChanged: 'Gave the record a new key',
  personChanged: 'Changed a person',
  personBadge: 'Changed a badge',
  personPin: 'Changed a PIN',
  personPassword: 'Changed a password',
  personUnlocked: 'Unlocked a person',
  restrictedOpened: 'Opened a restricted chart',
  ownChartRefused: 'Asked for their own chart, refused',
  chartRestricted: 'Changed whose chart is restricted',
  emergencyAccess: 'Came in without a PIN',
  emergencySeen: 'Looked at an emergency access',
  idleLockChanged: 'Changed when screens lock',
  deviceRevoked: 'Took a workstation out of service',
  chairsChanged: 'Changed the chairs',
  hubNamed: 'Named the hub',
  limitsChanged: 'Changed the limits',
  providerKept: 'Put a provider on file',
  payerKept: 'Put a payer on file',
  lotRecalled: 'Put a lot on the recall list',
  lotRecallLifted: 'Took a lot off the recall list',
  formularyChanged: 'Changed the formulary',
  formularyImported: 'Brought in a drug list',
  receiptEntered: 'Entered a drug that was received',
  receiptStruck: 'Struck a drug that was received',
  viewChanged: 'Changed a view of the worklist',
  claimDecided: 'Answered a question of a claim',
  authorizationEntered: 'Entered an authorization of a signed visit',
  letterAttached: 'Attached a payer’s letter',
  replacementNoted: 'Noted what became of a maker’s replacement',
  questionAsked: 'Asked the nurse',
  questionAnswered: 'Answered a biller’s question',
  questionClosed: 'Closed a question',
  scheduleLeft: 'Left a visit as it was, against the scheduler',
  batchOrdered: 'Ordered a claim file',
  batchBuilt: 'Built a claim file',
  batchTaken: 'Took a claim file',
  batchSent: 'Sent a claim file',
  sentAgain: 'Sent again what had not arrived',
  chargesSent: 'Sent the charges of a visit',
  answerLoaded: 'Brought in a payer’s answer',
  exceptionSettled: 'Settled an exception',
  paymentPlaced: 'Placed money on a claim',
  paymentTakenBack: 'Took placed money back',
  payerNumberEntered: 'Entered a payer’s claim number',
  referenceImported: 'Brought in a public file',
  referenceRefused: 'A public file was refused',
  emergencyCopy: 'Saved an emergency copy',
  waitingExported: 'Saved what waits as a file',
  lossesExported: 'Saved the loss report as a file',
  scanMended: 'Brought a scan back from the hub that was altered here',
  entrySetAside: 'Set an entry of another workstation aside',
  clockConfirmed: 'Confirmed the clock',
  dayClosed: 'Closed the day',
}

/** One audit entry in words; a kind of another version of Chairside is shown by its name. */
export const auditKindWords = (kind: string): string =>
  Object.hasOwn(kindWords, kind) ? kindWords[kind as AuditName] : kind

const factNames: Readonly<Record<string, string>> = {
  purpose: 'for',
  attempt: 'try',
  reason: 'because',
  records: 'entries:',
  brought: 'brought back:',
  added: 'entries:',
  copy: 'from',
  command: 'tap:',
}

/** Facts whose values are words of the program, as people say them. */
const factValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  by: { pin: 'by PIN', password: 'by password', badge: 'by badge' },
  sheet: {
    packet: 'payer packet',
    chair: 'chair sheet',
    blank: 'blank chair sheet',
    summary: 'summary for the patient',
    labels: 'labels',
  },
  where: { history: 'in the timeline', worklist: 'in the worklist', scan: 'a scan of its sheet' },
}

/** One short fact of an audit entry: "file chairside-2026-03-02.db", "try 2". */
export function auditFactWords(name: string, value: string): string {
  if (name === 'intact') return value === 'true' ? 'as it was written' : 'not as it was written'
  if (name === 'changed' || name === 'words') return value
  if (name === 'restricted') return restrictedFact(value)
  const said = factValues[name]?.[value]
  if (said !== undefined) return said
  if (name === 'reason' && Object.hasOwn(openingReasonWords, value)) return openingReasonWords[value as OpeningReason]
  if (name === 'again') return 'though it left before'
  if (name === 'active') return value === 'true' ? 'works here' : 'has left'
  // Whole in the record; here as it stands on a receipt.
  if (/^[0-9a-f]{64}$/.test(value)) return `hash ${hashWords(value)}`
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateWords(value) : null
  if (name === 'day' && day !== null) return day
  return `${factNames[name] ?? name} ${day ?? value}`
}

/** Of one visit: that it is restricted. Of a mark: whether it is. Of a file: how many it holds. */
const restrictedFact = (value: string): string =>
  value === 'true' ? 'restricted chart' : value === 'false' ? 'no more restricted' : `restricted charts: ${value}`

const flawWords: Readonly<Record<string, string>> = {
  altered: 'its text was altered',
  removed: 'entries before it are gone',
  reordered: 'it stands in another place',
  duplicated: 'it stands twice',
  mislabelled: 'its labels were altered',
  'scan-altered': 'the scan of a paper sheet is another file',
  'signed-altered': 'the signed version was altered',
}
