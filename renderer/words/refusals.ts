import type { Chart } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import type { Refusal, RefusalCode } from '#shared/chart/refusals.ts'
import type { VitalSign } from '#shared/clinical/vitalLimits.ts'
import { amendWhyWords } from './amend.ts'
import { kilograms, temperatureWords } from './amounts.ts'
import { chairWhyWords } from './chairRefusals.ts'
import { factsInWords } from './clockStyle.ts'
import { notDoneWords } from './commands.ts'
import { scanWhyWords } from './paperScans.ts'
import { guardedWords } from './restricted.ts'
import { authorizationDiffersWords } from './ties.ts'
import { dateWords } from './times.ts'
import { signWords } from './vitals.ts'

const guardWhy = {
  'chart-restricted': () => guardedWords['chart-restricted'],
  'authorization-unknown': () => 'That authorization is not on file here. Save it first, then attach its letter.',
  'scan-attached': () => scanWhyWords['scan-attached'],
  'scan-not-here': () => scanWhyWords['scan-not-here'],
  'chart-own': () => guardedWords['chart-own'],
}

type Facts = Readonly<Record<string, string>>

/** Why, and what next. What did not happen stands before it: "Doxorubicin not started." */
export const whyWords: Readonly<Record<RefusalCode, (facts: Facts) => string>> = {
  'session-unknown': () => 'This visit is not on this workstation. Open it from the day list.',
  ...guardWhy,
  'session-signed': ({ at }) =>
    `The visit was signed${at ? ` at ${at}` : ''}. Open an amendment in its timeline, then change it.`,
  ...amendWhyWords,
  'session-closed': () =>
    'The visit was closed without treatment. To treat after all, strike its closing in the timeline.',
  'already-arrived': () => 'The arrival is already recorded. Change its time instead.',
  'not-arrived': () => 'The patient has not arrived. Record the arrival first.',
  'identifiers-missing': () => 'Two identifiers are needed. Ask for a second one.',
  'time-in-future': () => 'That time is still to come. Choose a time up to now.',
  'time-before-arrival': ({ arrived }) =>
    `That is before the arrival${when(arrived)}. Check this time, or the arrival.`,
  'late-entry-needs-reason': () => 'It is more than 15 min ago. Say why it is late and how the time is known.',
  'vitals-empty': () => 'Nothing is entered yet. Enter at least one value.',
  'vitals-out-of-range': ({ sign, typed, low, high }) => {
    const read = (value: string | undefined) => signReading(sign, value)
    return `${signName(sign)} ${read(typed)} is outside ${read(low)} to ${read(high)}. Check the number.`
  },
  'diastolic-not-below-systolic': () => 'The lower pressure is not below the upper. Check both numbers.',
  'temperature-in-fahrenheit': ({ typed, celsius }) =>
    `${typed ?? 'The temperature'} reads as °F. Take it as ${celsius ?? 'the same in'} °C, or check the number.`,
  'weight-jump': ({ typedKg, dosingKg, convertedKg }) =>
    `${typedKg ?? 'The weight'} kg is more than 25 % from the dosing weight of ${dosingKg ?? 'the plan'} kg. In lb it would be ${convertedKg ?? 'less'} kg. Weigh again, or take it as lb.`,
  'access-missing': () => 'No access is recorded. Record the access first.',
  'access-does-not-fit': ({ what, gauge }: Facts) =>
    ({
      gauge: `${gauge ?? 'That'} G does not go with this device. A port takes 19, 20 or 22 G, any other 14 to 27 G.`,
      needleLength: 'Only a port has a needle length. Choose the device, or leave it out.',
      forearmPart: 'A part of the forearm goes with the forearm alone. Choose the site, or leave it out.',
      lumens: 'This device has one lumen. Choose the device, or leave them out.',
    })[what ?? ''] ?? 'Device and site do not go together. Check both.',
  'access-unknown': () => 'That access is not in the record. Choose another one.',
  'second-access-needs-reason': () => 'A second access needs a reason. Say why.',
  'allergies-not-reviewed': () => 'Allergies are not reviewed. Review them with the patient.',
  'baseline-vitals-missing': () => 'No vitals before treatment. Record vitals first.',
  'weight-not-accepted': () => 'The weight is not accepted. Weigh the patient, then accept it.',
  'consent-missing': () => 'No consent on file. Ask the provider to see to it first.',
  'order-not-signed': () => 'The order is not signed. Ask the provider to sign it.',
  'labs-not-reviewed': () => 'Labs are not reviewed. Review them, or mark them as not required.',
  'authorization-not-matched': ({ needs, drug, questions }) => {
    if (needs === 'charge') return 'Only the charge nurse may go on without an authorization. Ask the charge nurse.'
    if (needs === 'match' && drug && questions)
      return `${authorizationDiffersWords(drug, questions.split(', '))} Ask the charge nurse, or wait for another one.`
    return 'No authorization on file covers today. Ask the charge nurse.'
  },
  'not-ready': () => 'OK to treat is not given yet. Give it first.',
  'line-unknown': () => 'That drug is not in this visit. Close the sheet and choose one of its rows.',
  'line-exists': () => 'That drug is already in this visit. Use its row.',
  'line-running': ({ drug }) => `${drug ?? 'It'} is running. Stop it first.`,
  'line-not-running': ({ drug }) => `${drug ?? 'It'} is not running. Start it first.`,
  'line-paused': ({ drug }) => `${drug ?? 'It'} is paused. Resume it first.`,
  'line-not-paused': ({ drug }) =>
    `${drug ?? 'It'} is not paused. Look at its row again: somebody may have resumed it.`,
  'line-closed': ({ drug }) => `${drug ?? 'This drug'} is already finished. Change its times in its details.`,
  'line-not-given-yet': ({ drug }) => `${drug ?? 'It'} has not been given yet. Give it first, or mark it as not given.`,
  'line-dropped': ({ drug }) =>
    `${drug ?? 'It'} is no longer planned. Mark it as not given, and say where its vials went.`,
  'wrong-route-for-tap': ({ drug, tap }) =>
    `${drug ?? 'It'} ${tapOrdered[tap ?? ''] ?? 'is ordered by another route. Use the button on its row.'}`,
  'second-check-missing': () => 'The second check is missing. Ask for a check.',
  'second-check-done': () => 'Both checks are done. Go on with the start.',
  'second-check-same-person': () => 'Two different people are needed. Ask somebody else.',
  'second-check-not-needed': () => 'This drug needs no second check. Go on with the start.',
  'checker-not-competent': ({ name }) =>
    `${name ?? 'That person'} is not listed as chemo-competent. Ask somebody who is.`,
  'witness-missing': () => 'Waste needs a witness. Ask a second person for their PIN.',
  'witness-same-person': () => 'The witness has to be another person. Ask somebody else.',
  'witness-pin-wrong': () => 'That is not their PIN. Ask them to enter it again.',
  'same-line-question': ({ drug, other, order }) =>
    `${other ?? 'Another drug'} is running on the same line. ${groupAsked(order, drug)}Is that on purpose?`,
  'stop-before-start': ({ drug, earliest }) =>
    `${drug ?? 'The drug'} was changed last${when(earliest)}, which is later. Check the time.`,
  'resume-before-pause': ({ earliest }) => `The pause began${when(earliest)}, which is later. Check the time.`,
  'span-over-24-hours': ({ start }) => `The start was${when(start)}, more than 24 hours before. Check both times.`,
  'dose-unit-mismatch': ({ given, ordered }) =>
    `${given ?? 'That'} cannot be compared with the order${ordered ? ` of ${ordered}` : ''}. Use the unit of the order.`,
  'dose-needs-reason': ({ given, ordered }) =>
    `${given ?? 'That'} is over 105 % or under 90 % of the order${ordered ? `, ${ordered}` : ''}. Say why.`,
  'dose-over-double': ({ given, ordered }) =>
    `${given ?? 'That'} is more than double the order${ordered ? `, ${ordered}` : ''}. Check the number.`,
  'containers-do-not-add-up': ({ size, lot }) =>
    `Used, wasted and kept do not add up to the ${size ?? ''} of lot ${lot ?? ''}. Check that vial.`,
  'containers-below-dose': ({ used, given }) =>
    `${used ?? 'Less'} was drawn from these vials, ${given ?? 'more'} was given. Add the missing vial.`,
  'single-dose-kept': ({ size }) =>
    `What is left of a single-dose vial${size ? ` of ${size}` : ''} cannot be kept. Record it as wasted.`,
  'waste-decision-missing': () => 'Say for each vial whether something was thrown away.',
  'waste-reason-missing': () => 'Waste needs a reason. Choose one.',
  'lot-recalled': ({ lot, note }) =>
    `Lot ${lot ?? ''} was recalled${note ? ` (${note})` : ''}. Take another vial and tell pharmacy.`,
  'lot-expired': ({ lot, expires }) =>
    `${lot ? `Lot ${lot}` : 'It'} expired${expires ? ` ${dateWords(expires)}` : ''}. Take another vial and tell pharmacy.`,
  'drug-running': ({ drug }) => `${drug ?? 'A drug'} is still running. Stop it first.`,
  'treatment-started': ({ drug }) => `${drug ?? 'A drug'} was already given. Discharge the patient instead.`,
  'discharge-before-treatment-end': ({ drug, end }) =>
    `${drug ?? 'The last drug'} ended${when(end)}, which is later. Check the time.`,
  'already-discharged': ({ at }) => `The patient left${when(at)}. Change that time first.`,
  'not-discharged': () => 'The patient is not discharged yet. Record the discharge first.',
  'event-unknown': () => 'That entry is not in this visit. Look at the timeline again and choose one of its entries.',
  'event-already-replaced': () => 'That entry was already changed. Open its newer form.',
  'event-has-no-time': () => 'That entry has no time that can be changed. Strike it, or write a note beside it.',
  'undo-too-late': () => 'Ten seconds have passed. Change the entry instead.',
  'undo-not-yours': () => 'Another person made that tap. Ask them to undo it, or change the entry.',
  'time-not-yours': () => 'Another person recorded that. Ask them, or the charge nurse.',
  'sign-off-blocked': ({ count }) =>
    count === '1' || !count
      ? 'There is 1 thing that stops it. Fix it first.'
      : `There are ${count} things that stop it. Fix them first.`,
  'warnings-not-read': ({ count }) =>
    count === '1' || !count
      ? '1 warning is not read yet. Read it.'
      : `${count} warnings are not read yet. Read each one.`,
  ...chairWhyWords,
  'not-from-paper': () => 'This is done on the record itself. Finish typing in from paper first.',
  'paper-giver-not-allowed': ({ name }) => `${name ?? 'Whoever wrote the sheet'} may not do this. Choose who did it.`,
  'not-allowed': () => 'Your role does not include this. Ask someone whose role does.',
  'pin-wrong': () => 'That is not your PIN. Enter it again.',
  'badge-not-yours': () => 'That is not your badge. Scan your own, or enter your PIN.',
  'badge-needs-pin': () => 'A badge signs within twelve hours of signing in here with PIN or password. Enter your PIN.',
}

