import type { InboundAppointment, InboundArrival, InboundPatient } from '#shared/formats/hl7/readSchedule.ts'
import type { HubInput, HubOutput } from '#shared/ipc/hubContract.ts'
import type { Told, ToldAppointment, ToldPatient } from '#shared/ipc/hubScheduleRows.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { rows, type Work } from '../sql.ts'

interface AppointmentRow {
  readonly appointment: string
  readonly changed: number
  readonly sent_utc: string
  readonly state: string
  readonly facts: string
  readonly first_start: string | null
}

interface PatientRow {
  readonly mrn: string
  readonly about: 'arrival' | 'facts' | 'merge'
  readonly changed: number
  readonly sent_utc: string
  readonly facts: string
}

/** Everything schedulers told after a place, in order; a desk that knows another ledger begins at the start. */
export function* changedSchedule(
  ledger: string,
  { after, ledger: known, limit }: HubInput<'schedule.changed'>,
): Work<HubOutput<'schedule.changed'>> {
  const from = known === ledger ? after : 0
  const appointments = yield* rows<AppointmentRow>(
    'select * from appointment where changed > $1 order by changed limit $2',
    from,
    limit,
  )
  const patients = yield* rows<PatientRow>(
    'select mrn, about, changed, sent_utc, facts from patient_news where changed > $1 order by changed limit $2',
    from,
    limit,
  )
  const told = [...appointments.map(appointmentOf), ...patients.map(patientOf)]
    .sort((a, b) => a.changed - b.changed)
    .slice(0, limit)
  return { ledger, told, cursor: told.at(-1)?.changed ?? from }
}

/** A foreign text in the length the desks take: one that is longer must not hold up the page it stands on. */
const word = (text: string): string => text.slice(0, 250)
const wordOrNull = (text: string | null | undefined): string | null => (text ? word(text) : null)

function appointmentOf(found: AppointmentRow): ToldAppointment {
  const facts = JSON.parse(found.facts) as InboundAppointment
  return {
    about: 'appointment',
    key: word(found.appointment),
    changed: found.changed,
    sentUtc: found.sent_utc,
    patient: toldPatient(facts.patient),
    visitId: wordOrNull(facts.visitId),
    placer: wordOrNull(facts.placer),
    filler: wordOrNull(facts.filler),
    state: facts.change,
    startsAt: facts.startsAt,
    firstStart: found.first_start === null ? facts.startsAt : (JSON.parse(found.first_start) as Instant | null),
    minutes: facts.minutes,
    reason: word(facts.reason || facts.procedure || ''),
    chair: wordOrNull(facts.chair),
  }
}

function patientOf({ mrn, about, changed, sent_utc: sentUtc, facts: text }: PatientRow): Told {
  const facts = JSON.parse(text) as InboundArrival
  const shared = {
    key: word(mrn),
    changed,
    sentUtc,
    patient: toldPatient(facts.patient),
    visitId: wordOrNull(facts.visitId),
  }
  if (about === 'facts') return { ...shared, about, state: 'updated' }
  if (about === 'merge') return { ...shared, about, key: word(facts.priorMrn ?? mrn), state: 'merged' }
  return {
    ...shared,
    about,
    state: facts.change === 'cancelled' ? 'cancelled' : 'arrived',
    arrivedAt: facts.arrivedAt,
  }
}

/** More than a chair can read; the rest stands in the message as it came. */
const longestList = 40

/** A message that was kept before a field was read has none of it. */
const toldPatient = (patient: Partial<InboundPatient> & Pick<InboundPatient, 'mrn'>): ToldPatient => ({
  mrn: word(patient.mrn),
  last: word(patient.last ?? ''),
  first: word(patient.first ?? ''),
  middle: word(patient.middle ?? ''),
  birthDate: patient.birthDate ?? null,
  sex: patient.sex ?? 'U',
  address: patient.address ?? null,
  phone: wordOrNull(patient.phone),
  language: wordOrNull(patient.language),
  emergencyContact: patient.emergencyContact ?? null,
  alerts: (patient.alerts ?? []).slice(0, longestList),
  allergies: (patient.allergies ?? []).slice(0, longestList),
})
