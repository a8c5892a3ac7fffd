import type { Announced, ScheduleNews } from '#shared/ipc/scheduleShapes.ts'
import { clockWords } from './clockStyle.ts'
import { dateWords, weekdayWords } from './times.ts'

/** Words about what the scheduling system says of a day. */
export const scheduleWords = {
  news: 'From the scheduler',
  asOf: (day: string, time: string) => `As heard on ${day}, ${time}.`,
  asOfToday: (time: string) => `As heard at ${time}.`,
  more: (count: number) => `Show ${count} more`,
  takeOver: 'Take over',
  takeOverOf: (name: string, what: string) => `Take over for ${name}: ${what}`,
  leave: 'Leave as it is',
  noted: 'Noted',
  leaveOf: (name: string, what: string) => `Leave ${name} as it is: ${what}`,
  notedOf: (name: string, what: string) => `Noted for ${name}: ${what}`,
  openOf: (name: string) => `Open ${name} and record the arrival`,
  open: 'Open',
  notDone: 'Nothing was changed.',
  newsGone: 'The scheduler has said something else meanwhile. Look at the list again.',
  announced: 'Booked, and no plan here',
  announcedNext: 'The plan of a visit comes with its file, or is typed in: the visit then takes its place in the list.',
  addIt: 'Add',
  addItOf: (name: string) => `Add the visit of ${name}`,
  announcedWait: 'The plan of a visit comes with its file, or is typed in. A nurse or the office does it.',
  reason: 'For',
  arrivedAt: (time: string) => `Arrived ${time}`,
} as const

const fieldWords: Readonly<Record<ScheduleNews['differences'][number]['field'], string>> = {
  last: 'last name',
  first: 'first name',
  middle: 'middle name',
  birthDate: 'birth date',
  sex: 'sex',
  address: 'address',
  phone: 'phone',
  mrn: 'MRN',
  language: 'language',
  emergencyContact: 'emergency contact',
  alerts: 'alerts',
  allergies: 'allergies',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const shown = (field: string, text: string): string =>
  text === '' ? 'nothing' : field === 'birthDate' ? dateWords(text) : text

const kindWords: Readonly<Record<ScheduleNews['kind'], (news: ScheduleNews, today: string) => string>> = {
  moved: ({ to }, today) =>
    `moved to ${to && to.day !== today ? `${weekdayWords(to.day)}, ` : ''}${clockWords(to?.time ?? '')}`,
  cancelled: () => 'cancelled',
  no_show: () => 'did not come',
  arrived: ({ to }) => `arrived ${clockWords(to?.time ?? '')}`,
  arrival_cancelled: () => 'arrival taken back',
  identity: () => 'patient details changed',
  care_facts: () => 'more is known of the patient',
  merged: () => 'MRN merged',
}

/** "moved to 10:30". */
export const newsWords = (news: ScheduleNews, today: string): string => kindWords[news.kind](news, today)

/** What it means here, and what to do. */
export function newsSentence({ kind, differences, hasBegun, command }: ScheduleNews): string {
  if (differences.length > 0)
    return `${capital(
      differences
        .map(({ field, before, after }) => `${fieldWords[field]} ${shown(field, before)} → ${shown(field, after)}`)
        .join('; '),
    )}. What was right before stays in the history.`
  if (kind === 'arrived') return 'Ask for two identifiers and record the arrival in the visit.'
  if (hasBegun) return 'The visit has begun here, so nothing was changed. Call the scheduler if this is wrong.'
  return command === null ? 'Change it by hand in the visit.' : 'Nothing is changed here until somebody takes it over.'
}

export const appointmentStateWords: Readonly<Record<Announced['state'], string>> = {
  booked: 'Booked',
  moved: 'Moved',
  changed: 'Booked',
  cancelled: 'Cancelled',
  deleted: 'Deleted',
  no_show: 'Did not come',
}
