import type { Block, BlockCode, Field, Warning, WarningCode } from '#shared/chart/signOff/signOffItems.ts'
import type { SigningMethod } from '#shared/clinical/pickLists.ts'
import { chairBlockWords, chairWarningWords } from './chairSignOff.ts'
import { factsInWords } from './clockStyle.ts'
import { overrideWords } from './pickLists.ts'
import { whyWords } from './refusals.ts'

type Facts = Readonly<Record<string, string>>

interface Item {
  readonly title: string
  readonly sentence: string
}

const drug = ({ drug: name }: Facts): string => name || 'A drug'
/** The sentence of the refusal with the same name: a block and a refused tap say one thing in one way. */
const asRefused =
  (title: (facts: Facts) => string, code: BlockCode & keyof typeof whyWords) =>
  (facts: Facts): Item => ({
    title: title(facts),
    sentence: whyWords[code](facts),
  })

/** What stands in the way of the signature: title and sentence. A block without words does not compile. */
export const blockWords: Readonly<Record<BlockCode, (facts: Facts) => Item>> = {
  'line-open': (facts) => ({
    title: `${drug(facts)} has no stop time`,
    sentence: 'Enter when it really stopped, or say that the stop is not known.',
  }),
  'line-without-disposition': (facts) => ({
    title: `${drug(facts)} is neither given nor marked as not given`,
    sentence: 'Record when it was given, or why it was not.',
  }),
  'dose-missing': (facts) => ({
    title: `${drug(facts)} has no dose given`,
    sentence: 'Say how much of it went in.',
  }),
  'access-missing': (facts) => ({
    title: `${drug(facts)} has no access`,
    sentence: 'Record the access it was given through.',
  }),
  'stop-before-start': asRefused((facts) => `${drug(facts)} has times out of order`, 'stop-before-start'),
  'resume-before-pause': asRefused((facts) => `${drug(facts)} has a pause out of order`, 'resume-before-pause'),
  'time-in-future': asRefused(() => 'A time is still to come', 'time-in-future'),
  'time-before-arrival': asRefused(
    (facts) => `${facts.drug || 'An entry'} is before the arrival`,
    'time-before-arrival',
  ),
  'discharge-before-treatment-end': asRefused(
    (facts) => `${facts.drug || 'An entry'} is after the discharge`,
    'discharge-before-treatment-end',
  ),
  'span-over-24-hours': asRefused((facts) => `${drug(facts)} runs over 24 hours`, 'span-over-24-hours'),
  'identifiers-missing': asRefused(() => 'Identity was checked with fewer than two identifiers', 'identifiers-missing'),
  'baseline-vitals-missing': () => ({
    title: 'No vitals before treatment',
    sentence: 'Record the set that was taken before treatment.',
  }),
  'second-check-missing': (facts) => ({
    title: `${drug(facts)} was not checked by two`,
    sentence: 'Ask the second person for their PIN.',
  }),
  'second-check-same-person': asRefused(
    (facts) => `${drug(facts)} was checked by one person twice`,
    'second-check-same-person',
  ),
  'containers-missing': (facts) => ({
    title: `${drug(facts)} has no vials recorded`,
    sentence: 'Say which vials were opened and what was thrown away.',
  }),
  'containers-do-not-add-up': asRefused((facts) => `${drug(facts)} vials do not add up`, 'containers-do-not-add-up'),
  'containers-below-dose': asRefused(
    (facts) => `${drug(facts)} vials hold less than was given`,
    'containers-below-dose',
  ),
  'containers-used-not-given': (facts) => ({
    title: `${drug(facts)} was not given, ${facts.used ?? 'some of it'} stands as used`,
    sentence: 'Say what became of it: all of an opened vial is thrown away, with its reason.',
  }),
  'dose-unit-mismatch': asRefused((facts) => `${drug(facts)} has two kinds of units`, 'dose-unit-mismatch'),
  'single-dose-kept': asRefused((facts) => `${drug(facts)}: a single-dose vial was kept`, 'single-dose-kept'),
  'waste-decision-missing': asRefused((facts) => `${drug(facts)} has no waste decision`, 'waste-decision-missing'),
  'waste-reason-missing': asRefused((facts) => `${drug(facts)} waste has no reason`, 'waste-reason-missing'),
  'witness-missing': asRefused((facts) => `${drug(facts)} waste has no witness`, 'witness-missing'),
  'lot-expired': asRefused((facts) => `${drug(facts)} came from an expired lot`, 'lot-expired'),
  'not-discharged': () => ({ title: 'No discharge', sentence: 'Record when and how the patient left.' }),
  'late-entry-needs-reason': asRefused(
    ({ at }) => `An entry${at ? ` of ${at}` : ''} was made late`,
    'late-entry-needs-reason',
  ),
  ...chairBlockWords,
}

