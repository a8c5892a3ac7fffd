import { type Instant, localDate } from '#shared/kernel/instant.ts'
import { shortDayWords, timeWords } from './times.ts'

/** Words of the sheets that tie a visit to somebody or something else: another place, patient, plan, day or pump. */
export const tieWords = {
  transfer: 'Transfer out',
  transferAbout: 'Emergency: whatever still runs is stopped now, in this tap.',
  transferTo: 'Where to',
  transferWhy: 'Why',
  transferLine: 'The line',
  recordTransfer: 'Stop all and transfer',
  transferMissing: 'Where to, why and the line are needed.',

  inError: 'Entered in error',
  inErrorAbout: 'The whole visit is a mistake. It stays readable, marked, and is never billed.',
  inErrorWhy: 'What happened',
  recordInError: 'Mark as entered in error',
  inErrorMissing: 'Say what happened.',

  wrong: 'Wrong patient',
  wrongAbout:
    'Entries that belong to another patient: struck through here, readable, and copied there with their times.',
  wrongEntries: 'Which entries',
  wrongNothing: 'Nothing here can be moved',
  wrongNothingNext: 'Only vitals, accesses, drug times, flushes, vials and notes belong to a patient’s treatment.',
  wrongWho: 'Whose are they',
  wrongFind: 'Name, birth date or MRN, or scan the wristband',
  wrongNobody: 'Nobody else fits these words. Try the MRN.',
  wrongBasis: 'How is it known',
  wrongMark: 'Mark and go to the other chart',
  wrongMissing: 'Entries, the right patient and how it is known are needed.',
  otherPatient: 'Somebody else',

  copy: 'Take entries over',
  copyAbout: (name: string) => `From the chart of ${name}, with their times and whoever entered them.`,
  copyNothing: 'Nothing waits here any more',
  copyNothingNext: 'Every entry that was marked for this patient stands here already.',
  copyLine: (entry: string) => `Drug for: ${entry}`,
  copyAccess: (entry: string) => `Access for: ${entry}`,
  copyNow: 'Take them over',
  copyMissing: 'Say which drug and access each one belongs to.',
  leaveOut: 'Leave out',
  linked: (name: string) => `Entries were moved between this chart and ${name}`,
  openOther: 'Open the other chart',
  takeOver: 'Take over there',
  anotherChart: 'another chart',

  pump: 'Disconnect pump',
  pumpAbout: 'A pump this patient took home from an earlier visit. Its whole run is kept here.',
  pumpWhich: 'Which pump',
  pumpLine: (drug: string, pump: string, since: string) => `${drug}, pump ${pump}, since ${since}`,
  pumpNone: 'No pump of this patient is known to be out',
  pumpNoneNext:
    'Was it connected at a visit of another day that is not here? Bring that visit under Day list first. Was it connected elsewhere? Write a note.',
  pumpLeft: 'Left in the pump',
  pumpAll: 'Nothing left',
  pumpTotal: 'Given in all',
  pumpRan: 'Ran for',
  pumpExpected: 'Planned end',
  pumpAppointment: 'Appointment',
  pumpsExpected: 'Pumps to disconnect',
  pumpDue: (name: string, time: string) => `${name}, ${time}`,
  pumpWhat: (drug: string | null, pump: string | null) =>
    drug && pump ? `${drug}, pump ${pump}.` : 'A pump of a restricted chart.',
  openPumpOf: (name: string) => `Open: pump of ${name}`,
  pumpVisit: (time: string) => `The visit of ${time} takes it off.`,
  pumpNoVisit: 'No visit of today is planned for it. Open the visit that connected it.',
  recordPump: 'Record disconnect',
  pumpNothing: 'There is no pump to record.',
  pumpMissing: 'Which pump and how much is left are needed.',
  pumpTooMuch: 'More is left than went in.',

  identity: 'Name, birth date or MRN',
  identityAbout: 'What was right before stays in the history, and earlier visits follow.',
  identityWhat: 'What is it',
  last: 'Last name',
  first: 'First name',
  birthDate: 'Birth date',
  dateHint: 'Year-month-day',
  mrn: 'MRN',
  recordIdentity: 'Change',
  identityMissing: 'Names, a birth date such as 1954-05-17 and an MRN are needed.',
  identitySame: 'Nothing differs yet.',

  authorizations: 'Authorizations and coverage',
  authorizationsAbout: 'As the payer has them now; they are matched again at once.',
  authorizationsNone: 'None on file',
  authorizationsNoneNext: 'Add the first one with its number and dates.',
  authorization: (number: string) => `Authorization ${number}`,
  noNumber: 'without a number',
  newAuthorization: 'Add authorization',
  number: 'Number',
  payer: 'Payer',
  status: 'Status',
  from: 'From',
  to: 'Until',
  recordAuthorizations: 'Save',
  authorizationChoose: 'Choose one, or add one.',
  authorizationMissing: 'Something typed here cannot be kept. Look at each field again.',
  notDay: (field: string) => `${field}: write the day as 2026-03-02.`,
  endsBeforeItBegins: 'Until: this day comes before the first one.',
  notCount: (field: string) => `${field}: write a whole number without commas, or nothing.`,
  notAmount: (field: string) => `${field}: write a number such as 712.5, or nothing.`,
  usedOfNothing: (used: string, allowed: string) => `${used}: say under “${allowed}” how much of it is allowed.`,
  notNpi: 'NPI of the provider: ten digits, or nothing.',
  authorizedDrugs: 'Drugs it is for',
  unitsAllowed: 'Units allowed',
  unitsUsed: 'Units used before',
  doseAllowed: (unit: string) => `Or ${unit} allowed`,
  doseUsed: (unit: string) => `${unit} used before`,
  visitsAllowed: 'Visits allowed',
  visitsUsed: 'Visits used before',
  cyclesAllowed: 'Cycles allowed',
  cyclesUsed: 'Cycles used before',
  diagnosis: 'Diagnosis, as C91.10',
  provider: 'Provider, by NPI',
  site: 'Where it may be used',
  checkedBy: 'Checked by',
  checkedOn: 'Checked on',
  allows: (of: string, allowed: string, used: string) => `${of}: ${allowed} allowed, ${used} used before`,
  unitsOf: (count: number) => `${count} units`,
  visitsOf: 'Visits',
  cyclesOf: 'Cycles',
  forDiagnosis: (code: string) => `For ${code}`,
  checked: (by: string, on: string) => `Checked${by ? ` by ${by}` : ''}${on ? ` on ${on}` : ''}`,
  matches: (drug: string) => `${drug}: all that is on file matches`,
  differs: (drug: string, questions: string) => `${drug}: differs in ${questions}`,
  notKnown: (questions: string) => `not on file: ${questions}`,
  back: 'Back to the list',

  cameBack: 'Came back today',
  cameBackOf: (name: string) => `Came back today: ${name}`,
  cameBackWhy: 'Why the patient came back',
  cameBackAbout: (name: string) => `${name} gets a second visit today, tied to the first one.`,
  cameBackNot: 'The second visit was not opened.',
  cameBackChair: 'Chair',
  cameBackMake: 'Open the second visit',
  cameBackMissing: 'Say why, and which chair.',
  secondVisit: 'Second visit today',
  secondOf: (time: string) => `The first one was at ${time}.`,
  secondLinked: 'Its facts came along: both visits are coded together.',
  secondOpen: 'Its facts are not here yet. Link it before signing.',
  link: 'Link first visit',
  linkWhy: 'Why the patient came back',
  linkNow: 'Link',
  linkMissing: 'Say why.',
  openFirst: 'Open first visit',
} as const

