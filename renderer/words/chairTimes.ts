import type { AlarmTime, ScheduleName, TimeProblem, VitalTimes } from '#shared/clinical/chairTimes.ts'
import { minutesWords } from './times.ts'

/** Words of the minutes a practice sets for the chair, and of the office's clocks. */
export const chairTimeWords = {
  groups: 'Groups of limits',
  clinical: 'Values',
  alarms: 'Alarms',
  vitals: 'Vitals schedule',
  clocks: 'Office clocks',
  codes: 'Code panel',
  coding: 'Coding',
  what: 'What',
  minutes: 'Minutes',
  usual: 'Usual',
  sets: 'When a set is due',
  value: 'Set to',
  between: (least: number, most: number) => `Between ${least} and ${most} minutes.`,
  save: 'Save the times',
  saved: 'The times hold for whoever arrives from now on, on every workstation.',
  notSaved: 'The times were not changed.',
  notMinutes: 'Enter whole minutes.',
  notList: 'Enter whole minutes, with commas between them.',
  minutesLabel: 'Minutes',
  afterStart: 'Minutes after the start, with commas',
  thenEvery: 'Then every so many minutes, to the end',
  afterStop: 'Minutes after the end, with commas; 0 is at the end',
  observe: 'Observed so many minutes where the plan orders nothing',
  emptyMeans: 'Leave a field empty for none.',
  usualTitle: 'Back to the usual times?',
  usualButton: 'Back to the usual times',
  usualSentence: 'Alarms and vitals schedules become the usual ones for whoever arrives from now on.',
  keep: 'Keep these',
  isUsual: 'These are the usual times.',
  isOwn: (count: number) => (count === 1 ? '1 time is your own.' : `${count} times are your own.`),
  aboutNow:
    'A change holds for whoever arrives from then on. A visit that has begun keeps the times it began with, on every workstation.',
  aboutPlan: 'What a plan orders of its own (rate steps, observation) always wins.',
  aboutSteps:
    'A drug in rate steps has a set due before each step as it goes. Its own minutes count from the last step on, or from the start where no steps are known.',
  aboutBaseline: 'A set before treatment is always due, and at the planned end it always rings.',
} as const

export const alarmTimeWords: Readonly<Record<AlarmTime, { readonly name: string; readonly note: string }>> = {
  beforeEnd: { name: 'First alarm before the end', note: 'Ends soon, so many minutes before the planned end.' },
  shortlyBeforeEnd: { name: 'Second alarm before the end', note: 'Ends soon, once more. It comes after the first.' },
  afterEnd: { name: 'Still running?', note: 'Rings again so many minutes after the planned end.' },
  missingStop: {
    name: 'Possible missing stop',
    note: 'Running, and nothing heard so long after the planned end: the charge nurse’s board asks for the stop.',
  },
  silence: { name: 'Silence', note: 'A silenced alarm sounds again after so many minutes.' },
  escalate: {
    name: 'To the charge nurse',
    note: 'Vitals so late, or urgent vitals unanswered so long, are the charge nurse’s too.',
  },
  siteCheck: { name: 'Site of a vesicant', note: 'A vesicant that drips is looked at again after so many minutes.' },
  vesicantVein: {
    name: 'Vesicant in a vein of the arm',
    note: 'It asks before a longer drip starts, and rings when one has run so long.',
  },
  reactionVitals: {
    name: 'Vitals in a reaction',
    note: 'While a reaction is open, a set is due every so many minutes.',
  },
}

export const scheduleWords: Readonly<Record<ScheduleName, string>> = {
  standard: 'Standard drug',
  antibody_first: 'Antibody, first dose ever',
  rate_steps_first: 'Rate steps, first dose',
  rate_steps: 'Rate steps, later doses',
  taxane: 'Taxane, first two doses',
  iron: 'Iron',
  blood: 'Blood',
}

