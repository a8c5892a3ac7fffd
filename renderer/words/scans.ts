import type { ScanRefusal, ScanRefusalCode } from '#shared/scan/scan.ts'

type Facts = Readonly<Record<string, string>>

const fieldNames: Readonly<Record<string, string>> = {
  '01': 'product number',
  '10': 'lot',
  '11': 'production date',
  '15': 'best-before date',
  '17': 'expiry',
  '21': 'serial number',
}
const field = ({ ai }: Facts): string => fieldNames[ai ?? ''] ?? `field ${ai ?? ''}`

/** Why a code means nothing here, and what to do. */
const whyNot: Readonly<Record<ScanRefusalCode, (facts: Facts) => string>> = {
  empty: () => 'The scanner sent nothing. Scan again.',
  'too-long': () => 'That is longer than any label. Scan one code at a time.',
  'strange-character': () =>
    'It holds characters that no label has. Scan again; check the keyboard language of the scanner.',
  'unknown-code': () => 'This desk does not know that code. Scan the band, the chair or the vial, or choose by hand.',
  'other-standard': () =>
    'That is the maker’s own code of another standard. Scan the square code or the one with the NDC.',
  'two-meanings': ({ mrn }) => `${mrn ?? 'It'} is a patient’s record number and a product number. Choose by hand.`,
  'label-empty': () => 'The label has its mark but no number. Print it again.',
  'digit-count': ({ count }) => `No label has ${count ?? 'that many'} digits. Scan again.`,
  'hyphens-wrong': () => 'The hyphens fit no product number. Scan again, or choose the vial from stock.',
  'check-digit': () => 'Its check digit is wrong: a digit was misread. Scan again.',
  'not-a-drug-number': () =>
    'That is not the number of a US drug. Scan the code with the NDC, or choose the vial from stock.',
  'field-unknown': (facts) =>
    `It has a ${field(facts)} that this desk cannot read. Scan the other code on the label, or choose the vial from stock.`,
  'field-cut-off': (facts) => `The ${field(facts)} is cut off. Scan again.`,
  'field-empty': (facts) => `The ${field(facts)} is empty. Scan again, or choose the vial from stock.`,
  'field-too-long': (facts) => `The ${field(facts)} is longer than it may be. Scan again.`,
  'field-not-digits': (facts) => `The ${field(facts)} should be digits. Scan again.`,
  'field-character': (facts) => `The ${field(facts)} holds a character it may not have. Scan again.`,
  'field-twice': (facts) => `The ${field(facts)} is there twice and differs. Scan one code at a time.`,
  'date-impossible': (facts) =>
    `The ${field(facts)} is no day of the calendar. Scan again, or choose the vial from stock.`,
  'product-missing': () => 'It has no product number. Scan the other code on the vial.',
}

export const scanWhyWords = ({ code, facts }: ScanRefusal): string => whyNot[code](facts)

/** Words about scanning: what it was, what it did, and what to do when it did nothing. */
export const scanWords = {
  notRead: 'Scan not taken',
  half: 'Half a scan',
  halfNext: 'The end was missing, so nothing was taken. Scan again.',
  understood: 'Understood',
  signInFirst: 'Sign in first. Scan your badge or choose your name.',
  badgeHere: 'That is a badge',
  badgeHereNext: 'To switch user, lock first, then scan the badge.',
  patient: (name: string) => name,
  opened: (name: string) => `Opened ${name}`,
  mrn: (mrn: string) => `MRN ${mrn}.`,
  rightPatient: (name: string) => `Right patient: ${name}`,
  anotherPatient: 'another patient',
  strangerWith: (mrn: string) => `Nobody on today’s list, MRN ${mrn}`,
  notToday: (mrn: string) => `MRN ${mrn} is not on today’s list`,
  maybeRestricted: 'Not one of the charts that are open to you',
  maybeRestrictedNext: 'A restricted chart may be theirs: open it with its reason, then scan again.',
  notTodayFound: 'The day list shows the visits of other days under this number, if there are any.',
  notTodayNext: 'Check the label, or find the patient on the day list.',
  wrongPatient: 'Wrong patient',
  openChart: 'Open chart',
  scannedLabel: 'Scanned label',
  wrongPatientNext: 'Nothing was recorded. Check who sits here before you go on.',
  chair: (chair: string) => `Chair ${chair}`,
  chairNext: 'A chair never says who sits in it. Use name, birth date or the patient’s band.',
  chairEmpty: (chair: string) => `Nobody is in chair ${chair}`,
  chairShared: (chair: string) => `Chair ${chair} has more than one visit today`,
  chairSharedNext: 'Choose the patient from the list.',
  openedChair: (chair: string, name: string) => `Opened chair ${chair}: ${name}`,
  ndc: (ndc: string) => `NDC ${ndc}`,
  oneOf: (names: readonly string[]) => `One of ${names.join(', ')}`,
  notInStock: (ndc: string | null) => (ndc ? `NDC ${ndc}, in no plan of today` : 'A drug that is in no plan of today'),
  foreign: (gtin: string) => `Product ${gtin}, not a US drug number`,
  lot: (lot: string) => `Lot ${lot}`,
  expires: (date: string) => `expires ${date}`,
  serial: (serial: string) => `serial ${serial}`,
  badgeUnknown: 'This badge is not known here',
  badgeUnknownNext: 'Choose your name instead, or ask the administrator.',
  lastScan: 'Last scan',
  badgeNeedsPin: (name: string) => `${name}: enter your PIN`,
  badgeNeedsPinNext: 'The badge alone is enough after you signed in here this shift.',
  badgeNeedsPassword: (name: string) => `${name}: enter your password`,
  badgeNotHere: (name: string) => `${name} cannot be the second person here`,
  badgeChose: (name: string) => `${name} chosen by badge`,
  noAnswer: 'This workstation is not answering',
  bandCounted: (name: string) => `Band scanned: ${name}`,
  bandCountedNext: 'It counts as one identifier. Ask for a second one.',
} as const