/** What may be signed but must be read first. */
export const warningWords: Readonly<Record<WarningCode, (facts: Facts) => Item>> = {
  'authorization-mismatch': (facts) => ({
    title: `No authorization covers ${facts.drug || 'a drug'}`,
    sentence: facts.differs
      ? `It differs in: ${facts.differs}. Care is done. The claim waits.`
      : 'Care is done. The claim waits for an authorization.',
  }),
  'authorization-overridden': ({ reason }) => ({
    title: 'Treated without a matching authorization',
    sentence: `Reason: ${reason && reason in overrideWords ? overrideWords[reason as keyof typeof overrideWords] : 'as recorded'}. The biller will see it.`,
  }),
  'treatment-reason-missing': () => ({
    title: 'No treatment reason in the plan',
    sentence: 'The biller will ask the provider for it.',
  }),
  'disease-diagnosis-missing': () => ({
    title: 'No disease in the plan',
    sentence: 'The biller will ask the provider for it.',
  }),
  'drug-not-on-plan': (facts) => ({
    title: `${drug(facts)} is not on the plan`,
    sentence: 'It was added at the chair.',
  }),
  'post-vitals-missing': () => ({ title: 'No vitals after treatment', sentence: 'Signing keeps this note.' }),
  'observation-short': ({ minutes, planned, ...facts }) => ({
    title: `Observation after ${drug(facts)} was short`,
    sentence: `${minutes ?? ''} of ${planned ?? ''} min as ordered.`,
  }),
  'duration-differs': ({ minutes, planned, ...facts }) => ({
    title: `${drug(facts)} ran ${minutes ?? ''} min, ordered ${planned ?? ''} min`,
    sentence: 'Check its start and stop.',
  }),
  'times-all-round': ({ count }) => ({
    title: 'Every time ends on 0 or 5',
    sentence: `${count ?? 'All'} times. Check that they are as they happened.`,
  }),
  'exactly-on-threshold': ({ minutes, ...facts }) => ({
    title: `${drug(facts)} ran exactly ${minutes ?? ''} min`,
    sentence: 'A code begins at that minute. Check its start and stop.',
  }),
  'many-late-entries': ({ count }) => ({
    title: `${count ?? 'Many'} entries were made late`,
    sentence: 'Each has its reason. Signing keeps them marked.',
  }),
  'time-from-memory': ({ count }) => ({
    title: count === '1' ? '1 time is from memory' : `${count ?? 'Some'} times are from memory`,
    sentence: 'It stands, and is marked as weak for billing.',
  }),
  'hydration-without-reason': (facts) => ({
    title: `${drug(facts)} has no reason`,
    sentence: 'Hydration is reported with the reason it was ordered for. The biller will ask the provider for it.',
  }),
  'second-access-without-reason': () => ({
    title: 'A further access has no reason',
    sentence: 'The biller will ask why it was needed.',
  }),
  'weight-change-accepted': () => ({
    title: 'The weight is 5 % or more from the dosing weight',
    sentence: 'It was accepted before treatment.',
  }),
  'scan-skipped': (facts) => ({
    title: `Vials not scanned: ${drug(facts)}`,
    sentence: 'Lots were chosen from the list.',
  }),
  'given-past-use-by': ({ at, useBy, ...facts }) => ({
    title: `${drug(facts)} went in at ${at}, past its use-by of ${useBy}`,
    sentence: 'Check both times; if they are right, tell the provider and pharmacy.',
  }),
  'start-right-after-stop': ({ other, ...facts }) => ({
    title: `${drug(facts)} started within a minute of ${other || 'another drug'}`,
    sentence: 'Check both times.',
  }),
  'signer-did-not-give': (facts) => ({
    title: `${drug(facts)} was given by somebody else`,
    sentence: 'Your signature stands for the whole visit.',
  }),
  'lot-missing': (facts) => ({
    title: `${drug(facts)} has no lot`,
    sentence: 'Supplied by others. Signing keeps this note.',
  }),
  'supervising-provider-missing': () => ({
    title: 'No supervising provider for today',
    sentence: 'The biller will ask who was in the suite.',
  }),
  ...chairWarningWords,
}

