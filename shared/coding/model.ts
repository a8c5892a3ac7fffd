import type { RuleSet } from './ruleSet.ts'
import type { Zone } from './time/printedTime.ts'
import type { Span } from './time/spans.ts'
import type { AdminClass, CodingProfile, CountedSpan, Purpose, Route, Service, Setting, WhyNot } from './types.ts'

/** One service that passed the checks, its times read and its class settled. */
export interface Charted {
  readonly service: Service
  readonly id: string
  /** Active ingredient, compared without regard to capitals (R6). */
  readonly drug: string
  readonly class: AdminClass | null
  readonly route: Route
  readonly encounter: string
  readonly access: string | null
  readonly purpose: Purpose | null
  /** Printed minute of the start; for what was running on arrival, of the arrival (R27). */
  readonly start: number
  readonly startMs: number
  /** When the drug really ran, in printed minutes and in milliseconds. Empty where no stop is needed. */
  readonly runs: readonly Span[]
  readonly exact: readonly Span[]
  /** The clock is moving now. */
  readonly running: boolean
  /** Not stopped yet: running, or paused. */
  readonly open: boolean
  /** A stop was written down. */
  readonly stopped: boolean
  /** Closed as stop unknown (R20). */
  readonly stopUnknown: boolean
  /** 0 where nothing was planned. */
  readonly plannedMinutes: number
  readonly zone: Zone
  readonly day: string
}

/** What coding works on: one drug given once, from one or more services joined by R28 or R6. */
export interface Administration {
  /** By start, then id; the first one speaks for all. */
  readonly members: readonly [Charted, ...Charted[]]
  /** The drug, or the sorted drugs of one bag: a mixture is a drug of its own (R28). */
  readonly drug: string
  /** As charted, for sentences: "dexamethasone + ondansetron". */
  readonly name: string
  readonly class: AdminClass | null
  readonly route: Route
  readonly encounter: string
  readonly access: string | null
  readonly start: number
  readonly runs: readonly Span[]
  readonly exact: readonly Span[]
  readonly minutes: number
  readonly flagged: boolean
  readonly discontinued: boolean
  /** The clock of one of them moves now. */
  readonly running: boolean
  /** 0 where nothing was planned. */
  readonly plannedMinutes: number
  /** Separate doses behind it, after R6c; one otherwise. */
  readonly doses: number
}

/** A line before lines of one code are merged. */
export interface Entry {
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
  readonly encounter: string
  readonly access: string | null
  readonly members: readonly Charted[]
  readonly rules: readonly string[]
  readonly minutes: number
  readonly spans: readonly CountedSpan[]
  readonly text: string
  readonly whyNot: readonly WhyNot[]
  /** Label where the code table has none (blood products). */
  readonly label?: string
}

/** What every rule may look at. */
export interface Scene {
  readonly setting: Setting
  readonly profile: CodingProfile
  readonly ruleSet: RuleSet
  /** The payer's class of a drug, by `ingredientOf` its name (R25). */
  readonly payerClasses: ReadonlyMap<string, AdminClass>
}

/** A drug's name as it is compared: "Denosumab " and "denosumab" are one drug (R6). */
export const ingredientOf = (drug: string): string => drug.trim().toLowerCase()

/** Printed order that does not depend on the order of the input: "s2" before "s10", and UUIDv7 by age. */
export const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

/** The encounter a service belongs to; a record that names none has one. */
export const encounterOf = (service: Service): string => service.encounter ?? '1'

/** By start, then id. */
export const byStart = (a: Administration, b: Administration): number =>
  a.start - b.start || compareIds(a.members[0].id, b.members[0].id)

/** The services behind several administrations or lines, in their order. */
export function membersOf(parts: readonly { readonly members: readonly Charted[] }[]): readonly Charted[] {
  const all: Charted[] = []
  for (const { members } of parts) all.push(...members)
  return all
}

/** The items in order, equal ones as they stood. Most lists come in order, and looking costs less than sorting them again. */
export function sortedBy<T>(items: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  for (let at = 1; at < items.length; at += 1)
    if (compare(items[at - 1] as T, items[at] as T) > 0) return [...items].sort(compare)
  return items
}

/** Groups in the order their keys first appear. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>()
  let last: K | undefined
  let group: [T, ...T[]] | undefined
  for (const item of items) {
    const key = keyOf(item)
    // Most items stand beside one of their group.
    if (key !== last) group = groups.get(key)
    last = key
    if (group) group.push(item)
    else {
      group = [item]
      groups.set(key, group)
    }
  }
  return groups
}
