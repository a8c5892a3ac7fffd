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

/** A flag on a push of a drug that is infused there speaks for the infusion: the push itself is a repeat (R7, R13). */
export function flaggedByPushes(days: readonly AccessDay[]): readonly AccessDay[] {
  const flagged = days.flatMap((day) => day.pushes.filter((push) => push.flagged).map((push) => ({ push, day })))
  return days.map((day) => ({
    ...day,
    infusions: day.infusions.map((infusion) => ({
      ...infusion,
      flagged:
        infusion.flagged ||
        flagged.some(
          ({ push, day: where }) => push.drug === infusion.drug && (where === day || kindOf(push) === 'chemo'),
        ),
    })),
  }))
}

/** The pushes of one encounter that can take a code of their own, and how many repeats earn 96376 (R13). */
export function pushesOf(
  days: readonly AccessDay[],
  setting: Setting,
): { readonly firsts: readonly FirstPush[]; readonly repeats: number } {
  const all = days.flatMap((day) => day.pushes.map((push) => ({ push, day })))
  const inTime = all.sort((one, other) => one.push.first - other.push.first || one.push.order - other.push.order)
  const firsts: FirstPush[] = []
  let repeats = 0
  for (const drug of new Set(inTime.map(({ push }) => push.drug))) {
    let previous: number | null = null
    for (const { push, day } of inTime.filter((candidate) => candidate.push.drug === drug)) {
      const infusion = infusionBeside(push, day, days)
      if (!infusion && previous === null) {
        const flagged = all.some((other) => other.push.drug === drug && other.push.flagged)
        firsts.push({ push: { ...push, flagged }, day })
        previous = push.first
      } else if (isRepeat(push, previous, infusion, setting)) {
        repeats += 1
        previous = push.first
      }
    }
  }
  return { firsts, repeats }
}

/** A push with a code of its own, at its access. */
export interface FirstPush {
  readonly push: Dose
  readonly day: AccessDay
}

/** The infusion of a pushed drug that makes the push a repeat: at its own access, of chemotherapy at any (R13). */
function infusionBeside(push: Dose, day: AccessDay, days: readonly AccessDay[]): Infusion | undefined {
  const where = kindOf(push) === 'chemo' ? days : [day]
  return where.flatMap(({ infusions }) => infusions).find(({ drug }) => drug === push.drug)
}

function isRepeat(push: Dose, previous: number | null, infusion: Infusion | undefined, setting: Setting): boolean {
  if (setting === 'office' || kindOf(push) === 'chemo') return false
  if (previous !== null && push.first - previous <= 30) return false
  // An interrupted infusion has not ended in its pause: a dose is looked at from its start to its last stop.
  return (infusion?.doses ?? []).every((dose) =>
    push.first < dose.first ? dose.first - push.first > 30 : push.first - dose.last > 30,
  )
}

/** The infusions that run alongside others, by R11 and R12. `main` holds the flag that stands, if any does. */
export function concurrentAt(day: AccessDay, main: Candidate | undefined): ReadonlySet<Infusion> {
  const concurrent = new Set<Infusion>()
  const pumps = day.pumps.map((pump) => ({ ...pump, kind: 'chemo' as const }))
  const chemo = hostsFirst([...day.infusions.filter(({ kind }) => kind === 'chemo'), ...pumps], main)
  const therapeutic = hostsFirst(
    day.infusions.filter(({ kind }) => kind === 'therapeutic'),
    main,
  )
  const ordered = [...chemo, ...therapeutic]
  for (const [place, one] of ordered.entries()) {
    const infusion = day.infusions.find((candidate) => candidate === one)
    if (!infusion || infusion === main?.infusion) continue
    const hosts = ordered.slice(0, place).filter((host) => {
      const chemoBesideTherapeutic = infusion.kind === 'therapeutic' && host.kind === 'chemo'
      return chemoBesideTherapeutic || ![...concurrent].some((found) => found === host)
    })
    const busy = together(hosts.map(({ minutes }) => minutes))
    if (sharedBy(infusion.minutes, busy).size * 2 > infusion.minutes.size) concurrent.add(infusion)
  }
  return concurrent
}

/** What has the flag that stands, then the earlier started, then the longer, then the one charted first. */
function hostsFirst<One extends Pick<Infusion, 'first' | 'minutes' | 'order'>>(
  all: readonly One[],
  main: Candidate | undefined,
): readonly One[] {
  const isMain = (one: One): number => (main?.infusion !== undefined && one === (main.infusion as unknown) ? 1 : 0)
  return [...all].sort(
    (one, other) =>
      isMain(other) - isMain(one) ||
      one.first - other.first ||
      other.minutes.size - one.minutes.size ||
      one.order - other.order,
  )
}

/** The service whose main-reason flag stands: an office's, not voided by chemotherapy, of several the highest (R7). */
export function mainReasonOf(candidates: readonly Candidate[], setting: Setting): Candidate | undefined {
  if (setting === 'facility') return undefined
  const chemoInfusion = candidates.some(({ code }) => code === '96413')
  const chemoPush = candidates.some(({ code }) => code === '96409')
  const standing = candidates.filter(
    ({ flagged, code }) => flagged && (chemoInfusion ? code === '96413' : chemoPush ? code === '96409' : true),
  )
  return highestFirst(standing, setting)[0]
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

/** Highest first: rank, length, start, place in the chart (R7). */
export function highestFirst(candidates: readonly Candidate[], setting: Setting): readonly Candidate[] {
  const rank = (code: string): number => initialRank[setting][code] ?? 99
  return [...candidates].sort(
    (one, other) =>
      rank(one.code) - rank(other.code) ||
      other.length - one.length ||
      one.first - other.first ||
      one.order - other.order,
  )
}
