import { isChemo, joinAdministrations } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, groupBy, type Scene } from '../model.ts'
import { lengthOf } from '../time/spans.ts'
import type { Route } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { additionalHours, nextAdditionalHour } from './additionalHours.ts'
import { staysOrdered } from './classify.ts'
import { clockWords, countedSpans } from './countedSpans.ts'
import { reportSeconds } from './seconds.ts'

/** R17 refills and R18: routes with one code each, the access procedure included where the label says so. */
const placeCodes: readonly (readonly [Route, code: string, rule: string])[] = [
  ['intrathecal', '96450', 'R18'],
  ['intrathecal_reservoir', '96542', 'R18'],
  ['intrapleural', '96440', 'R18'],
  ['intraperitoneal', '96446', 'R18'],
  ['intravesical', '51720', 'R18'],
  ['pump_refill_portable', '96521', 'R17'],
  ['pump_refill_implanted', '96522', 'R17'],
]

/** Chemotherapy into a body space, and pump refills. */
export function codePlaces(places: readonly Administration[], ledger: Ledger): void {
  for (const [route, code, rule] of placeCodes)
    for (const one of places.filter((place) => place.route === route))
      ledger.line({ ...lineOf(one), code, rules: [rule], text: lineWords.place(one.name), whyNot: [] })
}

/** R18, intra-arterial, of one encounter: chemotherapy by its minutes, per drug; a therapeutic dose is an injection. */
export function codeArterial(arterial: readonly Administration[], scene: Scene, ledger: Ledger): void {
  const { infusionFrom } = scene.ruleSet.thresholds
  for (const doses of groupBy(arterial, placeOf).values()) {
    const [first] = doses
    if (!isChemo(first)) {
      for (const one of doses) ledger.line({ ...lineOf(one), code: '96373', text: textFor(one), whyNot: [] })
      continue
    }
    const isInfusion = (one: Administration): boolean => one.minutes >= infusionFrom || staysOrdered(one, scene)
    const [long, ...otherLong] = doses.filter(isInfusion)
    const pushes = doses.filter((one) => !isInfusion(one))
    const counted = long ? pushes : pushes.slice(1)
    if (long) codeChemo(joinAdministrations([long, ...otherLong], { doses: 1 + otherLong.length }), scene, ledger)
    else
      ledger.line({ ...lineOf(first), code: '96420', text: textFor(first), whyNot: notInfusion(first, infusionFrom) })
    for (const one of counted) {
      ledger.issue('same_drug_push_not_reportable', one.members, issueWords.repeatPush(one.name))
      ledger.note(one.members, 'R18', noteWords.arterialRepeat(one.name))
    }
  }
}

function codeChemo(one: Administration, scene: Scene, ledger: Ledger): void {
  const { thresholds } = scene.ruleSet
  const whyNot = [
    {
      code: '96423',
      rule: 'R3',
      text: whyNotWords.moreHours(nextAdditionalHour(one.minutes, thresholds), one.minutes),
    },
  ]
  if (one.doses > 1) ledger.issue('same_drug_infusion_times_combined', one.members, issueWords.dosesCombined(one.name))
  const stoppedEarly = one.minutes < thresholds.infusionFrom
  const push = stoppedEarly
    ? { code: '96420', rule: 'R26', text: whyNotWords.stoppedEarly() }
    : { code: '96420', rule: 'R2', text: whyNotWords.notPush(thresholds.infusionFrom - 1, one.minutes) }
  ledger.line({
    ...lineOf(one),
    code: '96422',
    modifiers: stoppedEarly ? ['53'] : [],
    rules: stoppedEarly ? ['R18', 'R26'] : ['R18'],
    text: textFor(one),
    whyNot: [push, ...whyNot],
  })
  const units = additionalHours(one.minutes, thresholds)
  if (one.running) ledger.watch(nextAdditionalHour(one.minutes, thresholds) - one.minutes)
  if (units !== additionalHours(Math.floor(lengthOf(one.exact) / 60_000), thresholds)) reportSeconds(one, ledger)
  if (units === 0) return
  const text = lineWords.extraHours(one.name, one.minutes, thresholds)
  ledger.line({ ...lineOf(one), code: '96423', units, rules: ['R3', 'R18'], text, whyNot })
}

const notInfusion = (one: Administration, from: number) => [
  { code: '96422', rule: 'R2', text: whyNotWords.notInfusion(from, one.minutes) },
]

const textFor = (one: Administration): string => lineWords.arterial(one.name, clockWords(one))

const placeOf = ({ access, drug }: Administration): string => `${access}\u0000${drug}`

const lineOf = (one: Administration) => ({
  units: 1,
  modifiers: [],
  encounter: one.encounter,
  access: one.access,
  members: one.members,
  rules: ['R18'],
  minutes: one.minutes,
  spans: countedSpans(one),
})
