import type { CodingInput, Service, Setting } from '#shared/coding/types.ts'
import {
  type AccessDay,
  type Candidate,
  concurrentAt,
  flagStands,
  highestFirst,
  type Infusion,
  infusionsOf,
  isLongPump,
  kindOf,
  pushesOf,
} from './naiveCodingAccess.ts'
import { type Dose, dosesOf } from './naiveCodingDoses.ts'
import { type Minutes, minutesOf, reached, together, without } from './naiveCodingMinutes.ts'
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
export function codeVeins(services: readonly Service[], input: CodingInput, laterEncounter: boolean): readonly Line[] {
  const accesses = [...new Set(services.filter(({ route }) => intoAVein.includes(route)).map(({ access }) => access))]
  const days = accessDays(services, accesses, input)
  const coded = days.map(codeAccess)
  const initials = highestFirst(
    coded.flatMap(({ initial }) => (initial ? [initial] : [])),
    input.setting,
  )
  const lines = initials.map(({ code }, place) => lineOf(code, 1, laterEncounter || place > 0 ? ['59'] : []))
  const alongside = coded.some(({ concurrent }) => concurrent) ? [lineOf('96368')] : []
  return [...lines, ...alongside, ...coded.flatMap((access) => access.lines)]
}

function accessDays(
  services: readonly Service[],
  accesses: readonly (string | null | undefined)[],
  input: CodingInput,
): readonly AccessDay[] {
  const drugMinutes = together(services.filter(takesMinutesFromHydration).map((service) => minutesOf(service, input)))
  let hydrationTaken = drugMinutes
  const fluids = services.filter(isHydration).sort((one, other) => startOf(one, input) - startOf(other, input))
  const ownMinutes = new Map<Service, Minutes>()
  for (const fluid of fluids) {
    const own = without(minutesOf(fluid, input), hydrationTaken)
    ownMinutes.set(fluid, own)
    hydrationTaken = together([hydrationTaken, own])
  }
  return accesses.map((access) => {
    const here = services.filter((service) => intoAVein.includes(service.route) && service.access === access)
    const ours = here.filter(isHydration)
    const minutes = together(ours.map((fluid) => ownMinutes.get(fluid) ?? new Set()))
    const hydration = { minutes, flagged: ours.some(({ primary }) => primary), first: Math.min(...minutes) }
    const drugs = here.filter((service) => service.class !== 'hydration' && !service.stopUnknown)
    return accessDay(dosesOf(drugs, input), hydration, input.setting)
  })
}

function accessDay(doses: readonly Dose[], hydration: AccessDay['hydration'], setting: Setting): AccessDay {
  const pumps = doses.filter((dose) => dose.services[0]?.route === 'pump_prolonged' && isLongPump(dose))
  const others = doses.filter((dose) => !pumps.includes(dose))
  const infused = others.filter((dose) => dose.services[0]?.route !== 'iv_push' && dose.minutes.size > 15)
  const pushes = others.filter((dose) => !infused.includes(dose))
  return { setting, infusions: infusionsOf(infused), pushes, pumps, hydration }
}

function isHydration(service: Service): boolean {
  return service.class === 'hydration' && (service.purpose ?? 'hydration') === 'hydration' && !service.stopUnknown
}

function startOf(service: Service, input: CodingInput): number {
  return Math.min(...minutesOf(service, input))
}

function takesMinutesFromHydration(service: Service): boolean {
  const runs = [...intoAVein, 'sc_infusion', 'intra_arterial', 'transfusion'].includes(service.route)
  return runs && service.class !== 'hydration' && !service.stopUnknown
}

interface CodedAccess {
  readonly initial: Candidate | undefined
  readonly concurrent: boolean
  readonly lines: readonly Line[]
}

function codeAccess(day: AccessDay): CodedAccess {
  const concurrent = concurrentAt(day)
  const infusions = day.infusions.filter((infusion) => !concurrent.has(infusion))
  const { firsts, repeats } = pushesOf(day)
  const candidates = [
    ...infusions.map((infusion) => infusionCandidate(day, infusion)),
    ...firsts.map((push) => pushCandidate(day, push)),
  ]
  const drugReported = candidates.length > 0 || repeats > 0 || concurrent.size > 0
  const initial = highestFirst([...candidates, ...hydrationCandidate(day, drugReported)], day.setting)[0]
  return {
    initial,
    concurrent: [...concurrent].some(({ kind }) => kind === 'therapeutic'),
    lines: [
      ...infusions.flatMap((infusion) => infusionLines(infusion, infusions, initial)),
      ...firsts.filter((push) => push !== initial?.push).map((push) => lineOf(codeTable[kindOf(push)].push.further)),
      ...[...concurrent].filter(({ kind }) => kind === 'chemo').map(() => lineOf('96549')),
      lineOf('96376', repeats),
      lineOf('96361', hydrationUnits(day.hydration.minutes.size, initial?.code === '96360')),
      ...day.pumps.map(() => lineOf('96416')),
    ],
  }
}

function infusionCandidate(day: AccessDay, infusion: Infusion): Candidate {
  return {
    code: codeTable[infusion.kind].infusion.initial,
    infusion,
    flagged: infusion.flagged && flagStands(day, 'infusion', infusion.kind),
    length: infusion.minutes.size,
    first: infusion.first,
    order: infusion.order,
  }
}

function pushCandidate(day: AccessDay, push: Dose): Candidate {
  return {
    code: codeTable[kindOf(push)].push.initial,
    push,
    flagged: push.flagged && flagStands(day, 'push', kindOf(push)),
    length: push.minutes.size,
    first: push.first,
    order: push.order,
  }
}

function hydrationCandidate(day: AccessDay, drugReported: boolean): readonly Candidate[] {
  const flagged = day.hydration.flagged && flagStands(day, 'hydration', null)
  if (day.hydration.minutes.size < 31 || (drugReported && !flagged)) return []
  return [{ code: '96360', flagged, length: day.hydration.minutes.size, first: day.hydration.first, order: 0 }]
}

function infusionLines(infusion: Infusion, all: readonly Infusion[], initial: Candidate | undefined): readonly Line[] {
  const { further, hour } = codeTable[infusion.kind].infusion
  const isInitial = initial?.infusion === infusion
  const owners = isInitial ? [] : all.filter((other) => initial?.infusion === other || startsBefore(other, infusion))
  const own = without(infusion.minutes, together(owners.map(({ minutes }) => minutes)))
  return [...(isInitial ? [] : [lineOf(further)]), lineOf(hour, reached(own.size, extraHourFrom))]
}

function startsBefore(one: Infusion, other: Infusion): boolean {
  return one.first < other.first || (one.first === other.first && one.order < other.order)
}

function hydrationUnits(minutes: number, isInitial: boolean): number {
  return reached(minutes, isInitial ? extraHourFrom : secondaryHydrationFrom)
}
