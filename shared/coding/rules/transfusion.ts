import type { Ledger } from '../ledger.ts'
import { type Administration, type Charted, membersOf } from '../model.ts'
import { issueWords } from '../words/issueWords.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { countedSpans } from './countedSpans.ts'

/** R15, over one day: one transfusion service whatever is given, and every product under its own code. */
export function codeTransfusions(transfusions: readonly Administration[], ledger: Ledger): void {
  const [first] = transfusions
  if (!first) return
  const counted = transfusions.filter(({ encounter }) => encounter === first.encounter)
  const members = membersOf(counted)
  ledger.line({
    code: '36430',
    units: 1,
    modifiers: [],
    encounter: first.encounter,
    access: first.access,
    members,
    rules: ['R15'],
    minutes: counted.reduce((sum, { minutes }) => sum + minutes, 0),
    spans: counted.flatMap((one) => countedSpans(one)),
    text: lineWords.transfusion(counted.map(({ name }) => name).join(', ')),
    whyNot: [{ code: '36430', rule: 'R15', text: whyNotWords.oncePerDay() }],
  })
  const all = membersOf(transfusions)
  for (const member of all) codeProduct(member, ledger)
  const units = all.reduce((sum, { service }) => sum + unitsOf(service.productUnits), 0)
  if (units > 1) ledger.issue('transfusion_once_per_day', all, issueWords.transfusionOnce(units))
  for (const later of transfusions.filter((one) => one.encounter !== first.encounter))
    ledger.note(later.members, 'R15', noteWords.transfusionOnce(later.name))
}

/** A product bag counts as one unit where the record gives no number. */
const unitsOf = (units = 1): number => Math.max(1, Math.floor(units))

function codeProduct(member: Charted, ledger: Ledger): void {
  const { hcpcs, productUnits, drug } = member.service
  if (!hcpcs) return
  const units = unitsOf(productUnits)
  ledger.line({
    code: hcpcs,
    units,
    modifiers: [],
    encounter: member.encounter,
    access: member.access,
    members: [member],
    rules: ['R15'],
    minutes: 0,
    spans: [],
    text: lineWords.product(drug, units),
    whyNot: [],
    label: lineWords.productLabel,
  })
}
