import type { CarePlace, copayHelpStates, infusionGroups } from '../clinical/orderLists.ts'
import type { Coverage } from '../document/clinic.ts'
import type { Plan, PlannedLine } from '../document/plan.ts'

/** What a plan and a coverage say beside doses, in words, for the screen and for paper (workflow 4.1). */

type WordsOf<List extends readonly string[]> = Readonly<Record<List[number], string>>

export const intentWords: Readonly<Record<Plan['intent'], string>> = {
  curative: 'Curative',
  control: 'Disease control',
  palliative: 'Palliative',
  supportive: 'Supportive',
}

export const infusionGroupWords: WordsOf<typeof infusionGroups> = {
  with: 'Together with the drug before it',
  after: 'After the drug before it',
  separate_line: 'On a line of its own',
}

export const carePlaceWords: Readonly<Record<CarePlace, string>> = {
  office: 'Office',
  infusion_center: 'Infusion center',
  hospital: 'Hospital',
  home: 'Home',
}

export const copayHelpWords: WordsOf<typeof copayHelpStates> = {
  applied: 'Applied for',
  active: 'Active',
  ended: 'Ended',
}

/** "R-CHOP, curative, line of therapy 1, cycle 3 of 6, day 1" */
export const treatmentWords = ({ regimen, intent, lineOfTherapy, cycle, cyclesPlanned, day }: Plan): string =>
  [
    regimen,
    intentWords[intent].toLowerCase(),
    ...(lineOfTherapy ? [`line of therapy ${lineOfTherapy}`] : []),
    `cycle ${cycle}${cyclesPlanned ? ` of ${cyclesPlanned}` : ''}`,
    `day ${day}`,
  ].join(', ')

/** How a drug is given beside the one before it; null where the order does not say. */
export const groupWordsOf = ({ infusionGroup }: Pick<PlannedLine, 'infusionGroup'>): string | null =>
  infusionGroup ? infusionGroupWords[infusionGroup] : null

/** "Lilly Copay Card, active, member 4471, until 2026-12-31"; `dateWords` writes a day as the reader is used to. */
export const copayHelpOf = (
  { program, status, memberId, to }: NonNullable<Coverage['copayHelp']>,
  dateWords: (day: string) => string,
): string =>
  [
    program,
    copayHelpWords[status].toLowerCase(),
    ...(memberId ? [`member ${memberId}`] : []),
    ...(to ? [`until ${dateWords(to)}`] : []),
  ].join(', ')

/** "Office or home; J9312, J9033" */
export const siteLimitOf = ({ places, drugs }: NonNullable<Coverage['siteLimit']>): string =>
  [placesWords(places), ...(drugs ? [drugs.join(', ')] : [])].join('; ')

/** "Office or home" */
export function placesWords(places: readonly CarePlace[]): string {
  const words = places.map((place) => carePlaceWords[place].toLowerCase()).join(' or ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
