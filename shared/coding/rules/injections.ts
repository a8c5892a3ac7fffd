import type { Ledger } from '../ledger.ts'
import { type Administration, type Entry, groupBy, type Scene } from '../model.ts'
import type { WhyNot } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { encounterModifier, type Mark, marked, siteModifier } from './distinctAccess.ts'

/**
 * R14, over one day: a unit per injection, outside the initial scheme. Repeated injections of one drug add units; a
 * second drug under the same code stands on its own line, marked distinct.
 */
export function codeInjections(injections: readonly Administration[], scene: Scene, ledger: Ledger): void {
  for (const [code, sameCode] of groupBy(injections, codeOf)) {
    const drugs = [...groupBy(sameCode, ({ drug }) => drug).values()]
    for (const [place, doses] of drugs.entries()) codeDrug(code, doses, place > 0 ? sameCode[0] : null, scene, ledger)
  }
}

function codeOf(one: Administration): string {
  if (one.route === 'on_body_injector') return '96377'
  if (one.class === 'hormonal_antineoplastic') return '96402'
  return one.class === 'antineoplastic' ? '96401' : '96372'
}

/** `apartFrom`: the first injection under this code, where this is another drug. */
function codeDrug(
  code: string,
  doses: readonly Administration[],
  apartFrom: Administration | null,
  scene: Scene,
  ledger: Ledger,
): void {
  const { profile } = scene
  const markOf = ({ encounter }: Administration): Mark | null => {
    if (apartFrom === null) return null
    const modifier = encounter === apartFrom.encounter ? siteModifier(profile) : encounterModifier(profile)
    return { modifier, rule: 'R14', text: lineWords.markedDrug(modifier) }
  }
  const byId = new Map<string | undefined, Administration>()
  for (const dose of doses) for (const { id } of dose.members) byId.set(id, dose)
  for (const one of doses) {
    const isSplit = one.members.some(({ service }) => (byId.get(service.splitOf) ?? one) !== one)
    if (isSplit) ledger.issue('split_dose_injection_review', one.members, issueWords.splitDose(one.name))
    if (isSplit && profile.splitDoseInjection === 'one_unit') {
      ledger.note(one.members, 'R14', noteWords.splitDose(one.name))
      continue
    }
    const line: Entry = {
      code,
      units: 1,
      modifiers: [],
      encounter: one.encounter,
      access: null,
      members: one.members,
      rules: one.route === 'sc_infusion' ? ['R14', 'R16'] : ['R14'],
      minutes: one.minutes,
      spans: [],
      text: isSplit ? lineWords.splitDose(one.name) : wordsFor(one),
      whyNot: [...notByClass(one, code), ...notInfusion(one, scene)],
    }
    ledger.line(marked(line, isSplit ? syringeMark(siteModifier(profile)) : markOf(one)))
  }
}

const syringeMark = (modifier: string): Mark => ({
  modifier,
  rule: 'R14',
  text: lineWords.markedSyringe(modifier),
})

/** Which class decided between the injection codes; nobody takes an on-body device for one of them. */
function notByClass(one: Administration, code: string): readonly WhyNot[] {
  const why = (other: string, text: string): WhyNot => ({ code: other, rule: 'R14', text })
  if (code === '96377') return [why('96372', whyNotWords.onBody())]
  if (code === '96402') return [why('96401', whyNotWords.byClass('hormonal'))]
  if (code === '96401') return [why('96372', whyNotWords.byClass('chemo'))]
  return one.class === 'therapeutic' ? [why('96401', whyNotWords.byClass('therapeutic'))] : []
}

/** A short subcutaneous infusion says from which minute it would have been one (R16). */
function notInfusion(one: Administration, { ruleSet }: Scene): readonly WhyNot[] {
  if (one.route !== 'sc_infusion') return []
  const text = whyNotWords.notInfusion(ruleSet.thresholds.infusionFrom, one.minutes)
  return [{ code: '96369', rule: 'R16', text }]
}

const wordsFor = (one: Administration): string =>
  one.route === 'on_body_injector' ? lineWords.onBody(one.name) : lineWords.injection(one.name)