/** The seven questions of one authorization and one drug. */
export const matchWords = {
  drug: 'drug',
  units: 'units or dose',
  date: 'date',
  visits: 'visits or cycles',
  diagnosis: 'diagnosis',
  provider: 'provider',
  payer: 'payer',
} as const

/** "Rituximab: the authorization differs in date, payer." */
export const authorizationDiffersWords = (drug: string, questions: readonly string[]): string =>
  `${drug}: the authorization differs in ${questions
    .map((question) => (question in matchWords ? matchWords[question as keyof typeof matchWords] : question))
    .join(', ')}.`

export const authorizationStatusWords = {
  approved: 'Approved',
  pending: 'Pending',
  denied: 'Denied',
  not_required: 'Not required',
  retro: 'Approved afterwards',
} as const

/** Why a second visit of the day was not opened. */
export const cameBackRefusalWords: Readonly<Record<string, string>> = {
  'session-unknown': 'The first visit is not on this workstation. Try again once it is here.',
  'not-today': 'The first visit was on another day. Bring or plan a new visit instead.',
  'still-here': 'The first visit has not ended: record its discharge first.',
  'already-back': 'A second visit of this patient is open already. Open it from the day list.',
  'chair-unknown': 'That chair is not one of this practice. Choose another.',
}

/** When a pump is to come off: "15:30" of today, and of an earlier day that it was to. */
export const pumpDueWords = (at: Instant, today: string | null): string =>
  localDate(at) === today ? timeWords(at) : `was to come off ${shortDayWords(localDate(at))}, ${timeWords(at)}`
