/** Characters of a note that fit a line or two at any size of text. */
const shown = 90

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
  /** The first words of a note, where the whole of it stands elsewhere. */
  begin: (text: string) => (text.length <= shown ? text : `${text.slice(0, shown).replace(/\s+\S*$/u, '')} …`),
  count: (notes: number) => (notes === 0 ? 'Notes' : notes === 1 ? '1 note' : `${notes} notes`),
} as const
