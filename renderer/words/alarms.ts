/** What is spoken when a threshold is reached. */
export const alarmWords = {
  ten_before_end: (chair: string, drug: string) => `Chair ${chair}: ${drug} ends in 10 minutes.`,
  five_before_end: (chair: string, drug: string) => `Chair ${chair}: ${drug} ends in 5 minutes.`,
  at_end: (chair: string, drug: string) => `Chair ${chair}: planned end of ${drug}.`,
  ten_after_end: (chair: string, drug: string) =>
    `Chair ${chair}: ${drug} is 10 minutes past its planned end. Still running?`,
  vitals: (chair: string) => `Chair ${chair}: vitals are due.`,
} as const