/** What the order says of a drug that was tapped in another way, and the button that fits. */
const tapOrdered: Readonly<Record<string, string>> = {
  start: 'is ordered to run over time. Use Start on its row.',
  push: 'is ordered to be given at one moment. Use Give on its row.',
  injection: 'is ordered as an injection. Use Give on its row and choose the site.',
}

const when = (time: string | undefined): string => (time ? ` at ${time}` : '')

const isSign = (sign: string | undefined): sign is VitalSign => sign !== undefined && sign in signWords

const signName = (sign: string | undefined): string => (isSign(sign) ? signWords[sign].long : 'The value')

/** A limit or a typed value as it is read at the bedside: the record keeps tenths, grams and millimeters. */
function signReading(sign: string | undefined, value: string | undefined): string {
  if (value === undefined) return ''
  const whole = Number(value)
  if (sign === 'temperatureTenthsC') return temperatureWords(whole)
  if (sign === 'weightGrams') return kilograms(whole)
  return sign === 'heightMillimeters' ? temperatureWords(whole) : value
}

/** Why something was refused and what next, times as the practice reads them. */
export const whyOf = ({ code, facts }: Refusal): string => whyWords[code](factsInWords(facts))

/** A refusal as it is shown and spoken: what did not happen, and why with what next. */
export function refusalWords(
  { command, refusal }: { readonly command: Command; readonly refusal: Refusal },
  chart: Chart | null,
): { readonly what: string; readonly why: string } {
  return { what: notDoneWords(command, chart), why: whyOf(refusal) }
}

/** What the order says about the two drugs, before the question; nothing where it does not say. */
function groupAsked(order: string | undefined, drug: string | undefined): string {
  const name = drug ?? 'this drug'
  if (order === 'separate_line') return 'The order wants a line of its own. '
  if (order === 'after') return `The order gives ${name} after the drug before it. `
  return order === 'with' ? 'The order gives them together. ' : ''
}
