import type { Chart } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import type { Refusal, RefusalCode } from '#shared/chart/refusals.ts'
import { notDoneWords } from './commands.ts'

type Facts = Readonly<Record<string, string>>

/** Why, and what next. What did not happen stands before it: "Doxorubicin not started." */
export const whyWords: Readonly<Record<RefusalCode, (facts: Facts) => string>> = {
  'session-unknown': () => 'This visit is not on this workstation. Open it from the day list.',
  'session-signed': () => 'The visit is signed. A signed record is changed by an amendment.',
  'session-closed': () => 'The visit was closed without treatment.',
  'already-arrived': () => 'The arrival is already recorded. Change its time instead.',
  'not-arrived': () => 'The patient has not arrived. Record the arrival first.',
  'identifiers-missing': () => 'Two identifiers are needed. Ask for a second one.',
  'time-in-future': () => 'That time is still to come. Choose a time up to now.',
  'time-before-arrival': ({ arrived }) => `That is before the arrival${at(arrived)}. Check the time, or the arrival.`,
  'late-entry-needs-reason': () => 'It is more than 15 min ago. Say why it is late and how the time is known.',
  'vitals-empty': () => 'Nothing is entered yet. Enter at least one value.',
  'vitals-out-of-range': ({ field, from, to, unit }) =>
    from && to
      ? `${vitalName(field)} is outside ${from} to ${to}${unit ? ` ${unit}` : ''}. Check the number.`
      : `${vitalName(field)} is outside what can be measured. Check the number.`,
  'diastolic-not-below-systolic': () => 'The lower pressure is not below the upper. Check both numbers.',
  'temperature-in-fahrenheit': ({ value, celsius }) =>
    celsius
      ? `${value ?? 'That'} reads as °F. It would be ${celsius} °C.`
      : 'That reads as °F. Temperatures are kept in °C.',
  'weight-jump': ({ before }) =>
    `The weight is more than 25 % from${before ? ` the last one, ${before} kg` : ' the last one'}. Weigh again, or check whether it is in lb.`,
  'access-missing': () => 'No access is recorded. Record the access first.',
  'access-unknown': () => 'That access is not in the record. Choose another one.',
  'second-access-needs-reason': () => 'A second access needs a reason. Say why.',
  'allergies-not-reviewed': () => 'Allergies are not reviewed. Review them with the patient.',
  'baseline-vitals-missing': () => 'No vitals before treatment. Record vitals first.',
  'weight-not-accepted': () => 'The weight is not accepted. Weigh the patient, then accept it.',
  'consent-missing': () => 'No consent on file. The provider has to see to it first.',
  'order-not-signed': () => 'The order is not signed. Ask the provider to sign it.',
  'labs-not-reviewed': () => 'Labs are not reviewed. Review them, or mark them as not required.',
  'authorization-not-matched': () => 'No authorization matches. Choose a reason to go on without.',
  'not-ready': () => 'OK to treat is not given yet. Go through the OK-to-treat sheet first.',
  'line-unknown': () => 'That drug is not in this visit.',
  'line-exists': () => 'That drug is already in this visit.',
  'line-running': ({ drug }) => `${drug ?? 'It'} is running. Stop it first.`,
  'line-not-running': ({ drug }) => `${drug ?? 'It'} is not running.`,
  'line-paused': () => 'It is paused. Resume it first.',
  'line-not-paused': () => 'It is not paused.',
  'line-closed': ({ drug }) => `${drug ?? 'This drug'} is already finished. Change its times instead.`,
  'line-not-given-yet': () => 'It has not been given yet.',
  'wrong-route-for-tap': () => 'The ordered route asks for another tap.',
  'second-check-missing': () => 'The second check is missing. Ask a second person for a check.',
  'second-check-done': () => 'Both checks are done.',
  'second-check-same-person': () => 'Two different people are needed. Ask somebody else.',
  'second-check-not-needed': () => 'This drug needs no second check.',
  'checker-not-competent': ({ name }) => `${name ?? 'That person'} may not check this drug. Ask somebody who may.`,
  'witness-missing': () => 'Waste needs a witness. Ask a second person for their PIN.',
  'witness-same-person': () => 'The witness has to be another person.',
  'witness-pin-wrong': () => 'That is not their PIN. Ask them to enter it again.',
  'same-line-question': ({ drug, other }) =>
    `${other ?? drug ?? 'Another drug'} is running on the same line. Is that on purpose?`,
  'stop-before-start': ({ started }) => `The stop would be before the start${at(started)}. Check the time.`,
  'resume-before-pause': ({ paused }) => `That is before the pause${at(paused)}. Check the time.`,
  'span-over-24-hours': () => 'That is more than 24 hours. Check both times.',
  'dose-unit-mismatch': ({ unit, ordered }) =>
    `The order is in ${ordered ?? 'another unit'}${unit ? `, not ${unit}` : ''}. Enter the dose in the unit of the order.`,
  'dose-needs-reason': () => 'The dose is over 105 % or under 90 % of the order. Say why.',
  'dose-over-double': ({ ordered }) =>
    `That is more than double the order${ordered ? `, ${ordered}` : ''}. Check the number.`,
  'containers-do-not-add-up': () => 'Used, wasted and kept do not add up to what the label says. Check each vial.',
  'containers-below-dose': ({ used, given }) =>
    used && given
      ? `${used} is taken from vials, ${given} was given. Add the missing vial.`
      : 'The vials hold less than was given. Add the missing vial.',
  'single-dose-kept': () => 'What is left of a single-dose vial cannot be kept. Record it as wasted.',
  'waste-decision-missing': () => 'Say for each vial whether something was thrown away.',
  'waste-reason-missing': () => 'Waste needs a reason. Choose one.',
  'lot-expired': ({ lot, expires }) =>
    `Lot ${lot ?? ''} expired${expires ? ` ${expires}` : ''}. Take another vial and tell pharmacy.`,
  'drug-running': ({ drug }) => `${drug ?? 'A drug'} is still running. Stop it first.`,
  'treatment-started': () => 'Treatment has started. Discharge the patient instead.',
  'discharge-before-treatment-end': ({ ended }) => `That is before the last drug ended${at(ended)}. Check the time.`,
  'already-discharged': () => 'The discharge is already recorded. Change its time instead.',
  'not-discharged': () => 'The patient is not discharged yet. Record the discharge first.',
  'event-unknown': () => 'That entry is not in this visit.',
  'event-already-replaced': () => 'That entry was already changed. Open its newer form.',
  'event-has-no-time': () => 'That entry has no time that can be changed.',
  'undo-too-late': () => 'Ten seconds have passed. Change the entry instead.',
  'undo-not-yours': () => 'Another person made that tap. They can undo it, or you change the entry.',
  'time-not-yours': () => 'Another person recorded that time. They, or the charge nurse, can change it.',
  'sign-off-blocked': ({ count }) =>
    count === '1' || count === undefined ? 'There is 1 thing to fix first.' : `There are ${count} things to fix first.`,
  'warnings-not-read': () => 'Some warnings are not read yet. Read each one.',
  'not-allowed': () => 'Your role does not include this. Ask someone whose role does.',
  'pin-wrong': () => 'That is not your PIN. Enter it again.',
}

const at = (time: string | undefined): string => (time ? ` at ${time}` : '')

const vitalNames: Readonly<Record<string, string>> = {
  temperatureTenthsC: 'Temperature',
  pulse: 'Pulse',
  respirations: 'Respirations',
  systolic: 'Upper pressure',
  diastolic: 'Lower pressure',
  spo2: 'SpO₂',
  oxygenLitersPerMinute: 'Oxygen',
  pain: 'Pain',
  weightGrams: 'Weight',
  heightMillimeters: 'Height',
}
const vitalName = (field: string | undefined): string => (field ? (vitalNames[field] ?? field) : 'One value')

/** A refusal as it is shown and spoken: what did not happen, and why with what next. */
export function refusalWords(
  { command, refusal }: { readonly command: Command; readonly refusal: Refusal },
  chart: Chart | null,
): { readonly what: string; readonly why: string } {
  return { what: notDoneWords(command, chart), why: whyWords[refusal.code](refusal.facts) }
}
