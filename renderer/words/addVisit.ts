import { intentWords } from '#shared/paper/orderWords.ts'

export { intentWords }

/** Words of the sheet that adds a visit: an add-on patient, or one whose plan came on paper (workflow 2). */
export const addVisitWords = {
  add: 'Add a visit',
  title: 'Add a visit',
  about:
    'Little is needed to open a visit. What is left empty is asked where it is needed: before treatment, at signing, or by the claim.',
  save: 'Add to the day list',
  saved: (name: string) => `${name} is on the day list.`,
  notSaved: 'The visit was not added.',

  who: 'Patient',
  last: 'Last name',
  first: 'First name',
  mrn: 'MRN',
  birthDate: 'Birth date',
  sex: 'Sex for clinical use',
  line1: 'Street',
  city: 'City',
  state: 'State',
  zip: 'ZIP code',
  phone: 'Phone',
  addressHint: 'For the claim. Leave all four empty if it is not known yet.',
  here: 'Is it one of these?',
  take: 'Take',
  takeOf: (name: string) => `Take ${name}`,
  asBefore: 'Who they are, allergies and what is known of them come from their last visit.',
  someoneElse: 'Someone else',

  when: 'Appointment',
  day: 'Day',
  time: 'Time',
  chair: 'Chair',
  chairHint: 'It can be moved on the board at any time.',

  order: 'Order',
  provider: 'Provider',
  otherProvider: 'Somebody else',
  providerLast: 'Provider’s last name',
  providerFirst: 'Provider’s first name',
  credential: 'Credential',
  npi: 'NPI',
  regimen: 'Regimen or reason',
  intent: 'Intent',
  cycle: 'Cycle',
  cycleDay: 'Cycle day',
  signedOn: 'Order signed on',
  signedAt: 'Signed at',
  signedHint: 'Empty: “OK to treat” waits until a plan with the signature comes.',
  consentOn: 'Consent signed on',
  height: 'Height',
  weight: 'Dosing weight',
  labs: 'Labs are required before treatment',
  allergiesHint: 'None entered means none are known; they are reviewed at arrival.',

  diagnoses: 'Diagnoses',
  code: 'ICD-10-CM code, with its dot',
  text: 'In words',
  kind: 'What it is',
  addDiagnosis: 'Add diagnosis',
  diagnosis: (code: string, text: string) => `${code}, ${text}`,
  noDiagnosis: 'None yet: signing warns, and the claim is held.',
  diagnosisNext: 'Code and words are needed.',

  coverage: 'Coverage',
  payer: 'Payer',
  noCoverage: 'No coverage on file',
  coverageBefore: 'As in the last visit',
  otherPayer: 'Another payer',
  payerName: 'Name of the payer',
  payerNumber: 'Payer’s number at the clearinghouse',
  payerKind: 'Kind of plan',
  memberId: 'Member ID',
  group: 'Group',
  noCoverageNext: 'The claim is held until a coverage is on file.',

  drugs: 'Drugs',
  addDrug: 'Add a drug',
  otherDrug: 'Another drug',
  noDrug: 'No drug',
  putOn: 'Put on the plan',
  findDrug: 'Name or code of the drug',
  atChair: 'None entered: drugs are added at the chair.',
  drugOf: (name: string, dose: string, route: string) => `${name}, ${dose}, ${route}`,
} as const

export const sexWords = { F: 'Female', M: 'Male', U: 'Not known' } as const

export const diagnosisKindWords = {
  disease: 'Disease treated',
  treatment_reason: 'Reason for treatment',
  other: 'Other',
} as const

export const payerKindWords = {
  medicare: 'Medicare',
  medicare_advantage: 'Medicare Advantage',
  medicaid: 'Medicaid',
  commercial: 'Commercial',
  exchange: 'Exchange',
  self_pay: 'Self-pay',
  trial: 'Clinical trial',
} as const

/** What is missing or cannot be meant, at the button and at its field. */
export const addVisitMissing = {
  name: 'First and last name are needed.',
  mrn: 'The MRN is needed.',
  birthDate: 'The birth date is needed, as a day that has been.',
  sex: 'Sex for clinical use: choose, or “Not known”.',
  address: 'Address: street, city, state (two letters) and ZIP code (five or nine digits), or none of them.',
  day: 'The day must be today or later.',
  time: 'The time is needed.',
  chair: 'Choose a chair.',
  provider: 'Choose the provider who orders.',
  providerName: 'First and last name of the provider are needed.',
  npi: 'The NPI has ten digits; these do not pass its check digit. Look for a slip of the finger.',
  regimen: 'Say which regimen, or why the patient comes.',
  intent: 'Choose the intent.',
  cycle: 'Cycle and day are whole numbers from 1 on.',
  signed: 'Order signed: the day and the time, or neither; not in the future.',
  consent: 'Consent: a day up to today.',
  diagnosisForm: 'A letter, a digit, a letter or digit, and after a dot up to four more, as C83.31.',
  diagnosisBegun: 'Diagnosis: add it or empty it first.',
  allergyBegun: 'Allergy: add it or empty it first.',
  payer: 'Payer: its name, its number at the clearinghouse and the kind of plan are needed.',
  memberId: 'The member ID is needed.',
  drugBegun: 'Drug: put it on the plan or take it away first.',
} as const

/** Why a visit was not added, and what to do. */
export const addVisitRefusals = {
  'session-unknown': () => 'The earlier visit is not here any more. Look for the patient again.',
  'patient-missing': () => 'Nobody was named. Type who comes.',
  'patient-here': () =>
    'A patient with this MRN is here already. Choose them from “Is it one of these?”, or correct the MRN.',
  'already-planned': ({ chair, time }) =>
    `This patient has a visit on that day already: chair ${chair}, ${time}. Open that one.`,
  'day-passed': () => 'That day is over. Choose today or a later one.',
  'chair-unknown': () => 'This clinic has no such chair any more. Choose another one.',
  'npi-wrong': () => addVisitMissing.npi,
  'vinca-intrathecal': ({ drug }) => `${drug} is never given intrathecally. Correct its route.`,
} as const satisfies Readonly<Record<string, (facts: Readonly<Record<string, string>>) => string>>
