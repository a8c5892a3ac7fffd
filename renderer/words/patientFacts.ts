import type { advanceDirectives, allergySeverities } from '#shared/clinical/patientFacts.ts'

/** Words of the sheet on what is known of the patient: allergies, code status and the like (workflow 4.1). */
export const patientFactWords = {
  title: 'About the patient',
  about: 'It stands above the drugs at once, and goes along with handoffs, paper and other workstations.',
  change: 'Allergies, code status, contact',
  record: 'Save',
  same: 'Nothing differs yet.',
  unfinished: (what: string) => `${what}: add it or empty it first.`,

  codeStatus: 'Code status',
  advanceDirective: 'Advance directive',
  pregnancyPotential: 'Pregnancy',
  notAsked: 'Not asked',
  isolation: 'Isolation',
  fallRisk: 'Fall risk',

  allergies: 'Allergies',
  substance: 'Allergic to',
  reaction: 'What happens',
  severity: 'How bad',
  allergyKnown: 'It stands in the list already. Remove that one first.',
  addAllergy: 'Add allergy',
  allergy: (substance: string, reaction: string, severity: string) =>
    [substance, ...(reaction ? [reaction] : []), severity.toLowerCase()].join(', '),

  priorReactions: 'Earlier reactions',
  drug: 'Reacted to',
  grade: 'Grade',
  gradeNotKnown: 'Not known',
  on: 'When',
  addReaction: 'Add earlier reaction',

  alerts: 'Alerts',
  alert: 'Alert',
  addAlert: 'Add alert',

  contact: 'Emergency contact',
  contactName: 'Name',
  relationship: 'Who they are',
  phone: 'Phone',
  contactMissing: 'Emergency contact: name and phone are needed.',

  more: 'Language, name, device on file',
  language: 'Language',
  preferred: 'Called',
  accessDevice: 'Device on file',
  accessInsertedOn: 'Put in on',
  dateHint: 'Year-month-day',
  dateWrong: (what: string) => `${what}: a date such as 2025-11-02.`,
} as const

export const advanceDirectiveWords: Readonly<Record<(typeof advanceDirectives)[number], string>> = {
  on_file: 'On file',
  not_on_file: 'Not on file yet',
  none: 'None',
}

export const severityWords: Readonly<Record<(typeof allergySeverities)[number], string>> = {
  mild: 'Mild',
  moderate: 'Moderate',
  severe: 'Severe',
  unknown: 'Unknown',
}
