import { patientFactWords as w } from '#renderer/words/patientFacts.ts'
import { type CareFacts, careFactsOf, type Patient, withCareFacts } from '#shared/document/patient.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'

/** What is typed about the patient: the facts as they are to be, and what is begun and not yet added to its list. */
export interface FactsDraft {
  readonly facts: CareFacts
  readonly contact: { readonly name: string; readonly relationship: string; readonly phone: string }
  readonly begun: Begun
}

export interface FactsProps {
  readonly draft: FactsDraft
  readonly onChange: (draft: FactsDraft) => void
}

/** Text of the three lists' own fields. */
export interface Begun {
  readonly substance: string
  readonly reaction: string
  readonly drug: string
  readonly on: string
  readonly alert: string
}

export const nothingBegun: Begun = { substance: '', reaction: '', drug: '', on: '', alert: '' }

export const draftOf = (patient: Patient): FactsDraft => {
  const { name = '', relationship = '', phone = '' } = patient.emergencyContact ?? {}
  return { facts: careFactsOf(patient), contact: { name, relationship, phone }, begun: nothingBegun }
}

/** The patient with what is typed; empty words are absent, so that a field that was emptied was never asked. */
export function patientOf(patient: Patient, { facts, contact }: FactsDraft): Patient {
  const [name, relationship, phone] = [contact.name.trim(), contact.relationship.trim(), contact.phone.trim()]
  const { emergencyContact: _contact, ...others } = facts
  const said = Object.entries(others)
    .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => isSaid(value))
  return withCareFacts(patient, {
    ...(Object.fromEntries(said) as Partial<CareFacts>),
    // These are always there: an empty list says that there are none.
    allergies: facts.allergies,
    alerts: facts.alerts,
    ...(name || phone ? { emergencyContact: { name, phone, ...(relationship ? { relationship } : {}) } } : {}),
  })
}

const isSaid = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '' && value !== false

/** Why it cannot be saved yet, in words; undefined when it can. */
export function closedBecause(patient: Patient, draft: FactsDraft): string | undefined {
  const { begun, contact } = draft
  const next = patientOf(patient, draft)
  const { emergencyContact, accessInsertedOn } = next
  if (begun.substance.trim() || begun.reaction.trim()) return w.unfinished(w.addAllergy)
  if (begun.drug.trim() || begun.on.trim()) return w.unfinished(w.addReaction)
  if (begun.alert.trim()) return w.unfinished(w.addAlert)
  if (emergencyContact && !(emergencyContact.name && emergencyContact.phone)) return w.contactMissing
  if (contact.relationship.trim() && !emergencyContact) return w.contactMissing
  if (accessInsertedOn !== undefined && !isCalendarDay(accessInsertedOn)) return w.dateWrong(w.accessInsertedOn)
  return canonicalJson(next) === canonicalJson(patient) ? w.same : undefined
}
