import type { CodingInput, Service } from '#shared/coding/types.ts'
import { codeVeins, type Line, lineOf } from './naiveCodingEncounter.ts'
import { minuteOf } from './naiveCodingMinutes.ts'
import { servicesWithProblems } from './naiveCodingProblems.ts'
import { aloneLines, codeStandAlone, transfusionLines } from './naiveCodingStandAlone.ts'
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
  const byEncounter = encountersInTime(input.services).map((name, place) => {
    const here = usable.filter((service) => encounterOf(service) === name)
    return [...codeVeins(here, input, place > 0), ...codeStandAlone(here, input)].filter(({ units }) => units > 0)
  })
  const orphaned = byEncounter.some((lines) => lines.some(({ code }) => lacksParent(code, lines)))
  const administered = [...byEncounter.flat(), ...transfusionLines(usable)]
  const visit = visitLines(input, administered.length > 0)
  const lines = [...administered, ...visit]
  return {
    lines: merged(lines.length > 0 ? lines : aloneLines(usable)),
    blocked: problems.size > 0 || orphaned,
  }
}

function encounterOf(service: Service): string {
  return service.encounter ?? '1'
}

function encountersInTime(services: readonly Service[]): readonly string[] {
  const begins = (name: string): number =>
    Math.min(
      ...services
        .filter((service) => encounterOf(service) === name)
        .map(({ start, stop }) => minuteOf(start ?? stop ?? '9999-01-01T00:00')),
    )
  return [...new Set(services.map(encounterOf))].sort((one, other) => begins(one) - begins(other))
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
