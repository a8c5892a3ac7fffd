import type { Patient } from '#shared/document/patient.ts'
import type { ToldPatient } from '#shared/ipc/hubScheduleRows.ts'
import type { ScheduleNews } from '#shared/ipc/scheduleShapes.ts'
import { contactWords } from '#shared/paper/toKnow.ts'

/**
 * What a scheduler knows of a patient beside their name, against the record: the record as it would be, and every difference.
 * It adds to alerts and allergies and takes nothing off them: what was not sent says nothing. `day` is when it was said.
 */
export function factsAsTold(
  patient: Patient,
  told: ToldPatient,
  day: string,
): { readonly patient: Patient; readonly differences: ScheduleNews['differences'] } {
  const changes = [languageAsTold(patient, told), contactAsTold(patient, told)]
  const lists = [alertsAsTold(patient, told), allergiesAsTold(patient, told, day)]
  const found = [...changes, ...lists].filter((change) => change !== null)
  return {
    patient: Object.assign({ ...patient }, ...found.map(({ change }) => change)) as Patient,
    differences: found.map(({ difference }) => difference),
  }
}

interface Change {
  readonly change: Partial<Patient>
  readonly difference: ScheduleNews['differences'][number]
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()
const digits = (text: string): string => text.replace(/\D/g, '')

/** "Spanish; interpreter booked" says the same as "Spanish", and more. */
function languageAsTold({ language = '' }: Patient, told: ToldPatient): Change | null {
  const said = told.language ?? ''
  if (said === '' || plain(language).startsWith(plain(said))) return null
  return { change: { language: said }, difference: { field: 'language', before: language, after: said } }
}

function contactAsTold({ emergencyContact: known }: Patient, told: ToldPatient): Change | null {
  const said = told.emergencyContact
  if (!said) return null
  const isSame = known && plain(known.name) === plain(said.name) && digits(known.phone) === digits(said.phone)
  if (isSame) return null
  const relationship = said.relationship || (known && plain(known.name) === plain(said.name) ? known.relationship : '')
  const next = { name: said.name, phone: said.phone, ...(relationship ? { relationship } : {}) }
  return {
    change: { emergencyContact: next },
    difference: { field: 'emergencyContact', before: known ? contactWords(known) : '', after: contactWords(next) },
  }
}

function alertsAsTold({ alerts }: Patient, told: ToldPatient): Change | null {
  const known = new Set(alerts.map(plain))
  const added = (told.alerts ?? []).filter((alert) => !known.has(plain(alert)))
  if (added.length === 0) return null
  const next = [...alerts, ...added]
  return {
    change: { alerts: next },
    difference: { field: 'alerts', before: alerts.join(', '), after: next.join(', ') },
  }
}

function allergiesAsTold({ allergies }: Patient, told: ToldPatient, day: string): Change | null {
  const known = new Set(allergies.map(({ substance }) => plain(substance)))
  const added = (told.allergies ?? [])
    .filter(({ substance }) => !known.has(plain(substance)))
    .map((allergy) => ({ ...allergy, verifiedOn: day }))
  if (added.length === 0) return null
  const next = [...allergies, ...added]
  const names = (list: readonly { readonly substance: string }[]): string =>
    list.map(({ substance }) => substance).join(', ')
  return {
    change: { allergies: next },
    difference: { field: 'allergies', before: names(allergies), after: names(next) },
  }
}
