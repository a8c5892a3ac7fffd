import type { ClockStatus } from '#shared/ipc/shapes.ts'
import { minutesWords } from './times.ts'

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
  screensMissing: 'The screens could not be read. Everything recorded is safe.',
  screensMissingNext: 'Chairside may have been updated meanwhile: reload this page, or start Chairside again.',
  clockDoubtful: ({ offsetSeconds, against }: ClockStatus) =>
    against === 'own_record'
      ? `The clock of this workstation went back by ${clockOffWords(offsetSeconds)}.`
      : `The clock of this workstation is ${clockOffWords(offsetSeconds)} ${clockSide(offsetSeconds)} the hub’s.`,
  clockDoubtfulNext:
    'Go on charting: every entry is kept as it is and marked “clock doubtful”. If the time here is wrong, set the computer’s clock.',
  clockIsRight: (time: string) => `${time} is right`,
  clockConfirmed: 'The clock is confirmed.',
  /** In the narrow rail, two lines. */
  clockQuiet: (offsetSeconds: number): readonly string[] => [
    `Clock ${clockOffWords(offsetSeconds)}`,
    offsetSeconds > 0 ? 'ahead' : 'behind',
  ],
} as const

const clockOffWords = (offsetSeconds: number): string => minutesWords(Math.round(Math.abs(offsetSeconds) / 60))
const clockSide = (offsetSeconds: number): string => (offsetSeconds > 0 ? 'ahead of' : 'behind')
