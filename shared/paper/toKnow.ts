import type { Chart } from '../chart/chart.ts'
import type { codeStatuses, isolations, pregnancyPotentials } from '../clinical/patientFacts.ts'
import type { CareFacts } from '../document/patient.ts'
import { phoneWords } from './phoneWords.ts'

/** What must be known of a patient before anything is given, in words, for the screen and for paper (workflow 4.1). */

type WordsOf<List extends readonly string[]> = Readonly<Record<List[number], string>>

export const codeStatusWords: WordsOf<typeof codeStatuses> = {
  full: 'Full code',
  dnr: 'Do not resuscitate',
  dni: 'Do not intubate',
  dnr_dni: 'Do not resuscitate, do not intubate',
  limited: 'Limited treatment: read the order',
}

export const isolationWords: WordsOf<typeof isolations> = {
  contact: 'Contact isolation',
  enteric: 'Contact isolation, soap and water',
  droplet: 'Droplet isolation',
  airborne: 'Airborne isolation',
  protective: 'Protective isolation',
}

export const pregnancyPotentialWords: WordsOf<typeof pregnancyPotentials> = {
  pregnant: 'Pregnant',
  possible: 'May be pregnant',
  not_possible: 'Pregnancy not possible',
}

const advanceDirectiveWords: Readonly<Record<NonNullable<CareFacts['advanceDirective']>, string | null>> = {
  on_file: 'Advance directive on file',
  not_on_file: 'Advance directive: not on file, ask for it',
  none: null,
}

/** `urgent`: whoever treats must know it first. `due`: it changes what is done. `plain`: good to know. */
export interface ToKnowFact {
  readonly about: keyof CareFacts | 'screen'
  readonly words: string
  readonly level: 'urgent' | 'due' | 'plain'
}

const levels: readonly ToKnowFact['level'][] = ['urgent', 'due', 'plain']

/**
 * Code status, earlier reactions, pregnancy, isolation, falls, alerts, language, name, device, directive and contact: those
 * that are known and say something, the most dangerous first. Allergies are not among them, they have their own place.
 * `review` is today's talk before treatment; `dateWords` writes a day (YYYY-MM-DD) as the reader is used to.
 */
export function toKnowOf(
  patient: CareFacts,
  review: Chart['care']['review'],
  dateWords: (day: string) => string,
): readonly ToKnowFact[] {
  const facts = [
    ...dangers(patient, dateWords),
    ...screened(patient, review),
    ...needs(patient),
    ...atHand(patient, dateWords),
  ]
  return levels.flatMap((level) => facts.filter((fact) => fact.level === level))
}

function dangers(patient: CareFacts, dateWords: (day: string) => string): readonly ToKnowFact[] {
  const { codeStatus, priorReactions = [], pregnancyPotential } = patient
  return [
    ...(codeStatus && codeStatus !== 'full'
      ? [{ about: 'codeStatus', words: codeStatusWords[codeStatus], level: 'urgent' } as const]
      : []),
    ...priorReactions.map(
      (one): ToKnowFact => ({
        about: 'priorReactions',
        words: priorReactionWords(one, dateWords),
        // Grade 3 and 4 are severe and life-threatening (CTCAE v5).
        level: (one.grade ?? 0) >= 3 ? 'urgent' : 'due',
      }),
    ),
    ...(pregnancyPotential && pregnancyPotential !== 'not_possible'
      ? [
          {
            about: 'pregnancyPotential',
            words: pregnancyPotentialWords[pregnancyPotential],
            level: pregnancyPotential === 'pregnant' ? 'urgent' : 'due',
          } as const,
        ]
      : []),
  ]
}

/** What today's talk found counts as well as what is on file; a risk is said once. */
function screened(patient: CareFacts, review: Chart['care']['review']): readonly ToKnowFact[] {
  const hasFallRisk = patient.fallRisk === true || review?.fallRisk === true
  return [
    ...(review?.pregnancyTest === 'positive'
      ? [{ about: 'screen', words: 'Pregnancy test positive today', level: 'urgent' } as const]
      : []),
    ...(patient.isolation ?? []).map(
      (one): ToKnowFact => ({ about: 'isolation', words: isolationWords[one], level: 'due' }),
    ),
    ...(review?.infectionSigns === true
      ? [{ about: 'screen', words: 'Signs of infection today', level: 'due' } as const]
      : []),
    ...(hasFallRisk ? [{ about: 'fallRisk', words: 'Fall risk', level: 'due' } as const] : []),
  ]
}

function needs({ alerts, language }: CareFacts): readonly ToKnowFact[] {
  return [
    ...alerts.map((words): ToKnowFact => ({ about: 'alerts', words, level: 'due' })),
    // The screens speak English: only another language needs somebody.
    ...(language && !/^english$/i.test(language)
      ? [{ about: 'language', words: language, level: 'due' } as const]
      : []),
  ]
}

function atHand(patient: CareFacts, dateWords: (day: string) => string): readonly ToKnowFact[] {
  const { preferred, accessDevice, accessInsertedOn, advanceDirective, emergencyContact } = patient
  const directive = advanceDirective ? advanceDirectiveWords[advanceDirective] : null
  const since = accessInsertedOn ? `, since ${dateWords(accessInsertedOn)}` : ''
  return [
    ...(preferred ? [{ about: 'preferred', words: `Called ${preferred}`, level: 'plain' } as const] : []),
    ...(accessDevice
      ? [{ about: 'accessDevice', words: `On file: ${accessDevice}${since}`, level: 'plain' } as const]
      : []),
    ...(directive ? [{ about: 'advanceDirective', words: directive, level: 'plain' } as const] : []),
    ...(emergencyContact
      ? [{ about: 'emergencyContact', words: `Call ${contactWords(emergencyContact)}`, level: 'plain' } as const]
      : []),
  ]
}

/** "Reacted to rituximab, grade 2, 12 Jan 2026" */
export function priorReactionWords(
  { drug, grade, on }: NonNullable<CareFacts['priorReactions']>[number],
  dateWords: (day: string) => string,
): string {
  return [`Reacted to ${drug}`, ...(grade ? [`grade ${grade}`] : []), ...(on ? [dateWords(on)] : [])].join(', ')
}

/** "Anna Nowak (daughter), 312-555-0188" */
export const contactWords = ({ name, relationship, phone }: NonNullable<CareFacts['emergencyContact']>): string =>
  `${name}${relationship ? ` (${relationship})` : ''}, ${phoneWords(phone)}`
