/** The next thing a visit needs: a verb for the button, words for a tile, a sentence for the line. */
export const stepWords = {
  arrival: (time: string) => ({
    verb: 'Record arrival',
    words: `Expected ${time}`,
    sentence: 'Ask for two identifiers.',
  }),
  baseline: { verb: 'Record vitals', words: 'Vitals next', sentence: 'Vitals before treatment come next.' },
  access: { verb: 'Record access', words: 'Access next', sentence: 'The access comes next.' },
  readiness: { verb: 'OK to treat', words: 'OK to treat next', sentence: 'One sheet, then the first drug.' },
  treat: { verb: 'Open', words: 'Next drug', sentence: 'The next drug can be prepared.' },
  vitals: { verb: 'Record vitals', words: 'Vitals due', sentence: 'Vitals are due.' },
  after: {
    verb: 'Record vitals',
    words: 'Vitals after treatment',
    sentence: 'Every drug is finished. Vitals come next.',
  },
  discharge: { verb: 'Discharge', words: 'Discharge next', sentence: 'Every drug is finished.' },
  sign: {
    verb: 'Review and sign',
    words: 'Not signed yet',
    sentence: 'The patient has left. The visit is not signed yet.',
  },
  amending: {
    verb: 'Review',
    words: 'Signed, being amended',
    sentence: 'Change what has to be changed, then sign again.',
  },
  signed: { verb: 'See the visit', words: 'Signed', sentence: 'The visit is signed.' },
} as const
