import type { EditableSign, LimitedLab } from '#shared/clinical/clinicalLimits.ts'
import { signWords } from './vitals.ts'

/** Words of the practice's clinical limits. */
export const limitWords = {
  place: 'Limits',
  title: 'Limits',
  sub: 'What a plan orders wins.',
  name: 'Value',
  warn: 'Warn',
  urgent: 'Urgent, or stop',
  warnLow: 'Warn at or below',
  warnHigh: 'Warn at or above',
  urgentLow: 'Urgent at or below',
  urgentHigh: 'Urgent at or above',
  warnBelow: 'Warn below',
  stopBelow: 'Stop and call below',
  warnOver: 'Warn over',
  stopOver: 'Stop and call over',
  none: '–',
  change: 'Change',
  changeOf: (name: string) => `Change ${name}`,
  emptyMeans: 'Leave a field empty for no limit.',
  range: (low: string, high: string, unit: string) => `Between ${low} and ${high}${unit ? ` ${unit}` : ''}.`,
  save: 'Save the limits',
  saved: 'The limits hold from now on, on every workstation.',
  notANumber: 'Enter a number, or leave the field empty.',
  needed: 'Enter a number.',
  notSaved: 'The limits were not changed.',
  crossed: (name: string) =>
    `${name}: a warning comes before its alarm, and both lie inside of what is taken as a value. Check the numbers.`,
  usual: 'Back to the usual limits',
  usualTitle: 'Back to the usual limits?',
  usualSentence:
    'Every limit of this table becomes the usual one, from now on. What was recorded keeps the limits it was judged by.',
  keep: 'Keep these',
  isUsual: 'These are the usual limits.',
  isOwn: (count: number) => (count === 1 ? '1 limit is your own.' : `${count} limits are your own.`),
  own: 'own',
  about: 'How they work',
  aboutNow:
    'A change holds at once, for what is entered from then on, and stands in the audit with the old and the new value.',
  aboutSet: 'A set of vitals keeps the limits it was judged by: nothing that was recorded is judged anew.',
  aboutSlip: 'Values no patient has (a pulse of 300) are refused as slips whatever stands here.',
  ruleSets: 'Coding rules',
  ruleSetFrom: (id: string, from: string) => `${id}, for dates of service from ${from}`,
  ruleSetsNote: 'They come with the program and are chosen by the date of service.',
  fall: 'Upper pressure, fall from baseline',
  weight: 'Weight, away from the dosing weight',
  dose: 'Dose of today’s body, away from the order',
} as const

export const labWords: Readonly<Record<LimitedLab, { readonly name: string; readonly unit: string }>> = {
  anc: { name: 'ANC', unit: '10³/µL' },
  platelets: { name: 'Platelets', unit: '10³/µL' },
  hemoglobin: { name: 'Hemoglobin', unit: 'g/dL' },
}

const names: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(signWords).map(([sign, { long }]) => [sign, long])),
  ...Object.fromEntries(Object.entries(labWords).map(([lab, { name }]) => [lab, name])),
  weight: limitWords.weight,
  dose: limitWords.dose,
}

/** The limit that was refused, by the name its row has. */
export const limitName = (about: EditableSign | string): string => names[about] ?? about
