import { z } from 'zod'
import { instantSchema } from '#shared/document/facts.ts'
import { auditGroupOf } from '#shared/ipc/auditKinds.ts'
import type { Input, Output } from '#shared/ipc/contract.ts'
import { carriedFact } from './broughtEntries.ts'
import type { Desk } from './desk.ts'

const bodySchema = z.looseObject({
  userId: z.string().nullable(),
  happenedAt: instantSchema,
  deviceId: z.string(),
  payload: z.record(z.string(), z.unknown()).catch({}),
})

/** A filter that finds little does not read the whole record. */
const mostRead = 5000

/** Audit entries of every workstation, newest first; at most `limit`, after the one named. */
export function auditPage(desk: Desk, { group, userId, after, limit }: Input<'audit.list'>): Output<'audit.list'> {
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
    entries.push({
      id: event.id,
      at: happenedAt,
      kind,
      group: auditGroupOf(kind),
      by: by === null ? null : (names.get(by) ?? by),
      sessionId: event.sessionId,
      deviceId,
      facts: withoutWords(payload),
    })
  }
  return { entries, next: read === mostRead ? last : null }
}

/** What was asked and answered is read in the visit, by whoever may read that; the entries inside a note are for machines. */
const notListed: readonly string[] = ['words', carriedFact]

export const withoutWords = (payload: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(payload)
      .filter(([name]) => !notListed.includes(name))
      .map(([name, value]) => [name, String(value)]),
  )
