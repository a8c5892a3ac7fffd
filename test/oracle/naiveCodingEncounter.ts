import type { CodingInput, Service } from '#shared/coding/types.ts'
import {
  type AccessDay,
  type Candidate,
  concurrentAt,
  type FirstPush,
  flaggedByPushes,
  highestFirst,
  type Infusion,
  infusionsOf,
  isLongPump,
  kindOf,
  mainReasonOf,
  pushesOf,
} from './naiveCodingAccess.ts'
import { type Dose, dosesOf } from './naiveCodingDoses.ts'
import { hydrationOf, isFluid } from './naiveCodingHydration.ts'
import { reached, together, without } from './naiveCodingMinutes.ts'
import { codeTable, extraHourFrom, secondaryHydrationFrom } from './naiveCodingTables.ts'

export interface Line {
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
}

export function lineOf(code: string, units = 1, modifiers: readonly string[] = []): Line {
  return { code, units, modifiers }
}

const intoAVein: readonly string[] = ['iv_infusion', 'iv_push', 'pump_prolonged']

/** The codes of everything that went into a vein in one encounter (R7 to R13, R17, R23). */
export function codeVeins(services: readonly Service[], input: CodingInput, cameBack: boolean): readonly Line[] {
  const veins = services.filter(({ route, stopUnknown }) => intoAVein.includes(route) && !stopUnknown)
  const accesses = [...new Set(veins.map(({ access }) => access))]
  const here = (at: Service['access']): readonly Service[] => veins.filter(({ access }) => access === at)
  const days = flaggedByPushes(accesses.map((access) => accessDay(here(access), services, input)))
  const { firsts, repeats } = pushesOf(days, input.setting)
  const coded = days.map((day) => codeAccess(day, firsts, input))
  const initials = inOrder(coded, input).map(({ code }, place) => lineOf(code, 1, cameBack || place > 0 ? ['59'] : []))
  const alongside = coded.some(({ concurrent }) => concurrent) ? [lineOf('96368')] : []
  return [...initials, ...alongside, lineOf('96376', repeats), ...coded.flatMap(({ lines }) => lines)]
}

/** The initial services in the order that decides who takes 59: a main reason first, then rank. */
function inOrder(coded: readonly CodedAccess[], { setting }: CodingInput): readonly Candidate[] {
  const initialsOf = (byReason: boolean): Candidate[] =>
    coded.flatMap((access) => (access.initial && access.byReason === byReason ? [access.initial] : []))
  return [...highestFirst(initialsOf(true), setting), ...highestFirst(initialsOf(false), setting)]
}

function accessDay(here: readonly Service[], encounter: readonly Service[], input: CodingInput): AccessDay {
  const doses = dosesOf(
    here.filter((service) => !isFluid(service)),
    input,
  )
  const pumps = doses.filter((dose) => dose.services[0]?.route === 'pump_prolonged' && isLongPump(dose))
  const others = doses.filter((dose) => !pumps.includes(dose))
  const infused = others.filter((dose) => dose.services[0]?.route !== 'iv_push' && dose.minutes.size > 15)
  const pushes = others.filter((dose) => !infused.includes(dose))
  return { infusions: infusionsOf(infused), pushes, pumps, hydration: hydrationOf(here, encounter, input) }
}

interface CodedAccess {
  readonly initial: Candidate | undefined
  readonly byReason: boolean
  readonly concurrent: boolean
  readonly lines: readonly Line[]
}

function codeAccess(day: AccessDay, firstPushes: readonly FirstPush[], { setting }: CodingInput): CodedAccess {
  const firsts = firstPushes.filter((first) => first.day === day).map(({ push }) => push)
  const everything = [
    ...day.infusions.map(infusionCandidate),
    ...firsts.map(pushCandidate),
    ...(day.hydration.minutes.size >= 31 ? [hydrationCandidate(day)] : []),
  ]
  const main = mainReasonOf(everything, setting)
  const concurrent = concurrentAt(day, main)
  const infusions = day.infusions.filter((infusion) => !concurrent.has(infusion))
  const competing = everything.filter(({ infusion }) => infusion === undefined || !concurrent.has(infusion))
  const initial = main ?? highestFirst(competing, setting)[0]
  return {
    initial,
    byReason: main !== undefined,
    concurrent: [...concurrent].some(({ kind }) => kind === 'therapeutic'),
    lines: [
      ...infusions.flatMap((infusion) => infusionLines(infusion, infusions, initial)),
      ...firsts.filter((push) => push !== initial?.push).map((push) => lineOf(codeTable[kindOf(push)].push.further)),
      ...[...concurrent].filter(({ kind }) => kind === 'chemo').map(() => lineOf('96549')),
      lineOf('96361', hydrationUnits(day.hydration.minutes.size, initial?.code === '96360')),
      lineOf('96416', new Set(day.pumps.map(({ drug }) => drug)).size),
    ],
  }
}

function infusionCandidate(infusion: Infusion): Candidate {
  const { flagged, first, order } = infusion
  const code = codeTable[infusion.kind].infusion.initial
  return { code, infusion, flagged, length: infusion.minutes.size, first, order }
}

function pushCandidate(push: Dose): Candidate {
  const { flagged, first, order } = push
  return { code: codeTable[kindOf(push)].push.initial, push, flagged, length: push.minutes.size, first, order }
}

/** Hydration ranks below every drug, so that it is initial only where no drug competes or it is the main reason. */
function hydrationCandidate({ hydration }: AccessDay): Candidate {
  const { minutes, flagged, first } = hydration
  return { code: '96360', flagged, length: minutes.size, first, order: 0 }
}

function infusionLines(infusion: Infusion, all: readonly Infusion[], initial: Candidate | undefined): readonly Line[] {
  const { further, hour } = codeTable[infusion.kind].infusion
  const isInitial = initial?.infusion === infusion
  const owners = isInitial ? [] : all.filter((other) => initial?.infusion === other || startsBefore(other, infusion))
  const own = without(infusion.minutes, together(owners.map(({ minutes }) => minutes)))
  return [...(isInitial ? [] : [lineOf(further)]), lineOf(hour, reached(own.size, extraHourFrom))]
}

/** Who keeps shared minutes of two that are not the initial: the earlier started, then the longer (R11). */
function startsBefore(one: Infusion, other: Infusion): boolean {
  if (one.first !== other.first) return one.first < other.first
  if (one.minutes.size !== other.minutes.size) return one.minutes.size > other.minutes.size
  return one.order < other.order
}

function hydrationUnits(minutes: number, isInitial: boolean): number {
  return reached(minutes, isInitial ? extraHourFrom : secondaryHydrationFrom)
}
