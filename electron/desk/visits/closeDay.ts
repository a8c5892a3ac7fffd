import { z } from 'zod'
import { closingItems } from '#shared/chart/closing.ts'
import type { User } from '#shared/document/clinic.ts'
import { instantSchema } from '#shared/document/facts.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { Closing } from '#shared/ipc/deskShapes.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'
import { shownName, standingsFor } from '../restricted/restricted.ts'
import { foldOnce } from './foldOnce.ts'

/** What a day leaves open at this moment, and the last time somebody closed it. */
export function closingOf(desk: Desk, day: string, user: User | null): Closing {
  const now = desk.now()
  const standings = standingsFor(desk, user)
  const visits = desk.stores.tables.board.ofDay(day).flatMap((row) => {
    const { sessionId, chair } = row
    const patientName = shownName(row, standings.of(row))
    const chart = foldOnce(desk.record(sessionId))
    return chart ? closingItems(chart, now).map((item) => ({ sessionId, patientName, chair, ...item })) : []
  })
  return { visits, closed: lastClosing(desk, day) }
}

type CloseRefusal = { readonly code: 'day-still-runs' | 'counts-need-note'; readonly facts: Record<string, string> }

/**
 * Closes a day: nothing may run and nobody may sit in a chair; what else is open is written down with it. The entry lies
 * in the audit, and so travels to the other desks.
 */
export function closeDay(
  desk: Desk,
  { day, counts, note }: Input<'day.close'>,
  user: User,
): Result<Closing, CloseRefusal> {
  const { visits } = closingOf(desk, day, user)
  const held = visits.filter(({ holds }) => holds)
  if (held.length > 0) return err({ code: 'day-still-runs', facts: { count: String(held.length) } })
  if (counts === 'differ' && note === '') return err({ code: 'counts-need-note', facts: {} })
  const kinds = [...new Set(visits.map(({ kind }) => kind))]
  const open = kinds.map((kind) => `${visits.filter((visit) => visit.kind === kind).length} ${kind}`).join(', ')
  const { waiting, needsPerson } = desk.sync.status()
  const facts = { day, counts, note, open, unsent: String(waiting + needsPerson) }
  desk.transaction((tx) => audit(desk, tx, { kind: 'audit.dayClosed', userId: user.id, facts }))
  return ok(closingOf(desk, day, user))
}

const entrySchema = z.object({
  happenedAt: instantSchema,
  userId: z.string(),
  payload: z.object({ day: z.string(), counts: z.enum(['agree', 'differ']), note: z.string() }),
})

function lastClosing(desk: Desk, day: string): Closing['closed'] {
  const since = instantOnClock(day, '00:00', desk.now().zone)
  for (const { body } of desk.stores.events.auditSince('audit.dayClosed', since.utc)) {
    const entry = entrySchema.safeParse(body)
    if (!entry.success || entry.data.payload.day !== day) continue
    const { happenedAt, userId, payload } = entry.data
    return { at: happenedAt, userId, counts: payload.counts, note: payload.note }
  }
  return null
}
