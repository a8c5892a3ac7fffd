import type { Line } from '#shared/chart/chart.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { amountWords } from './amounts.ts'
import { notGivenWords, pauseWords, routeWords, stopEarlyWords } from './pickLists.ts'
import { dateWords, minutesWords, timeWords } from './times.ts'

const vesicantWords = { vesicant: 'Vesicant.', irritant: 'Irritant.', neither: '' } as const

/** "IV infusion, 250 mL over 30 min. Vesicant. Reason: poor oral intake." */
export function plannedWords({ plan }: Line): string {
  const volume = plan.volumeMl ? `, ${amountWords({ amount: plan.volumeMl, unit: 'mL' })}` : ''
  const over = plan.plannedMinutes ? ` over ${minutesWords(plan.plannedMinutes)}` : ''
  const kind = plan.purpose === 'hydration' || plan.role === 'hydration' ? 'Hydration' : routeWords[plan.route]
  const reason = plan.reason ? `Reason: ${plan.reason}.` : ''
  return [`${kind}${volume}${over}.`, vesicantWords[plan.vesicant], reason].filter(Boolean).join(' ')
}

/** "IV infusion, 340 mL": the quiet second line of a running drug. */
export function runningWords({ plan }: Line): string {
  const volume = plan.volumeMl ? `, ${amountWords({ amount: plan.volumeMl, unit: 'mL' })}` : ''
  return `${plan.purpose === 'hydration' ? 'Hydration' : routeWords[plan.route]}${volume}`
}

const sameAmount = (a: string, b: string): boolean => a.replace(/\.?0+$/, '') === b.replace(/\.?0+$/, '')

/** What a finished drug says of itself: "all given", "480 mg of 680 mg given", the reason it stopped or was not given. */
export function finishedWords(line: Line): string {
  if (line.notGiven) return `Not given: ${lower(notGivenWords[line.notGiven.reason as keyof typeof notGivenWords])}`
  if (line.stopUnknown) return 'Stop not known'
  if (line.homePump) return homePumpWords(line.homePump.facts)
  const early = line.stopEarly
    ? `, stopped early: ${lower(stopEarlyWords[line.stopEarly as keyof typeof stopEarlyWords])}`
    : ''
  if (!line.doseGiven) return `Dose given not recorded yet${early}`
  const all = line.doseGiven.unit === line.plan.dose.unit && sameAmount(line.doseGiven.amount, line.plan.dose.amount)
  return `${routeWords[line.plan.route]}, ${all ? 'all given' : `${amountWords(line.doseGiven)} given`}${early}`
}

/** "Went home running on pump CADD-7, disconnect 4 Mar 2026 10:00". */
function homePumpWords({ pumpId, disconnectAt }: NonNullable<Line['homePump']>['facts']): string {
  const off = disconnectAt ? `, disconnect ${dateWords(localDate(disconnectAt))} ${timeWords(disconnectAt)}` : ''
  return `Went home running on pump ${pumpId}${off}`
}

/** "08:41 to 09:11, 30 min", or the one moment of a push. */
export function spanWords(line: Line, minutes: number): string {
  if (line.given) return `${timeWords(line.given.stamp.at)}${line.given.minutes ? `, ${line.given.minutes} min` : ''}`
  if (!line.start) return ''
  const stop = line.stop ? timeWords(line.stop.at) : 'not known'
  return `${timeWords(line.start.at)} to ${stop}${line.stop ? `, ${minutesWords(minutes)}` : ''}`
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

export const lineWords = {
  drugs: 'Drugs of this visit',
  start: 'Start',
  stop: 'Stop',
  pause: 'Pause',
  resume: 'Resume',
  give: 'Give',
  secondCheck: 'Second check',
  vials: 'Vials',
  notGiven: 'Not given',
  dropped: 'No longer planned. It is mixed or has vials open: mark it as not given, and say what became of them.',
  doseGiven: 'Dose given',
  details: 'Details',
  twoPeople: 'Two people check it before the start.',
  checkedBy: (first: string, second: string, time: string) => `Checked by ${first} and ${second}, ${time}.`,
  paused: (time: string, reason: string) =>
    `Paused ${time}, ${lower(pauseWords[reason as keyof typeof pauseWords] ?? reason)}`,
  notSavedYet: 'Not saved yet',
  stillRunning: 'Still running?',
  stopMissing: 'Stop missing?',
  endsIn: (minutes: number) => (minutes <= 0 ? 'Planned end now' : `Ends in ${minutes} min`),
  barLabel: (run: number, planned: number) => `${run} of ${planned} minutes`,
  sameLine: 'On purpose, start',
  sameLineMove: 'On purpose, move it',
  sameLineRan: (other: string) => `On purpose on one line with ${other}`,
  override: 'Override',
  byGravity: 'By gravity, start',
  longDrip: 'Ordered so, start',
  allTheSame: 'Start all the same',
  giveAllTheSame: 'Give all the same',
} as const
