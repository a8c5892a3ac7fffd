import type { Pass } from './codeOnce.ts'
import { type Entry, encounterOf, groupBy, membersOf, type Scene, sortedBy } from './model.ts'
import { labelOf } from './ruleSet.ts'
import type {
  CodeLine,
  CodingInput,
  CodingResult,
  CountedSpan,
  Issue,
  NextChange,
  NotCounted,
  WhyNot,
} from './types.ts'

/**
 * Step 12 of section 6: a day's lines of one code and modifiers merged, cut to the encounter asked for, in listing order.
 */
export function toResult(
  input: CodingInput,
  scene: Scene,
  pass: Pass,
  changes: ReadonlyMap<string, NextChange>,
): CodingResult {
  const asked = (encounter: string): boolean => input.emitEncounter === undefined || encounter === input.emitEncounter
  const blocked = pass.blocked.filter((service) => asked(encounterOf(service)))
  const unfinished = new Set(blocked.map(encounterOf))
  const places = new Map([...pass.days.keys()].map((encounter, place) => [encounter, place]))
  const order = (entry: Entry): number =>
    (places.get(entry.encounter) ?? 0) * 1000 +
    (scene.ruleSet.codes[entry.code]?.listing[scene.setting] ?? lastOf(entry))
  const entries = pass.ledger.entries
    .filter(({ encounter }) => asked(encounter))
    .map((entry) => ({ entry, order: order(entry) }))
    .sort((a, b) => a.order - b.order)
    .map(({ entry }) => entry)
  const [firstDay] = pass.days.values()
  const keyOf = ({ encounter, code, modifiers }: Entry): string => {
    const day = pass.days.get(encounter)
    // A bare code is the quickest key there is, and most records have one day.
    return code + (day === firstDay ? '' : day) + modifiers.join()
  }
  const lines = [...groupBy(entries, keyOf).values()].map((group) => lineOf(group, scene, unfinished, changes))
  return {
    ruleSet: scene.ruleSet.id,
    setting: scene.setting,
    lines,
    notCounted: notCountedOf(pass, asked, changes),
    issues: issuesOf(pass, asked),
    complete: blocked.length === 0,
  }
}

/** Products stand behind the transfusion, the visit at the end. */
const lastOf = ({ members }: Entry): number => (members.length > 0 ? 15.1 : 99)

function lineOf(
  group: readonly Entry[],
  { ruleSet }: Scene,
  unfinished: ReadonlySet<string>,
  changes: ReadonlyMap<string, NextChange>,
): CodeLine {
  const entry = group.length === 1 ? (group[0] as Entry) : mergedEntry(group)
  const { code, members, encounter } = entry
  const ids = members.map(({ id }) => id)
  const nextChange = soonest(ids, changes)
  return {
    code,
    units: entry.units,
    modifiers: entry.modifiers,
    label: entry.label ?? labelOf(code, ruleSet),
    encounter,
    access: entry.access,
    serviceIds: ids,
    rules: entry.rules,
    minutes: entry.minutes,
    spans: entry.spans,
    text: entry.text,
    whyNot: entry.whyNot,
    provisional: unfinished.has(encounter) || members.some((one) => one.open || unfinished.has(one.encounter)),
    ...(nextChange ? { nextChange } : {}),
  }
}

/** Entries of one code and modifiers as one, each with its own sentence and minutes. */
function mergedEntry(group: readonly Entry[]): Entry {
  const first = group[0] as Entry
  const rules: string[] = []
  const texts: string[] = []
  const spans: CountedSpan[] = []
  const whyNot: WhyNot[] = []
  let units = 0
  let minutes = 0
  for (const entry of group) {
    units += entry.units
    minutes += entry.minutes
    spans.push(...entry.spans)
    if (!texts.includes(entry.text)) texts.push(entry.text)
    for (const rule of entry.rules) if (!rules.includes(rule)) rules.push(rule)
    // Two services with the same reason against the same neighbour say it once.
    for (const reason of entry.whyNot) if (!whyNot.some(({ text }) => text === reason.text)) whyNot.push(reason)
  }
  return {
    ...first,
    units,
    access: group.every(({ access }) => access === first.access) ? first.access : null,
    members: membersOf(group),
    rules,
    minutes,
    spans,
    text: texts.join(' '),
    whyNot,
  }
}

function soonest(ids: readonly string[], changes: ReadonlyMap<string, NextChange>): NextChange | undefined {
  const [first] = ids.flatMap((id) => changes.get(id) ?? []).sort((a, b) => a.inMinutes - b.inMinutes)
  return first
}

function notCountedOf(
  { ledger }: Pass,
  asked: (encounter: string) => boolean,
  changes: ReadonlyMap<string, NextChange>,
): readonly NotCounted[] {
  const seen = new Set<string>()
  return ledger.notes.flatMap(({ service, encounter, rule, text }) => {
    if (!asked(encounter) || seen.has(service.id)) return []
    seen.add(service.id)
    const nextChange = changes.get(service.id)
    return [{ serviceId: service.id, rule, text, ...(nextChange ? { nextChange } : {}) }]
  })
}

const levels = { E: 0, W: 1, I: 2 } as const

/** Each finding once, blocks first, then in the order of the rules that found them. */
function issuesOf({ ledger, charted }: Pass, asked: (encounter: string) => boolean): readonly Issue[] {
  const own = new Set(charted.filter(({ encounter }) => asked(encounter)).map(({ id }) => id))
  const seen = new Set<string>()
  const found = ledger.issues
    .filter(({ issue, encounter }) => {
      // What belongs to the day belongs to each encounter it names a service of.
      if (encounter === null ? !issue.serviceIds.some((id) => own.has(id)) : !asked(encounter)) return false
      const key = issue.code + issue.serviceIds.join()
      return !seen.has(key) && seen.add(key)
    })
    .map(({ issue }) => issue)
  return sortedBy(found, (a, b) => levels[a.level] - levels[b.level])
}
