import type { Address } from '#shared/document/facts.ts'
import type { Patient } from '#shared/document/patient.ts'
import type { ToldPatient } from '#shared/ipc/hubScheduleRows.ts'
import type { ScheduleNews } from '#shared/ipc/scheduleShapes.ts'

/** One patient under every number they ever had: the number that stands now. */
export function standingMrn(mrn: string, mergedInto: (mrn: string) => string | null): string {
  const seen = new Set<string>()
  let now = mrn
  for (let next = mergedInto(now); next !== null && !seen.has(next); next = mergedInto(now)) {
    seen.add(now)
    now = next
  }
  return now
}

/** That number and every one that disappeared into it. */
export function allNumbers(standing: string, mergedFrom: (mrn: string) => readonly string[]): readonly string[] {
  const found = new Set([standing])
  for (const number of found) for (const earlier of mergedFrom(number)) found.add(earlier)
  return [...found]
}

type Difference = ScheduleNews['differences'][number]

/**
 * What a scheduler says of a patient otherwise than the record. Capitals and spaces do not count, many schedulers know no
 * others, and what was not sent says nothing.
 */
export function differencesOf(patient: Patient, told: ToldPatient): readonly Difference[] {
  const pairs: readonly (Difference | null)[] = [
    differs('last', patient.last, told.last),
    differs('first', patient.first, told.first),
    differs('middle', patient.middle ?? '', told.middle),
    differs('birthDate', patient.birthDate, told.birthDate ?? ''),
    differs('sex', patient.sex, told.sex === 'U' ? '' : told.sex),
    differs(
      'address',
      patient.address ? addressWords(patient.address) : '',
      told.address ? addressWords(told.address) : '',
    ),
    differs('phone', patient.phone ?? '', told.phone ?? '', digits),
  ]
  return pairs.filter((pair) => pair !== null)
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()
const digits = (text: string): string => text.replace(/\D/g, '')

const differs = (field: Difference['field'], before: string, after: string, form = plain): Difference | null =>
  after === '' || form(before) === form(after) ? null : { field, before, after }

const addressWords = ({ line1, line2, city, state, zip }: Address): string =>
  [line1, ...(line2 ? [line2] : []), city, `${state} ${zip}`].join(', ')

/** The patient as the scheduler has them, with everything it does not say as it was. */
export function patientAsTold(patient: Patient, told: ToldPatient): Patient {
  const differing = new Set(differencesOf(patient, told).map(({ field }) => field))
  return {
    ...patient,
    ...(differing.has('last') ? { last: told.last } : {}),
    ...(differing.has('first') ? { first: told.first } : {}),
    ...(differing.has('middle') ? { middle: told.middle.slice(0, 64) } : {}),
    ...(differing.has('birthDate') && told.birthDate ? { birthDate: told.birthDate } : {}),
    ...(differing.has('sex') ? { sex: told.sex } : {}),
    ...(differing.has('address') && told.address ? { address: told.address } : {}),
    ...(differing.has('phone') && told.phone ? { phone: told.phone.slice(0, 24) } : {}),
  }
}
