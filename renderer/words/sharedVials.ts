/** Words of a vial that more than one patient is given from. */
export const sharedVialWords = {
  open: 'Shared with another patient',
  takenBefore: 'Taken for another patient before',
  passOn: (rest: string) => `Pass on ${rest}`,
  others: 'Other patients',
} as const
