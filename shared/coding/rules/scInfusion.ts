import { joinAdministrations } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, groupBy, membersOf, type Scene } from '../model.ts'
import { lengthOf } from '../time/spans.ts'
import { issueWords } from '../words/issueWords.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { additionalHours, nextAdditionalHour } from './additionalHours.ts'
import { clockWords, countedSpans } from './countedSpans.ts'
import { reportSeconds } from './seconds.ts'

/** R16, per encounter: the first hour and the additional set-up once each, extra hours by the drug's own clock. */
export function codeScInfusions(infusions: readonly Administration[], scene: Scene, ledger: Ledger): void {
  const drugs = [...groupBy(infusions, ({ drug }) => drug).values()].map((doses) =>
    joinAdministrations(doses, { doses: doses.length }),
  )
  const [first, ...others] = drugs.sort((a, b) => b.minutes - a.minutes)
  if (!first) return
  if (first.doses > 1)
    ledger.issue('same_drug_infusion_times_combined', first.members, issueWords.dosesCombined(first.name))
  codeFirst(first, scene, ledger)
  const setUp = membersOf(infusions).filter(({ service }) => (service.additionalSites ?? 0) > 0)
  if (setUp.length > 0)
    ledger.line({
      ...lineOf(first),
      code: '96371',
      members: setUp,
      text: lineWords.scSetUp(first.name),
      whyNot: [{ code: '96371', rule: 'R16', text: whyNotWords.oncePerVisit() }],
    })
  for (const other of others) {
    if (other.running) ledger.watch(first.minutes - other.minutes + 1)
    ledger.issue('route_not_coded', other.members, issueWords.secondScDrug(other.name))
    ledger.note(other.members, 'R16', noteWords.secondScDrug(other.name))
  }
}

function codeFirst(one: Administration, scene: Scene, ledger: Ledger): void {
  const { thresholds } = scene.ruleSet
  const next = nextAdditionalHour(one.minutes, thresholds)
  const more = { code: '96370', rule: 'R3', text: whyNotWords.moreHours(next, one.minutes) }
  const stoppedEarly = one.minutes < thresholds.infusionFrom
  const injection = stoppedEarly
    ? { code: '96372', rule: 'R26', text: whyNotWords.stoppedEarly() }
    : { code: '96372', rule: 'R16', text: whyNotWords.notInjection(thresholds.infusionFrom - 1, one.minutes) }
  ledger.line({
    ...lineOf(one),
    code: '96369',
    modifiers: stoppedEarly ? ['53'] : [],
    rules: stoppedEarly ? ['R16', 'R26'] : ['R16'],
    text: lineWords.scInfusion(one.name, one.minutes, clockWords(one), thresholds.infusionFrom),
    whyNot: [injection, more],
  })
  const units = additionalHours(one.minutes, thresholds)
  if (one.running) ledger.watch(nextAdditionalHour(one.minutes, thresholds) - one.minutes)
  if (units !== additionalHours(Math.floor(lengthOf(one.exact) / 60_000), thresholds)) reportSeconds(one, ledger)
  if (units === 0) return
  ledger.line({
    ...lineOf(one),
    code: '96370',
    units,
    rules: ['R3', 'R16'],
    text: lineWords.extraHours(one.name, one.minutes, thresholds),
    whyNot: [more],
  })
}

const lineOf = (one: Administration) => ({
  units: 1,
  modifiers: [],
  encounter: one.encounter,
  access: one.access,
  members: one.members,
  rules: ['R16'],
  minutes: one.minutes,
  spans: countedSpans(one),
})
