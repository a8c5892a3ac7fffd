import type { User } from '#shared/document/clinic.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { openRestrictedRefusals } from '#shared/ipc/restrictedRows.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { leastReason, needsWords } from '#shared/permissions/restricted.ts'
import type { Desk } from '../desk.ts'
import { noteAlone } from '../record/noteAlone.ts'
import { foldOnce } from '../visits/foldOnce.ts'
import { isOwnChart, restrictionOf } from './restricted.ts'

type Why = (typeof openRestrictedRefusals)[number]

/** Keeps why somebody opens a restricted chart; from then on it is open to them on this workstation, for the shift. */
export function openRestricted(
  desk: Desk,
  user: User,
  { sessionId, reason, words }: Input<'restricted.open'>,
): Result<null, Why> {
  const found = restrictionOf(desk, sessionId)
  if (!found) return desk.record(sessionId).length === 0 ? err('session-unknown') : ok(null)
  if (isOwnChart(desk, sessionId, user.id)) {
    const facts = { method: 'restricted.open' }
    noteAlone(desk, { kind: 'audit.ownChartRefused', userId: user.id, sessionId, facts })
    return err('chart-own')
  }
  if (reason === 'assigned' && !caresFor(desk, sessionId, user.id)) return err('not-assigned')
  if (needsWords(reason) && words.length < leastReason) return err('reason-missing')
  noteAlone(desk, { kind: 'audit.restrictedOpened', userId: user.id, sessionId, facts: { reason, words } })
  desk.reasons.give(user.id, found.patientId)
  return ok(null)
}

/** Whether the visit is with this person today: by plan or handoff, over lunch, or offered to them. */
export function caresFor(desk: Desk, sessionId: string, userId: string): boolean {
  const ties = foldOnce(desk.record(sessionId))?.ties
  return [ties?.nurseId, ties?.cover?.toUserId, ties?.handoff?.toUserId].includes(userId)
}
