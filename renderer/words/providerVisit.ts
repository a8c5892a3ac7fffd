/** Words of the provider's visit on a treatment day (R22). The labels are our own. */
export const providerVisitWords = {
  title: 'Provider visit',
  about: 'Only what the provider’s own note says. A check whether the patient is fit for treatment is part of it.',
  record: 'Record provider visit',
  level: 'Visit on the provider’s note',
  apart: 'Documented apart from the treatment?',
  decision: 'What was looked at or decided',
  decisionHint: 'A finding or a decision beyond today’s treatment, in a few words.',
  levelMissing: 'Choose the visit first.',
  apartMissing: 'Say whether it is documented apart from the treatment.',
  decisionMissing: 'A visit apart from the treatment says what was decided.',
} as const

/** Visits a provider's note can name, lowest first. */
export const visitLevels: Readonly<Record<string, string>> = {
  '99202': 'New patient, level 2',
  '99203': 'New patient, level 3',
  '99204': 'New patient, level 4',
  '99205': 'New patient, level 5',
  '99211': 'Established, nurse only',
  '99212': 'Established, level 2',
  '99213': 'Established, level 3',
  '99214': 'Established, level 4',
  '99215': 'Established, level 5',
}

export const apartWords = { yes: 'Yes, on its own', no: 'No, part of the treatment' } as const
