import { z } from 'zod'
import type { Tx } from '#electron/db/rights.ts'
import { billingClocksSchema } from '#shared/document/billingClocks.ts'
import { chairTimesSchema } from '#shared/document/chairTimes.ts'
import type { User } from '#shared/document/clinic.ts'
import { codePanelSchema } from '#shared/document/codePanel.ts'
import { switchEntrySchema } from '#shared/document/codingSwitches.ts'
import { instantSchema } from '#shared/document/facts.ts'
import { clinicalLimitsSchema } from '#shared/document/limits.ts'
import { practiceFactsSchema } from '#shared/document/practiceFacts.ts'
import type { Stores } from '../desk.ts'
import { parsedJson } from '../jsonOf.ts'
import { keepBillingClocks } from '../practice/billingClocks.ts'
import { keepTimes } from '../practice/chairTimes.ts'
import { keepLimits } from '../practice/clinicalLimits.ts'
import { keepCodePanel } from '../practice/codePanel.ts'
import { keepSwitches } from '../practice/codingSwitches.ts'
import { keepPracticeFacts } from '../practice/practiceFacts.ts'
import { travellingPerson } from '../signIn/keepPeople.ts'
import { type KeptOfficeNote, keepOfficeNote, officeKinds } from './keepOfficeNote.ts'

const noteSchema = z.object({
  id: z.string(),
  kind: z.string(),
  sessionId: z.string().nullable().default(null),
  happenedAt: instantSchema,
  userId: z.string().nullable(),
  deviceId: z.string(),
  payload: z.record(z.string(), z.string()),
})
type Note = z.infer<typeof noteSchema>

/** What a note changed in what this workstation keeps beside its record. */
export type KeptNote =
  | { readonly about: 'person'; readonly person: User; readonly active: boolean }
  | { readonly about: 'chart'; readonly patientId: string }
  | { readonly about: 'limits' | 'emergency' }
  | KeptOfficeNote

/**
 * Keeps what an audit entry means beside the record: who works here, whose charts are restricted, the clinical limits, who
 * came in without a PIN, and what the office set (keepOfficeNote.ts). Of two changes to one person or chart the later one holds, so the same note again changes nothing.
 * Null = it says nothing of these, or nothing newer.
 */
export function keepNote(stores: Stores, tx: Tx, entry: unknown): KeptNote | null {
  const read = noteSchema.safeParse(entry)
  if (!read.success) return null
  const note = read.data
  if (note.kind === 'audit.personChanged') return keepPerson(stores, note)
  if (note.kind === 'audit.limitsChanged') return keepNotedLimits(stores, note)
  if (note.kind === 'audit.chartRestricted') return keepRestriction(stores, tx, note)
  const inOffice = keepOfficeNote(stores, tx, note)
  if (inOffice !== null || note.userId === null) return inOffice
  return keepEmergency(stores, tx, { ...note, userId: note.userId })
}

/** Oldest programs read none of them; a kind more here raises `readings` (deriveAgain.ts). */
export const keptKinds = [
  ...(['personChanged', 'limitsChanged', 'chartRestricted', 'emergencyAccess', 'emergencySeen'] as const),
  ...officeKinds,
]

/** Keeps every note of the record once more: after an update, and after a copy was restored and what was made after it came back. */
export function keepNotesAgain(stores: Stores, tx: Tx): void {
  for (const kind of keptKinds)
    for (const { body } of stores.events.auditSince(`audit.${kind}`, '').toReversed()) keepNote(stores, tx, body)
}

function keepPerson({ users }: Stores, { payload, happenedAt }: Note): KeptNote | null {
  const read = travellingPerson.safeParse({ person: parsedJson(payload.person), active: payload.active === 'true' })
  if (!read.success) return null
  const { person, active } = read.data
  const known = users.get(person.id)
  if (known && known.changedUtc >= happenedAt.utc) return null
  users.put({ ...person, ...(known?.user.badge === undefined ? {} : { badge: known.user.badge }) })
  users.setActive(person.id, active)
  users.changed(person.id, happenedAt)
  return { about: 'person', person, active }
}

/** One of them at a time: the clinical limits, the minutes for the chair, the office's clocks, what the chair shows of codes, coding switches, or what the practice is called and where it is. */
function keepNotedLimits(stores: Stores, { payload, happenedAt }: Note): KeptNote | null {
  const limits = clinicalLimitsSchema.safeParse(parsedJson(payload.limits))
  const times = chairTimesSchema.safeParse(parsedJson(payload.times))
  const clocks = billingClocksSchema.safeParse(parsedJson(payload.clocks))
  const panel = codePanelSchema.safeParse(parsedJson(payload.panel))
  const switches = switchEntrySchema.safeParse(parsedJson(payload.switches))
  const practice = practiceFactsSchema.safeParse(parsedJson(payload.practice))
  const isKept =
    (limits.success && keepLimits({ stores }, limits.data, happenedAt)) ||
    (times.success && keepTimes({ stores }, times.data, happenedAt)) ||
    (clocks.success && keepBillingClocks({ stores }, clocks.data, happenedAt)) ||
    (panel.success && keepCodePanel({ stores }, panel.data, happenedAt)) ||
    (switches.success && keepSwitches(stores, switches.data, happenedAt)) ||
    (practice.success && keepPracticeFacts(stores, practice.data, happenedAt))
  return isKept ? { about: 'limits' } : null
}

function keepEmergency({ emergencies }: Stores, tx: Tx, note: Note & { readonly userId: string }): KeptNote | null {
  const { id: eventId, kind, userId, deviceId, happenedAt, payload } = note
  if (kind === 'audit.emergencySeen') emergencies.seen(tx, payload.of ?? '', userId, happenedAt)
  if (kind !== 'audit.emergencyAccess') return null
  emergencies.add(tx, { eventId, userId, deviceId, reason: payload.reason ?? '', happenedUtc: happenedAt.utc })
  return { about: 'emergency' }
}

const restrictionSchema = z.object({
  patient: z.string().min(1),
  mrn: z.string(),
  restricted: z.enum(['true', 'false']),
  reason: z.string(),
  staff: z.string(),
})

function keepRestriction(stores: Stores, tx: Tx, { payload, happenedAt, userId }: Note): KeptNote | null {
  const read = restrictionSchema.safeParse(payload)
  if (!read.success || userId === null) return null
  const { patient: patientId, mrn, restricted, reason, staff } = read.data
  const isNewer = stores.restricted.put(tx, {
    ...{ patientId, mrn, reason, isRestricted: restricted === 'true', staffId: staff === '' ? null : staff },
    ...{ changedBy: userId, changedUtc: happenedAt.utc },
  })
  return isNewer ? { about: 'chart', patientId } : null
}
