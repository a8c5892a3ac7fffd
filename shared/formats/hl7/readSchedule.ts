import type { Address } from '#shared/document/facts.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { readHl7Day, readHl7Time } from './hl7Time.ts'
import {
  componentOf,
  firstValue,
  type Hl7Fault,
  type Hl7Message,
  repeatsOf,
  segmentsNamed,
  wholeValue,
} from './readHl7.ts'
import { type InboundPatientFacts, patientFactsOf } from './readPatientFacts.ts'

/** What a scheduling system tells: appointments (SIU) and patients arriving or changing (ADT), billing-interfaces 8. */

export interface InboundPatient extends InboundPatientFacts {
  /** The number of the site's own authority, else the one typed MR, else the first. */
  readonly mrn: string
  readonly last: string
  readonly first: string
  readonly middle: string
  readonly birthDate: string | null
  readonly sex: 'F' | 'M' | 'U'
  /** null = not sent, or not whole enough for a claim. */
  readonly address: Address | null
  /** Digits as they were sent; null = not sent. */
  readonly phone: string | null
}

interface Inbound {
  readonly controlId: string
  /** MSH-7: what is older than what we hold does not overwrite it. null = not said. */
  readonly sentAt: Instant | null
  readonly patient: InboundPatient
  /** PV1-19 with all its components, echoed unchanged in our charges. */
  readonly visitId: string | null
}

export type AppointmentChange = 'booked' | 'moved' | 'changed' | 'cancelled' | 'deleted' | 'no_show'

export interface InboundAppointment extends Inbound {
  readonly kind: 'appointment'
  readonly change: AppointmentChange
  /** SCH-1 and SCH-2; the key of the appointment is `filler`, else `placer`. */
  readonly placer: string | null
  readonly filler: string | null
  readonly startsAt: Instant | null
  readonly endsAt: Instant | null
  readonly minutes: number | null
  readonly status: string
  readonly reason: string
  readonly procedure: string | null
  readonly chair: string | null
  readonly nurseId: string | null
}

export interface InboundArrival extends Inbound {
  readonly kind: 'patient'
  readonly change: 'arrived' | 'updated' | 'cancelled' | 'merged'
  readonly arrivedAt: Instant | null
  /** MRG-1 of a merge: the number that disappears. */
  readonly priorMrn: string | null
}

export type InboundMessage = InboundAppointment | InboundArrival

export interface InboundSite {
  /** The clinic's zone: times without an offset are read on its clock. */
  readonly zone: string
  /** Assigning authority of the patient numbers we use; null = none is preferred. */
  readonly authority: string | null
}

const appointments: Readonly<Record<string, AppointmentChange>> = {
  S12: 'booked',
  S13: 'moved',
  S14: 'changed',
  S15: 'cancelled',
  S17: 'deleted',
  S26: 'no_show',
}

const arrivals: Readonly<Record<string, InboundArrival['change']>> = {
  A04: 'arrived',
  A08: 'updated',
  A11: 'cancelled',
  A40: 'merged',
}

/** Why a message is not taken: `other` = not our kind, answered AR; else its fault, answered AE. */
export type NotTaken = Hl7Fault & { readonly isOther: boolean }

/** One inbound message. Unknown and Z segments are passed over; what a change cannot do without is asked for by its field. */
export function readSchedule(message: Hl7Message, site: InboundSite): Result<InboundMessage, NotTaken> {
  const { type, event } = message
  const appointment = type === 'SIU' ? appointments[event] : undefined
  const arrival = type === 'ADT' ? arrivals[event] : undefined
  if (!appointment && !arrival)
    return err({ place: placeIn(message, 'MSH-9'), cause: `${type}^${event} is not taken here`, isOther: true })
  const patient = patientOf(message, site)
  if (!patient.ok) return patient
  const sentAt = readHl7Time(firstValue(message, 'MSH', 7), site.zone)
  const visitId = wholeValue(message, 'PV1', 19)
  const inbound: Inbound = {
    controlId: message.controlId,
    sentAt,
    patient: patient.value,
    visitId: visitId === '' ? null : visitId,
  }
  if (appointment) return appointmentOf(message, site, appointment, inbound)
  return arrivalOf(message, site, arrival ?? 'updated', inbound)
}

const placeIn = ({ number }: Hl7Message, field: string): string => `message ${number}, ${field}`

const no = (message: Hl7Message, field: string, cause: string) =>
  err<NotTaken>({ place: placeIn(message, field), cause, isOther: false })