const timePartWords: Readonly<Record<string, string>> = {
  afterStart: 'minutes after the start',
  thenEvery: 'then every',
  afterStop: 'minutes after the end',
  observe: 'observed',
}

/** "At 15, 30 min, then every 30 min; at the end and 30 min after it; observed 45 min" */
export function setsWords({ afterStart, thenEvery, afterStop, observe }: VitalTimes): string {
  const during = [
    ...(afterStart.length > 0 ? [`at ${afterStart.join(', ')} min`] : []),
    ...(thenEvery === null ? [] : [`${afterStart.length > 0 ? 'then ' : ''}every ${minutesWords(thenEvery)}`]),
  ]
  const later = afterStop.filter((minute) => minute > 0)
  const after = [
    ...(afterStop.includes(0) ? ['at the end'] : []),
    ...(later.length > 0 ? [`${later.join(', ')} min after it`] : []),
  ]
  const observed = observe === null ? '' : `observed ${minutesWords(observe)}`
  const said = [during.join(', '), after.join(' and '), observed].filter((part) => part !== '').join('; ')
  return said === '' ? 'Before treatment only' : `${said[0]?.toUpperCase()}${said.slice(1)}`
}

/** "Silence: between 1 and 15 minutes.": why a time cannot be meant. */
export function timeProblemWords({
  about,
  why,
  least,
  most,
}: Pick<TimeProblem, 'about' | 'why' | 'least' | 'most'>): string {
  const [first = '', part] = about.split(' ')
  const name = part
    ? `${scheduleWords[first as ScheduleName]}, ${timePartWords[part] ?? part}`
    : (alarmTimeWords[first as AlarmTime]?.name ?? first)
  if (why === 'order') return `${name}: from the earliest to the latest, none twice.`
  if (why === 'too_many') return `${name}: at most ${most} of them.`
  return `${name}: ${chairTimeWords.between(least, most).replace('Between', 'between')}`
}

export const officeClockWords = {
  acknowledgment: 'File received (999 or TA1)',
  claims: 'Claims taken (277CA or 835)',
  hours: 'Hours that count on the 48 hours',
  closed: 'Days closed',
  within: (hours: number | null) => (hours === null ? 'Never sent' : `Within ${hours} h`),
  hoursLabel: 'Hours',
  answerNote:
    'A claim file without this answer so many hours after it left is an exception. Leave it empty where your clearinghouse never sends it.',
  answerBounds: (least: number, most: number) => `Enter whole hours between ${least} and ${most}, or nothing.`,
  everyHour: 'Every hour',
  hoursNote: 'Outside of these hours the clock of a visit stands still. It begins at discharge.',
  days: 'Days that count',
  from: 'From',
  to: 'To',
  clockForm: 'Enter hours and minutes, as 08:00; 24:00 is the end of the day.',
  noDay: 'Choose a day, or let every hour count.',
  'opens-after-closing': 'The office closes after it opens. Check the two times.',
  'day-twice': 'A day stands there twice. Take one of them away.',
  someHours: 'Only these hours',
  which: 'What counts',
  closedNote: 'Days on which the office is closed, one on each line, as 2026-12-25. They do not count.',
  closedLabel: 'Days',
  closedForm: 'Enter days as 2026-12-25, one on each line.',
  noneClosed: 'None',
  closedOpen: 'Choose the hours that count first: while every hour counts, no day is left out.',
  save: 'Save the clocks',
  saved: 'The clocks hold for visits signed from now on, on every workstation.',
  notSaved: 'The clocks were not changed.',
  isUsual: 'These are the usual clocks.',
  isOwn: (count: number) => (count === 1 ? '1 clock is your own.' : `${count} clocks are your own.`),
  aboutNow: 'A change holds for visits signed from then on. A visit that is signed keeps the clock it was signed with.',
  aboutQuestion: 'A question to the nurse explains why a claim waits. It does not stop the clock.',
  spanWords: (days: string, from: string, to: string) => `${days} ${from} to ${to}`,
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const