const fromCoding = ({ text, rule }: Facts): Item => ({
  title: text ?? 'The codes have a question',
  sentence: rule ? `Rule ${rule}.` : '',
})

/** A block as the review screen shows it. */
export const blockItem = ({ code, facts }: Block): Item =>
  code in blockWords ? blockWords[code as BlockCode](factsInWords(facts)) : fromCoding(facts)

/** A warning as the review screen shows it. */
export const warningItem = ({ code, facts }: Warning): Item =>
  code in warningWords ? warningWords[code as WarningCode](factsInWords(facts)) : fromCoding(facts)

/** The verb of the button that leads to the field. */
export function fixVerb(field: Field): string {
  if (field.kind !== 'line')
    return {
      event: 'Set time',
      arrival: 'See arrival',
      vitals: 'Record vitals',
      access: 'Record access',
      readiness: 'OK to treat',
      discharge: 'Discharge',
      visit: 'Open',
      session: 'See times',
      earlier: 'Link',
      authorizations: 'Authorizations',
      alert: 'What was done',
      accessReason: 'Say why',
      handoff: 'Handoff',
      conflict: 'Settle',
      reaction: 'Reaction',
      extravasation: 'Extravasation',
      timeline: 'See entries',
    }[field.kind]
  return {
    start: 'Set start time',
    stop: 'Set stop time',
    dose: 'Dose given',
    access: 'Record access',
    lumen: 'Details',
    check: 'Second check',
    containers: 'Record vials',
    disposition: 'Details',
    times: 'See times',
    plan: 'Details',
  }[field.what]
}

/** Words of the review screen itself. */
export const reviewWords = {
  title: 'Review and sign',
  back: 'The visit',
  toFix: (count: number) => (count === 1 ? '1 thing to fix first' : `${count} things to fix first`),
  toRead: (count: number) => (count === 1 ? '1 warning to read' : `${count} warnings to read`),
  nothingToFix: 'Nothing to fix',
  nothingToFixNext: 'The record is complete.',
  thisVisit: 'This visit',
  /** Everybody whose entries stand, not only whoever signs. */
  chartedBy: (people: readonly (readonly [name: string, entries: number])[]) =>
    `Charted by ${people.map(([name, entries]) => `${name} (${entries === 1 ? '1 entry' : `${entries} entries`})`).join(', ')}.`,
  allTimes: 'All times',
  statement: 'I gave this care as recorded.',
  statementBy: (name: string, credential: string) => `${name}${credential ? ` ${credential}` : ''}, statement 1`,
  sign: 'Sign',
  signClosed: (fix: number, read: number) => {
    const parts = [
      ...(fix > 0 ? [`fix ${fix === 1 ? '1 thing' : `${fix} things`}`] : []),
      ...(read > 0 ? [`read ${read === 1 ? '1 warning' : `${read} warnings`}`] : []),
    ].join(' and ')
    return `${parts.charAt(0).toUpperCase()}${parts.slice(1)} to sign`
  },
  signDialog: 'Sign with your PIN',
  orBadge: 'Or scan your badge.',
  signNow: 'Sign the visit',
  pin: 'Your PIN',
  pinNeeded: 'Enter your PIN, four digits or more.',
  cancel: 'Not yet',
  notYours: 'Your role does not sign visits.',
  signedTitle: (version: number) => `Signed, version ${version}`,
  signedBy: (name: string, time: string, method: SigningMethod | undefined) =>
    `${name}, ${time}${method ? `, by ${method === 'pin' ? 'PIN' : 'badge'}` : ''}`,
  where: 'Where the record is',
  onThisWorkstation: 'On this workstation. The record is complete.',
  amounts: 'Amounts',
  total: (drug: string) => `${drug}, together`,
  given: (dose: string, ordered: string | null) => (ordered === null ? dose : `${dose} of ${ordered}`),
  givenUnknown: 'dose given not said',
  inMl: (ml: string, isComputed: boolean) => `${ml} mL${isComputed ? ' computed' : ''}`,
  vials: (count: number) => (count === 1 ? '1 vial' : `${count} vials`),
  used: (amount: string) => `used ${amount}`,
  wasted: (amount: string) => `wasted ${amount}`,
  returned: (amount: string) => `kept or passed on ${amount}`,
  codes: 'What the record supports',
  drugs: 'Drugs',
  noCodes: 'Nothing to report.',
  backToChairs: 'My chairs',
} as const
