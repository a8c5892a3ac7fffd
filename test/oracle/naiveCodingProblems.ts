import type { CodingInput, Service } from '#shared/coding/types.ts'
import { minuteOf, minutesOf, runsOf, sharedBy } from './naiveCodingMinutes.ts'

const dayInMinutes = 24 * 60
const needAccess: readonly string[] = ['iv_infusion', 'iv_push', 'pump_prolonged']
const needDuration: readonly string[] = ['iv_infusion', 'sc_infusion', 'pump_prolonged', 'intra_arterial']

/** The services that leave the coding set: section 7 level E, of the times, the place and the class of a service. */
export function servicesWithProblems(input: CodingInput): ReadonlySet<Service> {
  const alone = input.services.filter(
    (service) =>
      lacksSomething(service) ||
      runsBackwards(service) ||
      outsideTheStay(service, input) ||
      runsTooLong(service) ||
      overlapsItself(service),
  )
  const rest = input.services.filter((service) => !alone.includes(service) && !service.stopUnknown)
  const inPairs = rest.filter((one) => rest.some((other) => one !== other && sameDrugTwiceAtOnce(one, other, input)))
  return new Set([...alone, ...inPairs])
}

function lacksSomething(service: Service): boolean {
  if (service.class === null) return true
  if (needAccess.includes(service.route) && !service.access) return true
  if (!needDuration.includes(service.route)) return false
  if (service.start === null) return true
  if (service.stopUnknown) return false
  const planned = service.route !== 'iv_infusion' && service.plannedMinutes !== undefined
  return runsOf(service).some(({ stop }) => stop === null && !planned)
}

function timesOf(service: Service): readonly number[] {
  const texts = [service.start, service.stop, ...runsOf(service).flatMap(({ start, stop }) => [start, stop])]
  return texts.filter((text) => text !== null).map(minuteOf)
}

function runsBackwards(service: Service): boolean {
  return [service, ...runsOf(service)].some(
    ({ start, stop }) => start !== null && stop !== null && minuteOf(stop) < minuteOf(start),
  )
}

function outsideTheStay(service: Service, input: CodingInput): boolean {
  const times = timesOf(service)
  const allowedEarly = service.runningOnArrival && input.setting === 'facility'
  if (input.arrived && !allowedEarly && times.some((time) => time < minuteOf(input.arrived ?? ''))) return true
  const leaves = service.sentHome && service.start !== null ? [minuteOf(service.start)] : times
  if (input.discharged && leaves.some((time) => time > minuteOf(input.discharged ?? ''))) return true
  return input.now !== undefined && times.some((time) => time > minuteOf(input.now ?? '') + 2)
}

function runsTooLong(service: Service): boolean {
  if (service.sentHome) return false
  const times = timesOf(service)
  return times.length > 0 && Math.max(...times) - Math.min(...times) > dayInMinutes
}

function overlapsItself(service: Service): boolean {
  const runs = (service.segments ?? []).map(({ start, stop }) => ({
    from: minuteOf(start),
    to: stop === null ? minuteOf(start) : minuteOf(stop),
  }))
  return runs.some((one, index) =>
    runs.some((other, place) => index !== place && one.from < other.to && other.from < one.to),
  )
}

function sameDrugTwiceAtOnce(one: Service, other: Service, input: CodingInput): boolean {
  // Fluid beside the same fluid counts once instead (R9).
  if (one.class === 'hydration' || one.route !== other.route || !needDuration.includes(one.route)) return false
  if (one.drug !== other.drug || (one.access ?? '') !== (other.access ?? '')) return false
  if ((one.encounter ?? '1') !== (other.encounter ?? '1')) return false
  if (one.bag && other.bag && one.bag !== other.bag) return false
  return sharedBy(minutesOf(one, input), minutesOf(other, input)).size > 0
}
