import type { RefusalOf } from '#shared/ipc/contract.ts'
import type { QuestionShape } from '#shared/ipc/questionRows.ts'
import { guardedWords } from './restricted.ts'

type Entry = QuestionShape['entries'][number]
type Refusal = RefusalOf<`questions.${'ask' | 'askAgain' | 'answer' | 'close'}`>

/** Words of the thread between a biller and a nurse. No money: nurses read them. */
export const questionWords = {
  title: 'Questions to the nurse',
  none: 'Nothing was asked about this visit.',
  ask: 'Ask the nurse',
  askTitle: 'Ask the nurse',
  askWhom: (names: string) => `It waits for ${names}, at sign-in and on My chairs. The clock goes on.`,
  about: 'About',
  wholeVisit: 'The whole visit',
  words: 'Your question',
  wordsHint: 'What the record has to say. One thing at a time is answered soonest.',
  wordsMissing: 'Write the question first.',
  send: 'Ask',
  askAgain: 'Ask again',
  close: 'Close the question',
  answer: 'Answer',
  answerOf: (patient: string) => `Answer: ${patient}`,
  answerTitle: 'A biller asks',
  yourAnswer: 'Your answer',
  answerHint: 'Your words stay with the visit. What the record says is changed by an amendment alone.',
  answerMissing: 'Write the answer first.',
  answerAndAmend: 'Answer and amend the record',
  openVisit: 'Open the visit',
  openVisitOf: (patient: string) => `Open the visit: ${patient}`,
  asks: (by: string, patient: string) => `${by} asks about ${patient}`,
  of: (drug: string | null, day: string) => (drug === null ? `Visit of ${day}` : `${drug}, visit of ${day}`),
  waitsFor: (names: string) => `waits for ${names}`,
  askedWords: (by: string, time: string) => `${by} asked at ${time}`,
  notKept: 'Nothing was sent.',
  shown: 'Question',
  answered: 'Answered',
} as const

export const questionStateWords: Readonly<Record<QuestionShape['state'], string>> = {
  open: 'Open',
  answered: 'Answered',
  closed: 'Closed',
}

const entryVerbs: Readonly<Record<Entry['kind'], string>> = {
  asked: 'asked',
  answered: 'answered',
  closed: 'closed it',
}

/** "Grace Kim asked, 24 Nov, 10:42" */
export const entryWords = ({ by, kind }: Entry, day: string, time: string): string =>
  `${by} ${entryVerbs[kind]}, ${day}, ${time}`

export const questionWhyWords: Readonly<Record<Refusal, string>> = {
  'session-unknown': 'Only a visit that is signed can be asked about. Wait for its signature.',
  'line-unknown': 'This drug is not in the visit any more. Ask about the whole visit.',
  'question-unknown': 'This question is not on this workstation. Try the hub now, then look again.',
  'question-open': 'The nurse has not answered yet. Wait, or close the question and begin another.',
  'question-closed': 'Somebody has closed this question. Nothing has to be answered any more: close the sheet.',
  ...guardedWords,
}
