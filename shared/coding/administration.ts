import { type Administration, type Charted, compareIds, membersOf, sortedBy } from './model.ts'
import { lengthOf, union } from './time/spans.ts'
import type { AdminClass } from './types.ts'

/** One service as an administration of its own. */
export const administrationOf = (one: Charted): Administration => ({
  members: [one],
  drug: one.drug,
  name: one.service.drug,
  class: one.class,
  route: one.route,
  encounter: one.encounter,
  access: one.access,
  start: one.start,
  runs: one.runs,
  exact: one.exact,
  minutes: lengthOf(one.runs),
  flagged: one.service.primary === true,
  discontinued: one.service.discontinued === true,
  running: one.running,
  plannedMinutes: one.plannedMinutes,
  doses: 1,
})

/**
 * Several administrations as one: times added without counting any minute twice, everything else from the earliest.
 * `named` gives the drug where it is not the earliest one's (a mixture).
 */
export function joinAdministrations(
  parts: readonly [Administration, ...Administration[]],
  named: Partial<Pick<Administration, 'drug' | 'name' | 'class' | 'doses'>> = {},
): Administration {
  const [first] = parts
  const members = sortedBy(membersOf(parts), byStartThenId)
  const [lead = first.members[0], ...others] = members
  const runs = union(parts.flatMap((part) => part.runs))
  return {
    ...first,
    members: [lead, ...others],
    access: lead.access,
    start: lead.start,
    runs,
    exact: union(parts.flatMap((part) => part.exact)),
    minutes: lengthOf(runs),
    flagged: parts.some(({ flagged }) => flagged),
    discontinued: parts.some(({ discontinued }) => discontinued),
    running: parts.some(({ running }) => running),
    plannedMinutes: Math.max(...parts.map((part) => part.plannedMinutes)),
    ...named,
  }
}

const byStartThenId = (a: Charted, b: Charted): number => a.start - b.start || compareIds(a.id, b.id)

/** True for everything billed under the chemotherapy codes. */
export const isChemo = ({ class: kind }: { readonly class: AdminClass | null }): boolean =>
  kind === 'antineoplastic' || kind === 'hormonal_antineoplastic'
