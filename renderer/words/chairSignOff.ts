import type { CarePlace } from '#shared/clinical/orderLists.ts'
import { placesWords } from '#shared/paper/orderWords.ts'
import { overrideWords } from './pickLists.ts'

type Facts = Readonly<Record<string, string>>

const drug = ({ drug: name }: Facts): string => name || 'A drug'
const reasonOf = ({ reason }: Facts): string =>
  reason && reason in overrideWords ? overrideWords[reason as keyof typeof overrideWords] : 'as recorded'

/** What the nurse's day adds to what stands in the way of the signature. */
export const chairBlockWords = {
  'same-line-question': (facts: Facts) => ({
    title: `${drug(facts)} ran beside ${facts.other ?? 'another drug'} on one lumen`,
    sentence: 'Say that it was on purpose, or correct the access or the times.',
  }),
  'reaction-open': ({ at }: Facts) => ({
    title: `The reaction${at ? ` of ${at}` : ''} is open`,
    sentence: 'Close it with its grade and outcome.',
  }),
  'extravasation-open': ({ at }: Facts) => ({
    title: `The extravasation${at ? ` of ${at}` : ''} is open`,
    sentence: 'Close it with its grade and outcome.',
  }),
  'conflict-open': (facts: Facts) => ({
    title: facts.drug ? `Two devices disagree about ${facts.drug}` : 'Two devices disagree',
    sentence: 'Choose which entry stands. The other stays readable.',
  }),
  'handoff-open': () => ({
    title: 'A handoff is not accepted',
    sentence: 'The receiving nurse accepts it, or take it back.',
  }),
  'earlier-session-open': () => ({
    title: 'The first visit of today is not linked',
    sentence: 'Link it, and say why the patient came back.',
  }),
  'entry-user-unknown': ({ at, why, name }: Facts) =>
    why === 'locked'
      ? {
          title: `${name ?? 'Somebody'}, who made the entry${at ? ` of ${at}` : ''}, is locked out`,
          sentence:
            'The administrator unlocks under People, or it ends by itself within 15 minutes. If somebody else made it, the charge nurse marks it as a mistake.',
        }
      : {
          title: `An entry${at ? ` of ${at}` : ''} is by somebody this workstation does not know`,
          sentence:
            'The administrator adds that person under People. If nobody knows who it was, the charge nurse marks it as a mistake.',
        },
} as const

const blockNames: Readonly<Record<string, string>> = {
  'baseline-vitals-missing': 'no vitals before treatment',
  'second-check-missing': 'no second check',
  'second-check-same-person': 'checked by one person twice',
}

/** What the nurse's day adds to what must be read before signing. */
export const chairWarningWords = {
  'block-overridden': (facts: Facts) => ({
    title: `The charge nurse let pass: ${blockNames[facts.block ?? ''] ?? 'a block'}`,
    sentence: `Reason: ${reasonOf(facts)}.`,
  }),
  'stop-overridden': ({ provider, ...facts }: Facts) => ({
    title: `${drug(facts)}: a safety stop was overridden`,
    sentence: `By ${provider || 'a provider'}. Signing keeps this note.`,
  }),
  'stop-unknown': (facts: Facts) => ({
    title: `The stop of ${drug(facts)} is not known`,
    sentence: 'It earns no administration code. The biller will see it.',
  }),
  'stop-computed': (facts: Facts) => ({
    title: `The stop of ${drug(facts)} was worked out`,
    sentence: 'From volume and rate. Signing keeps it marked.',
  }),
  'started-before-app': (facts: Facts) => ({
    title: `${drug(facts)} was running before this app`,
    sentence: 'Its start was typed and confirmed by two people.',
  }),
  'not-given-without-reason': (facts: Facts) => ({
    title: `${drug(facts)} was not given, reason "other"`,
    sentence: 'Say in a few words why.',
  }),
  'dose-differs-from-body': ({ percent, ...facts }: Facts) => ({
    title: `${drug(facts)} is ${percent ?? 'over 5'} % from today’s height and weight`,
    sentence: 'Signing keeps this note.',
  }),
  'lifetime-dose-near': ({ limit, ...facts }: Facts) => ({
    title: `${drug(facts)} is near its lifetime limit`,
    sentence: limit ? `The limit is ${limit}.` : 'Signing keeps this note.',
  }),
  'vitals-alert-open': ({ at }: Facts) => ({
    title: `Vitals${at ? ` of ${at}` : ''} were out of range, without an answer`,
    sentence: 'Say what was done.',
  }),
  'entries-of-another-chart': () => ({
    title: 'Entries were copied from another chart',
    sentence: 'They keep their times and both names.',
  }),
  'clock-in-doubt': () => ({
    title: 'Some entries were made while the clock was in doubt',
    sentence: 'Check their times.',
  }),
  'site-of-care-limit': ({ payer, drugs, places }: Facts) => ({
    title: `${payer ?? 'The payer'} wants ${drugs ?? 'a drug'} given elsewhere`,
    sentence: `Its place: ${placesWords((places ?? '').split(', ') as CarePlace[]).toLowerCase() || 'another one'}. The biller will see it.`,
  }),
  'push-not-looked-at': ({ ml, most, ...facts }: Facts) => ({
    title: `${drug(facts)}: ${ml ?? ''} mL went in without a look at blood return`,
    sentence: `A vesicant is looked at every ${most ?? '5'} mL at most. Type in the looks that were not charted.`,
  }),
  'vesicant-too-long': ({ minutes, most, ...facts }: Facts) => ({
    title: `${drug(facts)} ran ${minutes ?? ''} min into a vein of the arm`,
    sentence: `Your practice allows ${most ?? ''} min. Look at the site, and tell the provider.`,
  }),
  'product-number-missing': (facts: Facts) => ({
    title: `${drug(facts)} has no product number`,
    sentence: 'This payer asks for it. Record the vials.',
  }),
} as const
