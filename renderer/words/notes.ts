/** Words of the notes of a visit. */
export const noteWords = {
  title: 'Notes',
  write: 'Note',
  correcting: 'The note as it should read',
  save: 'Save note',
  saveCorrection: 'Save correction',
  missing: 'Nothing is written yet.',
  none: 'No notes yet. What is written here stands in the timeline and in the signed record.',
  written: 'Written so far',
  by: (name: string, time: string) => `${name}, ${time}`,
  before: (name: string, time: string) => `${name}, ${time}, before:`,
  correct: 'Correct',
  correctOf: (by: string) => `Correct the note: ${by}`,
  count: (notes: number) => (notes === 0 ? 'Notes' : notes === 1 ? '1 note' : `${notes} notes`),
} as const
