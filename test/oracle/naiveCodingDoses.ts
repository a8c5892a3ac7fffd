import type { AdminClass, CodingInput, Service } from '#shared/coding/types.ts'
import { type Minutes, minuteOf, minutesOf, together } from './naiveCodingMinutes.ts'

/** One administration: a service, a bag of several drugs (R28), or the runs and bottles of one dose (R6a, R6b). */
export interface Dose {
  /** The drug, or the drugs of the mixture. */
  readonly drug: string
  readonly class: AdminClass | null
  readonly services: readonly Service[]
  readonly minutes: Minutes
  /** Minute of the start, counted from arrival where it ran before. */
  readonly first: number
  /** Minute of the last stop, or of the start where there is none. */
  readonly last: number
  readonly flagged: boolean
  /** Place in the chart. */
  readonly order: number
}

const classesFromHighest: readonly (AdminClass | null)[] = [
  'antineoplastic',
  'hormonal_antineoplastic',
  'therapeutic',
  'hydration',
]

/** Joins what is one dose: same bag first, then resumed and back-to-back services of one drug by one route. */
export function dosesOf(services: readonly Service[], input: CodingInput): readonly Dose[] {
  let doses = services.map((service) => doseOf([service], input))
  doses = joinWhile(doses, input, sameBag)
  return joinWhile(doses, input, sameDose)
}

function joinWhile(
  doses: readonly Dose[],
  input: CodingInput,
  belongTogether: (one: Dose, other: Dose) => boolean,
): Dose[] {
  for (const one of doses) {
    const other = doses.find((dose) => dose !== one && belongTogether(one, dose))
    if (other) {
      const rest = doses.filter((dose) => dose !== one && dose !== other)
      return joinWhile([...rest, doseOf([...one.services, ...other.services], input)], input, belongTogether)
    }
  }
  return [...doses]
}

function doseOf(services: readonly Service[], input: CodingInput): Dose {
  const minutes = together(services.map((service) => minutesOf(service, input)))
  const starts = services.flatMap((service) => startOf(service, input))
  const first = Math.min(...starts)
  return {
    drug: [...new Set(services.map(({ drug }) => drug))].sort().join(' + '),
    class: classesFromHighest.find((name) => services.some((service) => service.class === name)) ?? null,
    services,
    minutes,
    first,
    last: Math.max(...starts, ...[...minutes].map((minute) => minute + 1)),
    flagged: services.some(({ primary }) => primary),
    order: Math.min(...services.map((service) => input.services.indexOf(service))),
  }
}

/** The charted start, or arrival where it ran before (R27). */
function startOf({ start, runningOnArrival }: Service, { arrived }: CodingInput): readonly number[] {
  if (start === null) return []
  return [Math.max(minuteOf(start), runningOnArrival && arrived ? minuteOf(arrived) : 0)]
}

function sameRoute(one: Dose, other: Dose): boolean {
  return one.services[0]?.route === other.services[0]?.route && one.services[0]?.route !== 'iv_push'
}

function sameBag(one: Dose, other: Dose): boolean {
  return sameRoute(one, other) && one.services.some(({ bag }) => bag && other.services.some((next) => next.bag === bag))
}

function sameDose(one: Dose, other: Dose): boolean {
  if (!sameRoute(one, other) || one.drug !== other.drug) return false
  const resumed = other.services.some(({ resumes }) => one.services.some(({ id }) => id === resumes))
  return resumed || one.services.some((service) => other.services.some((next) => follows(service, next)))
}

function follows(service: Service, next: Service): boolean {
  return service.stop !== null && next.start !== null && minuteOf(service.stop) === minuteOf(next.start)
}
