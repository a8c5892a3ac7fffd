import { z } from 'zod'
import type { User } from '#shared/document/clinic.ts'
import { instantSchema } from '#shared/document/facts.ts'
import { auditGroupOf } from '#shared/ipc/auditKinds.ts'
import type { Input, Output } from '#shared/ipc/contract.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { Desk } from '../desk.ts'
import { standingsFor } from '../restricted/restricted.ts'
import { carriedFact } from '../visits/broughtEntries.ts'

const bodySchema = z.looseObject({
  userId: z.string().nullable(),
  happenedAt: instantSchema,
  deviceId: z.string(),
  payload: z.record(z.string(), z.unknown()).catch({}),
})

/** A filter that finds little does not read the whole record. */
const mostRead = 5000

/** Audit entries of every workstation as far as this person reads them, newest first; at most `limit`, after the one named. */
export function auditPage(
  desk: Desk,
  user: User | null,
  { group, userId, after, limit }: Input<'audit.list'>,
): Output<'audit.list'> {
  const factsOf = factsFor(desk, user)
  const names = new Map(desk.stores.users.all().map(({ id, name }) => [id, name]))
  const entries: Output<'audit.list'>['entries'] = []
  let read = 0
  let last: string | null = null
  for (const event of desk.stores.events.auditAfter(after, mostRead)) {
    if (entries.length === limit) return { entries, next: last }
    read += 1
    last = event.id
    const body = bodySchema.safeParse(event.body)
    if (!body.success) continue
    const { userId: by, happenedAt, deviceId, payload } = body.data
    const kind = event.kind.slice('audit.'.length)
    if (group !== null && auditGroupOf(kind) !== group) continue
    if (userId !== null && by !== userId) continue
    const facts = factsOf(kind, withoutWords(payload))
    if (!facts) continue
    entries.push({
      id: event.id,
      at: happenedAt,
      kind,
      group: auditGroupOf(kind),
      by: by === null ? null : (names.get(by) ?? by),
      sessionId: event.sessionId,
      deviceId,
      facts,
    })
  }
  return { entries, next: read === mostRead ? last : null }
}

type Facts = Readonly<Record<string, string>>
const whoAndWhy: readonly string[] = ['mrn', 'patient', 'reason', 'staff']

/**
 * The facts of an entry as one person reads them; null = the entry is not for them. Nobody reads who restricted their own
 * chart and why (ADR 14), and whom a mark is about stands there for who keeps the marks alone.
 */
function factsFor(desk: Desk, user: User | null): (kind: string, facts: Facts) => Record<string, string> | null {
  const standings = standingsFor(desk, user)
  const keepsMarks = user !== null && may(user.roles, 'restrict.charts')
  return (kind, facts) => {
    if (kind !== 'chartRestricted') return { ...facts }
    const { staff = '', patient = '', mrn = '' } = facts
    if (staff === user?.id || standings.of({ patientId: patient, mrn }) === 'own') return null
    return Object.fromEntries(Object.entries(facts).filter(([name]) => keepsMarks || !whoAndWhy.includes(name)))
  }
}

/**
 * What was asked and answered is read in the visit, by whoever may read that; what a biller looks for in a view of their own is
 * theirs; what a drug was bought for is money, and the administrator sees none; the entries inside a note are for machines.
 */
const notListed: readonly string[] = [
  ...['words', 'view', 'viewName', 'bought', 'receiptId', carriedFact],
  // For the other workstations: what is said beside them is read by people.
  ...['authorization', 'authorizations', 'letter', 'ofPatient', 'switches'],
]

export const withoutWords = (payload: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(payload)
      .filter(([name]) => !notListed.includes(name))
      .map(([name, value]) => [name, String(value)]),
  )
