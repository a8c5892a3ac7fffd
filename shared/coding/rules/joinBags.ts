import { administrationOf, joinAdministrations } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, type Charted, groupBy, membersOf } from '../model.ts'
import type { AdminClass } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'
import { noteWords } from '../words/noteWords.ts'

/** Highest class first: it decides for the whole bag (R28). */
const byClass: readonly AdminClass[] = [
  'antineoplastic',
  'hormonal_antineoplastic',
  'therapeutic',
  'transfusion',
  'procedure',
  'hydration',
]

/** R28: drugs mixed in one bag are one administration, under the highest class in it, and a drug of its own. */
export function joinBags(charted: readonly Charted[], ledger: Ledger): readonly Administration[] {
  const labelled = charted.filter(({ service }) => service.bag !== undefined)
  const administrations = charted.filter(({ service }) => service.bag === undefined).map(administrationOf)
  for (const [lead, ...more] of groupBy(labelled, bagOf).values()) {
    const first = administrationOf(lead)
    const others = more.map(administrationOf)
    if (isRepeated(first, others)) administrations.push(first, ...others)
    else administrations.push(mixtureOf([first, ...others], ledger))
  }
  return administrations
}

/** A bag runs once, in however many runs; injections and pushes of one drug are given one by one. */
const isRepeated = (first: Administration, others: readonly Administration[]): boolean =>
  !first.route.endsWith('infusion') && others.every(({ drug }) => drug === first.drug)

const bagOf = ({ service, encounter, access, route }: Charted): string =>
  `${encounter}\u0000${access}\u0000${route}\u0000${service.bag}`

/** The drugs of one bag, their times together. Fluid in it is their carrier: it gives no minute of its own (R1, R9). */
function mixtureOf(parts: readonly [Administration, ...Administration[]], ledger: Ledger): Administration {
  const active = parts.filter((part) => part.class !== 'hydration')
  const carriers = active.length > 0 ? parts.filter((part) => part.class === 'hydration') : []
  const [lead = parts[0], ...others] = active.length > 0 ? active : parts
  const mixed = [lead, ...others]
  const names = new Map(mixed.map(({ drug, name }) => [drug, name]))
  const drugs = [...names.keys()].sort()
  const mixture = joinAdministrations([lead, ...others], {
    drug: drugs.join(),
    name: drugs.map((drug) => names.get(drug)).join(' + '),
    class: byClass.find((kind) => parts.some((part) => part.class === kind)) ?? null,
  })
  for (const { members } of carriers) {
    ledger.issue('hydration_incidental', members, issueWords.carriesDrug(members[0].service.drug, mixture.name))
    ledger.note(members, 'R9', noteWords.carriesDrug(members[0].service.drug, mixture.name))
  }
  report(mixture, mixed, drugs.length, ledger)
  return mixture
}

function report(mixture: Administration, mixed: readonly Administration[], drugs: number, ledger: Ledger): void {
  if (drugs > 1) {
    ledger.issue('same_bag_single_administration', membersOf(mixed), issueWords.sameBag(mixture.name))
    for (const { members } of mixed.slice(1))
      ledger.note(members, 'R28', noteWords.sameBag(members[0].service.drug, mixture.name))
  } else if (mixed.length > 1)
    ledger.issue('same_drug_infusion_times_combined', membersOf(mixed), issueWords.oneBagTwice(mixture.name))
}
