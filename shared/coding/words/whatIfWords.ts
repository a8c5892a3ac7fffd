/** Sentences of a comparison of two results. */
export const whatIfWords = {
  before: (text: string) => `Before: ${text}`,
  after: (text: string) => `After: ${text}`,
  notThere: () => 'nothing on record.',
} as const
