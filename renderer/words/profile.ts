import type { CodingProfile } from '#shared/coding/types.ts'
import { classWords } from './whatIf.ts'

type Said = { readonly [Switch in keyof CodingProfile]: (value: CodingProfile[Switch]) => readonly string[] }

/** What a switch does when it does not stand as usual (coding rules, section 10). */
const said: Said = {
  officeInitial: () => ['The order of services chooses the initial one, not the main reason.'],
  hydrationSegments: () => ['Each hydration run has to be long enough by itself.'],
  missingStop: () => ['An infusion whose stop is unknown is billed as a push.'],
  distinctModifier: (modifier) => [`What is distinct is marked ${modifier}, not 59.`],
  secondSiteAddOnModifier: (modifier) => [`Add-ons at a further access are marked ${modifier} too.`],
  splitDoseInjection: () => ['Every syringe of one dose counts.'],
  discardModifiers: () => ['Neither JW nor JZ.'],
  acquired340b: () => ['Drugs are 340B stock: TB.'],
  stoppedEarly: () => ['An infusion stopped early is billed as ordered, with 53.'],
  concurrentChemo: () => ['A second chemo infusion at the same time has no line.'],
  hospitalVisitCode: (code) => [`The hospital’s visit is billed as ${code}.`],
  classOverrides: (classes) =>
    Object.entries(classes).map(([drug, kind]) => `${drug} counts as: ${classWords[kind].toLowerCase()}.`),
}

/** The switches of a visit that stand otherwise than usual, each in a sentence. */
export function profileWords(profile: Partial<CodingProfile>, usual: CodingProfile): readonly string[] {
  const say = <Switch extends keyof CodingProfile>(key: Switch): readonly string[] => {
    const value = profile[key]
    return value === undefined || value === usual[key] ? [] : said[key](value as CodingProfile[Switch])
  }
  return (Object.keys(said) as (keyof CodingProfile)[]).flatMap(say)
}
