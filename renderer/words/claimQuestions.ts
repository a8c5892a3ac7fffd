/** Words of the questions that only a biller answers. */
export const claimQuestionWords = {
  code: 'Which code?',
  waste: 'Report this waste?',
  notKept: 'Not kept.',
  notOffered: 'The question has changed. Open the visit again.',
} as const
