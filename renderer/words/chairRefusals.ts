import type { RefusalCode } from '#shared/chart/refusals.ts'
import { checkItemWords } from './chairPickLists.ts'

type Facts = Readonly<Record<string, string>>

const itemWords = (item: string | undefined): string =>
  item !== undefined && item in checkItemWords ? checkItemWords[item as keyof typeof checkItemWords] : 'One point'

/** Sites over tendons and joints, in the words of a sentence; nothing for any other. */
const poorSiteWords: Readonly<Record<string, string>> = { hand: 'hand', wrist: 'wrist', antecubital: 'elbow bend' }

const besideTheVein = (site: string | undefined): string =>
  site && poorSiteWords[site]
    ? ` Over the ${poorSiteWords[site]} what runs beside the vein does most harm: take another site where there is one.`
    : ''

/** Why, and what next, of the refusals of the nurse's day. */
export const chairWhyWords = {
  'already-released': () => 'OK to mix is already given. Wait for the mixing room, or look into its queue.',
  'already-received': () => 'It is already at the chair. Go on with its check, or start it.',
  'site-look-missing': () => 'Say how the site looks.',
  'push-look-not-needed': ({ drug }: Facts) => `${drug ?? 'It'} is not a vesicant that is pushed. Use the site check.`,
  'vesicant-time-question': ({ drug, planned, most }: Facts) =>
    `${drug ?? 'It'} is a vesicant, planned for ${planned ?? ''} min; your practice allows ${most ?? ''} min into a vein of the arm. Take a central line, or start if the provider orders it so.`,
  'product-in-use': ({ drug }: Facts) => `${drug ?? 'It'} is mixed or has vials open. Say what became of them first.`,
  'product-unchanged': ({ drug }: Facts) => `${drug ?? 'It'} is that product already. Choose another one.`,
  'not-same-drug': ({ drug, other }: Facts) =>
    `${other ?? 'That'} is another drug than ${drug ?? 'the one ordered'}. Ask the provider for an order of its own.`,
  'not-released': ({ drug }: Facts) => `${drug ?? 'It'} has no OK to mix yet. Give that first.`,
  'mixed-after-start': ({ drug, start }: Facts) =>
    `${drug ?? 'It'} began${start ? ` at ${start}` : ' earlier'}, and was mixed before. Set the time it was mixed.`,
  'use-by-before-mixing': ({ at, mixed }: Facts) =>
    `A use-by of ${at ?? 'that time'} is not after the mixing${mixed ? ` at ${mixed}` : ''}. Check time and day.`,
  'wrong-patient-label': () => 'The label names somebody else. Send it back to the mixing room.',
  'does-not-look-right': () => 'It does not look right. Send it back to the mixing room.',
  'past-use-by': ({ at }: Facts) =>
    `Its use-by time was ${at ?? 'earlier'}. Do not give it: send it back to the mixing room.`,
  'not-scanned-needs-reason': () => 'It was not scanned. Scan it, or say why not.',
  'first-check-missing': ({ drug }: Facts) =>
    `Nobody has given the first check of ${drug ?? 'this drug'}. Read it alone and record it, then ask the second person.`,
  'first-check-done': () => 'The first check is done. Ask a second person for theirs.',
  'check-incomplete': ({ item }: Facts) => `${itemWords(item)} is not confirmed. Check every point.`,
  'checks-differ': ({ item }: Facts) =>
    `The two readings differ: ${itemWords(item).toLowerCase()}. Read label and pump again, together.`,
  'rate-zero': () => 'A pump that runs has a rate. Enter it.',
  'rate-unchanged': ({ rate }: Facts) => `It runs at ${rate ?? 'that rate'} mL/h already. Confirm it instead.`,
  'rate-differs': ({ record, pump }: Facts) =>
    `The record says ${record ?? 'another rate'}, the pump ${pump ?? 'another'} mL/h. Record the change instead.`,
  'bag-empty-after-new': ({ empty, at }: Facts) =>
    `The old bag ran empty at ${empty ?? 'a later time'}, after the new one at ${at ?? 'its time'}. Check both times.`,
  'flush-empty': () => 'A flush has a volume. Enter it.',
  'site-normal-and-not': () => 'Normal and something else cannot both be true. Choose again.',
  'access-in-use': ({ drug, from, to }: Facts) =>
    `${drug ?? 'A drug'} ran through that access${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}. Check the time.`,
  'time-after-end': ({ drug, end }: Facts) =>
    drug
      ? `${drug} ended${end ? ` at ${end}` : ''}, which is earlier. Check the time, or correct the end first.`
      : `That is after it was closed${end ? ` at ${end}` : ''}. Check the time, or correct the end first.`,
  'passes-another': ({ other }: Facts) =>
    `Another change of this drug stands${other ? ` at ${other}` : ' between'}. Correct that one first, or strike one of the two.`,
  'access-ended': () => 'That access has ended. Choose another one.',
  'line-already-there': ({ drug }: Facts) =>
    `${drug ?? 'It'} runs through that line already. Choose another line, or leave it as it is.`,
  'not-a-portable-pump': ({ drug }: Facts) =>
    `${drug ?? 'It'} is not ordered on a portable pump. Stop it at the chair, or ask the provider to change the order.`,
  'disconnect-not-later': () =>
    'The disconnect appointment is not after the pump goes home. Check its day and time, or leave both out.',
  'pump-of-this-visit': () => 'That pump was connected in this visit. Stop the drug instead.',
  'pump-already-off': ({ pump }: Facts) => `Pump ${pump ?? ''} is already off. Choose another one, or close the sheet.`,
  'stop-not-computable': () => 'Volume and rates do not give a stop. Choose another basis.',
  'nothing-running': () => 'No drug is running. Start one first.',
  'nothing-paused': () => 'No drug is paused. Look at the rows: each may run already.',
  'resume-needs-rate': ({ onset }: Facts) =>
    `It was paused by a reaction${onset ? ` at ${onset} mL/h` : ''}. Say at which rate it runs on.`,
  'resume-over-half': ({ onset, order, minutes }: Facts) => {
    const [before] = [onset, order, minutes].filter(Boolean)
    return `That is more than half of ${before ? `${before} mL/h` : 'the earlier rate'}. Say whose order it is.`
  },
  'scheme-not-for-it': () =>
    'The 90-minute scheme is not for this dose. Start it at its usual first step, or ask for an order that names the scheme.',
  'scheme-needs-order': () => 'The order does not name the 90-minute scheme. Say whose order it is.',
  'record-exists': () => 'That record is open already. Close the sheet and go on in that one.',
  'record-unknown': () =>
    'That record is not in this visit. Close the sheet and open it from the visit’s header again.',
  'record-closed': () => 'That record is closed. Write a note, or open a new record if it began again.',
  'before-onset': ({ earliest, start }: Facts) => {
    const since = earliest ?? start
    return `That is before it began${since ? ` at ${since}` : ''}. Check the time.`
  },
  'grade-not-in-term': ({ lowest }: Facts) => `That term begins at grade ${lowest ?? '1'}. Choose again.`,
  'other-needs-text': () => '“Other” needs a few words. Write them.',
  'access-still-in': () =>
    'An access is still in. Say that it was removed, locked or left in place, or record its end first.',
  'seen-by-missing': () => 'The time is known by another nurse. Say who saw it.',
  'postpone-too-far': ({ minutes }: Facts) => `Vitals can wait ${minutes ?? '60'} min at most. Choose an earlier time.`,
  'provider-missing': () => 'Say which provider.',
  'handoff-to-yourself': () => 'You cannot hand over to yourself. Choose another nurse.',
  'handoff-open': () => 'It is offered to somebody already. Withdraw that first.',
  'handoff-unknown': () => 'That offer no longer stands. Look at who has the visit, and offer it again if need be.',
  'handoff-not-yours': () =>
    'It was offered to somebody else. Ask them to accept it, or have it withdrawn and offered to you.',
  'treated-needs-charge': ({ drug }: Facts) =>
    `${drug ?? 'A drug'} was given. Only the charge nurse may mark this visit. Ask the charge nurse.`,
  'photo-not-jpeg': () => 'That is no photo. Take it again.',
  'other-patient': () => 'That is another patient. Check name and birth date, and open the visit of this one.',
  'other-day': () => 'That visit is of another day. Choose one of the same day.',
  'plan-unchanged': () => 'The plan is the same as before. Change something, or close the sheet.',
  'proposal-unknown': () => 'That new plan no longer stands. Close the sheet and look for a newer one in the visit.',
  'other-chart-unknown': () => 'The other visit is not on this workstation. Open it from the day list.',
  'event-not-movable': () => 'One of these entries cannot be moved to another patient. Leave it out.',
  'leaves-half-an-entry': () => 'What is left would not fit together. Take the entries that belong to it too.',
  'not-marked-wrong-patient': () => 'Mark the entry on the other visit first.',
  'already-copied': () => 'That entry was taken over already. Leave it out.',
  'conflict-unknown': () => 'That is settled already. Close the sheet and look at the times.',
  'appointment-unchanged': () =>
    'The visit is planned for that day and time already. Choose another time, or leave it as it is.',
  'chair-unchanged': ({ chair }: Facts) => `The patient sits in chair ${chair ?? ''} already. Choose another chair.`,
  'chair-taken': ({ chair, name }: Facts) =>
    `${name ?? 'Somebody'} sits in chair ${chair ?? ''}. Choose another chair, or move that patient first.`,
  'nurse-unchanged': () => 'The visit is with that nurse already. Choose another nurse.',
  'vinca-intrathecal': ({ drug }: Facts) => `${drug ?? 'This drug'} is never given intrathecally. Call the provider.`,
  'intrathecal-alone': ({ other }: Facts) =>
    `${other ?? 'Another drug'} is open. An intrathecal drug is given alone: finish the other one first, or mark it as not given.`,
  'allergy-stop': ({ substance }: Facts) =>
    `The patient is allergic to ${substance ?? 'it'}. Only a provider can let it go on. Call the provider.`,
  'weight-missing-for-dose': ({ drug }: Facts) =>
    `The dose of ${drug ?? 'a drug'} follows the body, and nobody has weighed the patient today. Record the weight.`,
  'weight-stop-and-call': ({ drug, planned }: Facts) =>
    `The weight is far from the ${planned ? `${planned} kg` : 'weight'} that ${drug ?? 'the dose'} was computed from. Call the provider, and note the answer read back.`,
  'body-surface-impossible': ({ area }: Facts) =>
    `A body surface of ${area ?? 'that'} m² is nobody’s. Check height and weight.`,
  'dose-change-stop': ({ ordered, computed, percent }: Facts) =>
    `Ordered is ${ordered ?? 'another dose'}, today’s body gives ${computed ?? 'another'}${percent ? ` (${percent} %)` : ''}. Call the provider.`,
  'lifetime-dose-over': ({ limit }: Facts) =>
    `The lifetime limit${limit ? ` of ${limit}` : ''} is passed. Call the provider.`,
  'interval-too-short': ({ days, least }: Facts) =>
    `The last one was ${days ?? 'a few'} days ago, the order says at least ${least ?? 'more'}. Call the provider.`,
  'premed-wait': ({ premed, left }: Facts) =>
    left
      ? `${premed ?? 'The premed'} still has ${left} min to work. Wait, or start all the same.`
      : `${premed ?? 'The premed'} is not given yet. Give it first, or start all the same.`,
  'vesicant-way-question': ({ drug, site }: Facts) =>
    `${drug ?? 'It'} is a vesicant and this line is peripheral: by gravity, never by pump. Go on by gravity, or use another access for a pump.${besideTheVein(site)}`,
  'vesicant-pump-peripheral': ({ drug }: Facts) =>
    `${drug ?? 'A vesicant'} is not pumped into a peripheral line. Use gravity or another access.`,
  'no-blood-return': () => 'There was no blood return. Do not start. Check the access, or use another.',
  'blood-return-not-checked': () => 'Blood return is not recorded for this access. Check the site first.',
  'labs-stop-and-call': ({ lab, value }: Facts) => `${lab ?? 'A lab'} is ${value ?? 'too low'}. Call the provider.`,
  'volume-below-earlier': ({ drug, given, earlier }: Facts) =>
    `${drug ?? 'It'}: ${earlier ?? 'more'} mL had run in already, ${given ?? 'this'} mL is less. Read the pump again.`,
  'volume-over-bag': (facts: Facts) =>
    `${facts.given ?? 'That'} mL is more than the bag held${facts.bag ? ` (${facts.bag} mL)` : ''}. Check the volume.`,
  'decision-not-treat': () => 'The decision is not to treat. Change it, or record “not treated today”.',
} as const satisfies Partial<Record<RefusalCode, (facts: Facts) => string>>
