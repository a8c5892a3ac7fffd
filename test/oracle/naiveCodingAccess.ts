import type { Setting } from '#shared/coding/types.ts'
import type { Dose } from './naiveCodingDoses.ts'
import { type Minutes, sharedBy, together } from './naiveCodingMinutes.ts'
import { initialRank } from './naiveCodingTables.ts'

export type Kind = 'chemo' | 'therapeutic'

/** Everything infused of one drug at one access (R6c). */
export interface Infusion {
  readonly drug: string
  readonly kind: Kind
  readonly minutes: Minutes
  readonly doses: readonly Dose[]
  readonly first: number
  readonly flagged: boolean
  readonly order: number
}

/** What happened at one access of one encounter, before any code. */
export interface AccessDay {
  readonly setting: Setting
  readonly infusions: readonly Infusion[]
  readonly pushes: readonly Dose[]
  readonly pumps: readonly Dose[]
  readonly hydration: { readonly minutes: Minutes; readonly flagged: boolean; readonly first: number }
}

export function kindOf(dose: Dose): Kind {
  return dose.class === 'therapeutic' ? 'therapeutic' : 'chemo'
}

/** A pump of more than 480 minutes, planned or run (R17). */
export function isLongPump(dose: Dose): boolean {
  return dose.minutes.size > 480 || dose.services.some(({ plannedMinutes }) => (plannedMinutes ?? 0) > 480)
}

/** The infused doses of each drug added up. */
export function infusionsOf(doses: readonly Dose[]): readonly Infusion[] {
  const drugs = [...new Set(doses.map(({ drug }) => drug))]
  return drugs.map((drug) => {
    const same = doses.filter((dose) => dose.drug === drug)
    return {
      drug,
      kind: same.some((dose) => kindOf(dose) === 'chemo') ? 'chemo' : 'therapeutic',
      minutes: together(same.map(({ minutes }) => minutes)),
      doses: same,
      first: Math.min(...same.map(({ first }) => first)),
      flagged: same.some(({ flagged }) => flagged),
      order: Math.min(...same.map(({ order }) => order)),
    }
  })
}

/** The pushes that can take a code of their own, first by drug, and how many repeats earn 96376 (R13). */
export function pushesOf(day: AccessDay): { readonly firsts: readonly Dose[]; readonly repeats: number } {
  const inTime = [...day.pushes].sort((one, other) => one.first - other.first || one.order - other.order)
  const firsts: Dose[] = []
  let repeats = 0
  for (const drug of new Set(inTime.map((push) => push.drug))) {
    const infusion = day.infusions.find((candidate) => candidate.drug === drug)
    let previous: number | null = null
    for (const push of inTime.filter((candidate) => candidate.drug === drug)) {
      if (!infusion && previous === null) {
        firsts.push(push)
        previous = push.first
      } else if (isRepeat(push, previous, infusion, day.setting)) {
        repeats += 1
        previous = push.first
      }
    }
  }
  return { firsts, repeats }
}

function isRepeat(push: Dose, previous: number | null, infusion: Infusion | undefined, setting: Setting): boolean {
  if (setting === 'office' || kindOf(push) === 'chemo') return false
  if (previous !== null && push.first - previous <= 30) return false
  return (infusion?.doses ?? []).every((dose) =>
    push.first < dose.first ? dose.first - push.first > 30 : push.first - dose.last > 30,
  )
}

/** Whether a main-reason flag at this access stands: an office's, and not voided by chemotherapy (R7). */
export function flagStands(day: AccessDay, what: 'infusion' | 'push' | 'hydration', kind: Kind | null): boolean {
  if (day.setting === 'facility') return false
  if (day.infusions.some((infusion) => infusion.kind === 'chemo')) return what === 'infusion' && kind === 'chemo'
  if (day.pushes.some((push) => kindOf(push) === 'chemo')) return kind === 'chemo'
  return true
}

/** The infusions that run alongside others, by R11 and R12. */
export function concurrentAt(day: AccessDay): ReadonlySet<Infusion> {
  const concurrent = new Set<Infusion>()
  const pumps = day.pumps.map((pump) => ({ minutes: pump.minutes, first: pump.first }))
  for (const kind of ['chemo', 'therapeutic'] as const) {
    const ordered = hostsFirst(day, kind)
    for (const infusion of ordered) {
      if (isFlagged(day, infusion)) continue
      const before = ordered.slice(0, ordered.indexOf(infusion)).filter((other) => !concurrent.has(other))
      const chemo =
        kind === 'therapeutic'
          ? [...day.infusions.filter((other) => other.kind === 'chemo'), ...pumps]
          : pumps.filter((pump) => pump.first < infusion.first)
      const busy = together([...before, ...chemo].map(({ minutes }) => minutes))
      if (sharedBy(infusion.minutes, busy).size * 2 > infusion.minutes.size) concurrent.add(infusion)
    }
  }
  return concurrent
}

function isFlagged(day: AccessDay, infusion: Infusion): boolean {
  return infusion.flagged && flagStands(day, 'infusion', infusion.kind)
}

function hostsFirst(day: AccessDay, kind: Kind): readonly Infusion[] {
  return day.infusions
    .filter((infusion) => infusion.kind === kind)
    .sort(
      (one, other) =>
        Number(isFlagged(day, other)) - Number(isFlagged(day, one)) ||
        one.first - other.first ||
        other.minutes.size - one.minutes.size ||
        one.order - other.order,
    )
}

/** What competes for the initial code at one access. */
export interface Candidate {
  readonly code: string
  readonly infusion?: Infusion
  readonly push?: Dose
  readonly flagged: boolean
  readonly length: number
  readonly first: number
  readonly order: number
}

/** Highest first: a standing flag, rank, length, start, place in the chart (R7). */
export function highestFirst(candidates: readonly Candidate[], setting: Setting): readonly Candidate[] {
  const rank = (code: string): number => initialRank[setting][code] ?? 99
  return [...candidates].sort(
    (one, other) =>
      Number(other.flagged) - Number(one.flagged) ||
      rank(one.code) - rank(other.code) ||
      other.length - one.length ||
      one.first - other.first ||
      one.order - other.order,
  )
}
