import { z } from 'zod'
import type { Tx } from '../db/rights.ts'
import { takeQuestion } from '../desk/claims/questions.ts'
import { type KeptNote, keepNote } from '../desk/delivery/keepNote.ts'
import type { Desk } from '../desk/desk.ts'
import { carriedBy, joinBrought } from '../desk/visits/broughtEntries.ts'

/**
 * Audit entries of another workstation that mean something here too: who works here, whose charts are restricted, the clinical
 * limits, who came in without a PIN, what billers decide, save, ask and keep to themselves, recalled lots, and what came there
 * as a file. Of two changes to one thing the later one holds, wherever it was made. Returns the sessions that have something new.
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
  const kept = keepNote(desk.stores, tx, entry)
  if (kept) tell(desk, kept)
}

function tell(desk: Desk, kept: KeptNote): void {
  if (kept.about === 'limits') {
    desk.clock.readIn(desk.clinic().practice.zone)
    desk.push({ push: 'wire.opened' })
  }
  if (kept.about === 'visit') desk.push({ push: 'worklist.changed', sessionIds: [kept.sessionId] })
  if (kept.about === 'visits') desk.push({ push: 'worklist.changed', sessionIds: [...kept.sessionIds] })
  if (kept.about === 'views') desk.push({ push: 'worklist.changed' })
  if (kept.about === 'receipts') desk.push({ push: 'receipts.changed' })
  if (kept.about === 'emergency') desk.push({ push: 'emergency.changed' })
  if (kept.about === 'person') {
    if (kept.active) desk.people.changed(kept.person)
    else desk.people.leave(kept.person.id)
    desk.push({ push: 'signedIn.changed' })
    desk.push({ push: 'people.changed' })
  }
  if (kept.about === 'chart') {
    desk.reasons.forget(kept.patientId)
    for (const push of ['restricted.changed', 'board.changed', 'worklist.changed'] as const) desk.push({ push })
  }
}

const sessionsOf = (entry: unknown): readonly string[] => {
  const read = z.object({ sessionId: z.string() }).safeParse(entry)
  return read.success ? [read.data.sessionId] : []
}
