import { numberWords } from './amounts.ts'
import { bloodReturnWords } from './pickLists.ts'

type Seen = keyof typeof bloodReturnWords

const ml = (volume: string): string => `${numberWords(volume)} mL`

/** Words of a vesicant that is pushed with a look at blood return every few mL (workflow 5, check 7). */
export const pushWords = {
  title: (drug: string) => `Push of ${drug}`,
  about: 'A vesicant: blood return after every 5 mL at most. One tap for each look.',
  soFar: (pushed: string, total: string | null) =>
    total === null ? `${ml(pushed)} in` : `${numberWords(pushed)} of ${ml(total)} in`,
  /** Beside the drug in its row. */
  underWay: (pushed: string, total: string | null, seen: Seen) =>
    `Push under way: ${total === null ? ml(pushed) : `${numberWords(pushed)} of ${ml(total)}`}, blood return ${bloodReturnWords[seen].toLowerCase()}.`,
  ask: (at: string) => (at === '0' ? 'Blood return before the push' : `Blood return after ${ml(at)}`),
  askAgain: (at: string) => (at === '0' ? 'Blood return, looked at again' : `Blood return again, at ${ml(at)}`),
  seenAt: (seen: string, question: string) => `${seen}: ${question.charAt(0).toLowerCase()}${question.slice(1)}`,
  lastSeen: (seen: Seen, at: string) => `Last seen: ${bloodReturnWords[seen].toLowerCase()}, at ${ml(at)}`,
  none: 'No blood return: do not push on',
  noneNext: 'Flush, move the arm, look again. If it stays away, end the push here and look at the site.',
  allIn: 'All of it is in',
  given: (dose: string) => `Given, ${dose}`,
  endHere: (dose: string) => `End here, ${dose} given`,
  endUnknown: 'End here, and say the dose',
  noReturnAt: (at: string) => `No blood return after ${ml(at)}`,
  lookFirst: 'Look at blood return first.',
} as const
