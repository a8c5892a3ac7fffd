import type { AlarmKind } from '#shared/chart/timers/timers.ts'

const minutesInWords = (minutes: number): string => (minutes === 1 ? '1 minute' : `${minutes} minutes`)

const endsIn = (chair: string, drug: string, minutes: number): string =>
  `Chair ${chair}: ${drug} ends in ${minutesInWords(minutes)}.`

/** What is spoken when a threshold is reached. */
export const alarmWords = {
  ten_before_end: endsIn,
  five_before_end: endsIn,
  at_end: (chair: string, drug: string) => `Chair ${chair}: planned end of ${drug}.`,
  ten_after_end: (chair: string, drug: string, minutes: number) =>
    `Chair ${chair}: ${drug} is ${minutesInWords(minutes)} past its planned end. Still running?`,
  vitals: (chair: string) => `Chair ${chair}: vitals are due.`,
  vitals_late: (chair: string, _drug: string, minutes: number) =>
    `Chair ${chair}: vitals are ${minutesInWords(minutes)} late.`,
  rate_step: (chair: string, drug: string) => `Chair ${chair}: the next rate of ${drug} is due.`,
  site_check: (chair: string, drug: string) => `Chair ${chair}: look at the site of ${drug}.`,
  vein_limit: (chair: string, drug: string, minutes: number) =>
    `Chair ${chair}: ${drug} has run ${minutesInWords(minutes)} into a vein of the arm. Stop or move it.`,
  alert: (chair: string) => `Chair ${chair}: vitals are far out of range.`,
} as const satisfies Record<
  AlarmKind | 'vitals' | 'vitals_late' | 'rate_step' | 'site_check' | 'vein_limit' | 'alert',
  (chair: string, drug: string, minutes: number) => string
>

/** Everything that rings, by its kind. */
export type RingKind = keyof typeof alarmWords

/** As it stands in the rail and on the lock screen: short, and no drug, because the room can read it. */
export const alarmShort: Readonly<Record<RingKind, string>> = {
  ten_before_end: 'Ends soon',
  five_before_end: 'Ends soon',
  at_end: 'Planned end',
  ten_after_end: 'Still running?',
  vitals: 'Vitals due',
  vitals_late: 'Vitals late',
  rate_step: 'Rate step',
  site_check: 'Site check',
  vein_limit: 'Time limit',
  alert: 'Vitals alert',
}

export const ringWords = {
  alarms: 'Alarms',
  chair: (chair: string) => `Chair ${chair}`,
  endsIn: (minutes: number) => `Ends in ${minutes} min`,
  more: (count: number) => `and ${count} more`,
  silence: 'Silence',
  silenceOf: (what: string, minutes: number) => `Silence: ${what}, ${minutes} min`,
  go: 'Go to',
  silencedFor: (count: number, minutes: number) =>
    count === 1 ? `1 silenced, ${minutes} min` : `${count} silenced, ${minutes} min`,
} as const
