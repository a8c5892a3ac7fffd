import type { CodingInput, Service } from '#shared/coding/types.ts'
import { codeVeins, type Line, lineOf } from './naiveCodingEncounter.ts'
import { minuteOf } from './naiveCodingMinutes.ts'
import { servicesWithProblems } from './naiveCodingProblems.ts'
import { aloneLines, codeStandAlone, injectionLines, transfusionLines } from './naiveCodingStandAlone.ts'
import { acceptedParents } from './naiveCodingTables.ts'

/** What the naive second opinion answers: the bill, and whether something in the record stops it. */
export interface NaiveAnswer {
  readonly lines: readonly Line[]
  readonly blocked: boolean
}

/**
 * Administration codes worked out a second time, minute by minute, from the coding rules sections 2, 3, 6 and 7 alone:
 * a check for the tests, sharing nothing with the product but the words of its input.
 *
 * Scope: both settings, R1 to R28, under the default profile. Left out: other profiles, class overrides, G0463,
 * lines still running, one encounter out of several, drug lines and their units, MUE and code pairs, and every issue
 * except whether one blocks. Not decided here because the rules do not say: hormonal drugs into a vein, fluids by
 * another route than a vein, therapeutic drugs into a body cavity, pumps of other than chemotherapy.
 */
export function naiveCodingByMinute(input: CodingInput): NaiveAnswer {
  const problems = servicesWithProblems(input)
  const usable = input.services.filter((service) => !problems.has(service))
  const days = groupsOf(usable, (service) => dayOf(usable.filter((other) => other.encounter === service.encounter)))
  const inTime = days.sort((one, other) => startOf(one) - startOf(other))
  // The visit is one of the first day.
  const coded = inTime.map((day, place) => codeDay(day, place === 0 ? input : { ...input, visit: undefined }))
  const visitAlone = input.visit && days.length === 0 ? [lineOf(input.visit.em)] : []
  return {
    lines: merged([...coded.flatMap(({ lines }) => lines), ...visitAlone]),
    blocked: problems.size > 0 || coded.some(({ blocked }) => blocked),
  }
}

/** One day of service. Coming back later on it is a further encounter (section 1). */
function codeDay(services: readonly Service[], input: CodingInput): NaiveAnswer {
  const encounters = groupsOf(services, ({ encounter }) => encounter)
    .sort((one, other) => startOf(one) - startOf(other))
    .map((here, place) =>
      [...codeVeins(here, input, place > 0), ...codeStandAlone(here, input)].filter(({ units }) => units > 0),
    )
  const administered = [...encounters.flat(), ...injectionLines(services, input), ...transfusionLines(services)]
  const lines = [...administered, ...visitLines(input, administered.length > 0)]
  return {
    lines: lines.length > 0 ? lines : aloneLines(services),
    blocked: encounters.some((here) => here.some(({ code }) => lacksParent(code, here))),
  }
}

function groupsOf(services: readonly Service[], keyOf: (service: Service) => string | undefined): Service[][] {
  return [...new Set(services.map(keyOf))].map((key) => services.filter((service) => keyOf(service) === key))
}

function startOf(services: readonly Service[]): number {
  return Math.min(...services.map(({ start }) => (start === null ? Number.POSITIVE_INFINITY : minuteOf(start))))
}

/** The date on which the first of the services began. */
function dayOf(services: readonly Service[]): string | undefined {
  return services.flatMap(({ start }) => (start === null ? [] : [start.slice(0, 10)])).sort()[0]
}

function lacksParent(code: string, lines: readonly Line[]): boolean {
  const parents = acceptedParents[code]
  return parents !== undefined && !lines.some((line) => parents.includes(line.code))
}

/** The visit beside an administration needs its own reason and 25; a nurse's visit never stands beside one (R22). */
function visitLines({ visit }: CodingInput, administered: boolean): readonly Line[] {
  if (!visit) return []
  if (!administered) return [lineOf(visit.em)]
  if (visit.em === '99211' || !visit.separatelyIdentifiable) return []
  return [lineOf(visit.em, 1, ['25'])]
}

/** Same code and modifiers are one line. */
function merged(lines: readonly Line[]): readonly Line[] {
  const name = ({ code, modifiers }: Line): string => [code, ...modifiers].join('-')
  return [...new Set(lines.map(name))].sort().flatMap((wanted) => {
    const same = lines.filter((line) => name(line) === wanted)
    const first = same[0]
    return first ? [{ ...first, units: same.reduce((total, { units }) => total + units, 0) }] : []
  })
}
