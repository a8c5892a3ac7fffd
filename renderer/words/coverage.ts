/** Words of what a coverage brings beside its number: copay help, and where the payer wants a drug given (workflow 4.1). */
export const coverageWords = {
  title: 'Coverage',
  program: 'Copay help from',
  status: 'Copay help is',
  memberId: 'Number there',
  to: 'Pays until',
  dateHint: 'Year-month-day',
  places: 'The payer wants it given at',
  drugs: 'Which drugs; none chosen means all',
  back: 'Back to the list',
  dateWrong: 'Pays until: a date such as 2026-12-31.',
  copayHelpIs: (help: string) => `Copay help: ${help}`,
  siteLimitIs: (limit: string) => `To be given at: ${limit}`,
  none: 'No coverage is on file',
} as const