function patientOf(message: Hl7Message, { authority }: InboundSite): Result<InboundPatient, NotTaken> {
  const [pid] = segmentsNamed(message, 'PID')
  if (!pid) return no(message, 'PID', 'the patient is missing')
  const numbers = [...repeatsOf(message, pid, 3), ...repeatsOf(message, pid, 2)]
  const part = (value: string, component: number): string => componentOf(message, value, component)
  const chosen =
    numbers.find((value) => authority !== null && part(value, 4) === authority) ??
    numbers.find((value) => part(value, 5) === 'MR') ??
    numbers[0]
  const mrn = chosen === undefined ? '' : part(chosen, 1)
  if (mrn === '') return no(message, 'PID-3', 'the patient number is missing')
  const names = repeatsOf(message, pid, 5)
  const name = names.find((value) => part(value, 7) === 'L') ?? names[0] ?? ''
  const sex = componentOf(message, pid.fields[8], 1)
  return ok({
    mrn,
    last: part(name, 1),
    first: part(name, 2),
    middle: part(name, 3),
    birthDate: readHl7Day(componentOf(message, pid.fields[7], 1)),
    sex: sex === 'F' || sex === 'M' ? sex : 'U',
    address: addressOf(message, repeatsOf(message, pid, 11)[0]),
    phone: orNull(componentOf(message, repeatsOf(message, pid, 13)[0], 1).slice(0, 24)),
    ...patientFactsOf(message),
  })
}

/** XAD: street, other designation, city, state, ZIP. Half an address is none: it would take the place of a whole one. */
function addressOf(message: Hl7Message, value: string | undefined): Address | null {
  const part = (component: number): string => componentOf(message, value, component).slice(0, 200)
  const [line1, line2, city] = [part(1), part(2), part(3)]
  const [state, zip] = [part(4).toUpperCase(), part(5).replace(/-/g, '')]
  const isWhole = line1 !== '' && city !== '' && /^[A-Z]{2}$/.test(state) && /^\d{5}(\d{4})?$/.test(zip)
  return isWhole ? { line1, ...(line2 === '' ? {} : { line2 }), city, state, zip } : null
}

/** SCH-11.4/.5 up to 2.7, TQ1-7/-8 since; the first AIS time where neither is sent. */
function timesOf(message: Hl7Message): { readonly start: string; readonly end: string; readonly field: string } {
  const tq1 = [firstValue(message, 'TQ1', 7), firstValue(message, 'TQ1', 8)]
  if (tq1[0]) return { start: tq1[0], end: tq1[1] ?? '', field: 'TQ1-7' }
  const sch = [firstValue(message, 'SCH', 11, 4), firstValue(message, 'SCH', 11, 5)]
  if (sch[0]) return { start: sch[0], end: sch[1] ?? '', field: 'SCH-11' }
  return { start: firstValue(message, 'AIS', 4), end: '', field: 'AIS-4' }
}

const orNull = (text: string): string | null => (text === '' ? null : text)

function appointmentOf(
  message: Hl7Message,
  { zone }: InboundSite,
  change: AppointmentChange,
  inbound: Inbound,
): Result<InboundMessage, NotTaken> {
  const placer = orNull(firstValue(message, 'SCH', 1))
  const filler = orNull(firstValue(message, 'SCH', 2))
  if (placer === null && filler === null) return no(message, 'SCH-1', 'the appointment has no number')
  const { start, end, field } = timesOf(message)
  const startsAt = readHl7Time(start, zone)
  const isGone = change === 'cancelled' || change === 'deleted' || change === 'no_show'
  if (startsAt === null && (start !== '' || !isGone))
    return no(message, field, start === '' ? 'the start of the appointment is missing' : `${start} is no time`)
  const chair = [firstValue(message, 'AIL', 3, 2), firstValue(message, 'AIL', 3, 3), firstValue(message, 'AIL', 3, 1)]
  return ok({
    ...inbound,
    kind: 'appointment',
    change,
    placer,
    filler,
    startsAt,
    endsAt: readHl7Time(end, zone),
    minutes: minutesOf(firstValue(message, 'SCH', 9), firstValue(message, 'SCH', 10)),
    status: firstValue(message, 'SCH', 25),
    reason: firstValue(message, 'SCH', 6, 2) || firstValue(message, 'SCH', 7),
    procedure: orNull(firstValue(message, 'AIS', 3)),
    chair: orNull(chair.find((one) => one !== '') ?? ''),
    nurseId: orNull(firstValue(message, 'AIP', 3)),
  })
}

function minutesOf(amount: string, unit: string): number | null {
  if (!/^\d{1,5}$/.test(amount)) return null
  const number = Number(amount)
  if (/^s(ec)?/i.test(unit)) return Math.round(number / 60)
  return /^h/i.test(unit) ? number * 60 : number
}

function arrivalOf(
  message: Hl7Message,
  { zone }: InboundSite,
  change: InboundArrival['change'],
  inbound: Inbound,
): Result<InboundMessage, NotTaken> {
  const priorMrn = orNull(firstValue(message, 'MRG', 1))
  if (change === 'merged' && priorMrn === null) return no(message, 'MRG-1', 'the number that disappears is missing')
  if (change === 'merged' && priorMrn === inbound.patient.mrn)
    return no(message, 'MRG-1', 'a patient cannot be merged with itself')
  const arrived = firstValue(message, 'PV1', 44) || firstValue(message, 'EVN', 6) || firstValue(message, 'EVN', 2)
  return ok({
    ...inbound,
    kind: 'patient',
    change,
    arrivedAt: change === 'arrived' ? readHl7Time(arrived, zone) : null,
    priorMrn: change === 'merged' ? priorMrn : null,
  })
}
