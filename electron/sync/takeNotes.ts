import { z } from 'zod'
import { instantSchema } from '#shared/document/facts.ts'
import { clinicalLimitsSchema } from '#shared/document/limits.ts'
import type { Tx } from '../db/rights.ts'
import { carriedBy, joinBrought } from '../desk/broughtEntries.ts'
import { keepLimits } from '../desk/clinicalLimits.ts'
import type { Desk } from '../desk/desk.ts'
import { travellingPerson } from '../desk/keepPeople.ts'
import { takeQuestion } from '../desk/questions.ts'

const noteSchema = z.object({
  id: z.string(),
  kind: z.string(),
  happenedAt: instantSchema,
  userId: z.string().nullable(),
  deviceId: z.string(),
  payload: z.record(z.string(), z.string()),
})
type Note = z.infer<typeof noteSchema>

/**
 * Audit entries of another workstation that mean something here too: who works here, whose charts are restricted, the clinical
 * limits, who came in without a PIN, what billers and nurses ask and answer, and what came there as a file. Of two changes to one person or
 * chart the later one holds, wherever it was made. Returns the sessions that have something new.
 */
export function takeNote(desk: Desk, tx: Tx, body: string): ReadonlySet<string> {
  const entry: unknown = JSON.parse(body)
  const carried = carriedBy(entry)
  if (carried !== null && carried !== 'unreadable') return joinBrought(desk.stores.events, tx, carried)
  takeOther(desk, tx, entry)
  return new Set()
}

function takeOther(desk: Desk, tx: Tx, entry: unknown): void {
  if (takeQuestion(desk.stores.tables.questions, tx, entry)) {
    desk.push({ push: 'questions.changed' })
    desk.push({ push: 'worklist.changed', sessionIds: sessionsOf(entry) })
    return
  }
  const read = noteSchema.safeParse(entry)
  if (read.success) takeOwn(desk, tx, read.data)
}

function takeOwn(desk: Desk, tx: Tx, note: Note): void {
  const { emergencies } = desk.stores
  if (note.kind === 'audit.personChanged') takePerson(desk, note)
  if (note.kind === 'audit.limitsChanged') takeLimits(desk, note)
  if (note.kind === 'audit.chartRestricted') takeRestriction(desk, tx, note)
  if (note.kind === 'audit.emergencyAccess' && note.userId !== null) {
    const { id: eventId, userId, deviceId, happenedAt } = note
    emergencies.add(tx, { eventId, userId, deviceId, reason: note.payload.reason ?? '', happenedUtc: happenedAt.utc })
    desk.push({ push: 'emergency.changed' })
  }
  if (note.kind === 'audit.emergencySeen' && note.userId !== null)
    emergencies.seen(tx, note.payload.of ?? '', note.userId, note.happenedAt)
}

function takePerson(desk: Desk, { payload, happenedAt }: Note): void {
  const { users } = desk.stores
  const read = travellingPerson.safeParse({ person: jsonOf(payload.person), active: payload.active === 'true' })
  if (!read.success) return
  const { person, active } = read.data
  const known = users.get(person.id)
  if (known && known.changedUtc >= happenedAt.utc) return
  users.put({ ...person, ...(known?.user.badge === undefined ? {} : { badge: known.user.badge }) })
  users.setActive(person.id, active)
  users.changed(person.id, happenedAt)
  if (active) desk.people.changed(person)
  else desk.people.leave(person.id)
  desk.push({ push: 'signedIn.changed' })
  desk.push({ push: 'people.changed' })
}

function takeLimits(desk: Desk, { payload, happenedAt }: Note): void {
  const read = clinicalLimitsSchema.safeParse(jsonOf(payload.limits))
  if (read.success && keepLimits(desk, read.data, happenedAt)) desk.push({ push: 'wire.opened' })
}

const restrictionSchema = z.object({
  patient: z.string().min(1),
  mrn: z.string(),
  restricted: z.enum(['true', 'false']),
  reason: z.string(),
  staff: z.string(),
})

function takeRestriction(desk: Desk, tx: Tx, { payload, happenedAt, userId }: Note): void {
  const read = restrictionSchema.safeParse(payload)
  if (!read.success || userId === null) return
  const { patient: patientId, mrn, restricted, reason, staff } = read.data
  const isNewer = desk.stores.restricted.put(tx, {
    ...{ patientId, mrn, reason, isRestricted: restricted === 'true', staffId: staff === '' ? null : staff },
    ...{ changedBy: userId, changedUtc: happenedAt.utc },
  })
  if (!isNewer) return
  desk.reasons.forget(patientId)
  for (const push of ['restricted.changed', 'board.changed', 'worklist.changed'] as const) desk.push({ push })
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}

const sessionsOf = (entry: unknown): readonly string[] => {
  const read = z.object({ sessionId: z.string() }).safeParse(entry)
  return read.success ? [read.data.sessionId] : []
}
