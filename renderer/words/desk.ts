/** Words of the desk itself: its lines under the header, its lock, its way out of a chart. */
export const deskWords = {
  understood: 'Understood',
  noAnswer: 'This workstation is not answering.',
  noAnswerNext: 'What is on the screen stays here and is saved as soon as it answers.',
  waitsForOwner: (name: string) => `A tap by ${name} is not saved yet.`,
  waitsForOwnerNext: 'It is saved when they sign in here again.',
  unsavedTitle: (count: number) => (count === 1 ? '1 tap is not saved yet' : `${count} taps are not saved yet`),
  unsavedSentence: 'It keeps trying. Stay here to see whether it is saved.',
  stay: 'Stay here',
  leaveAnyway: 'Leave anyway',
  starting: 'Opening Chairside',
  cannotStart: 'Chairside is not answering on this workstation.',
  cannotStartNext: 'It tries again by itself.',
} as const
