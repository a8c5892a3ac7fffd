import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { exportClaim } from '../desk/claims/exportClaim.ts'
import { keepSaved } from '../desk/claims/exports.ts'
import { amendingSentence, claimRefOf, numbersByClaim } from '../desk/claims/projectWorklist.ts'
import { openQuestionSentence } from '../desk/claims/questions.ts'
import { showRows } from '../desk/claims/showRows.ts'
import { enqueueEvents } from '../desk/delivery/enqueue.ts'
import type { Desk } from '../desk/desk.ts'
import { audit } from '../desk/record/audit.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { foldOnce } from '../desk/visits/foldOnce.ts'
import { newestDocument } from '../desk/visits/signedDocument.ts'

const longestList = 5_000

/** Where a page ended: the row's due time, or nothing, and its session. */
function cursorOf(after: string): { dueUtc: string | null; sessionId: string } {
  const space = after.indexOf(' ')
  return { dueUtc: space > 0 ? after.slice(0, space) : null, sessionId: after.slice(space + 1) }
}

type WorklistHandlers = Pick<Handlers, 'worklist.list' | 'worklist.rows' | 'worklist.open' | 'claim.export'>

/** The biller's side: what is signed, what holds it, and the files that leave. */
export const worklistHandlers = (desk: Desk): WorklistHandlers => ({
  'worklist.list': ({ after, limit = longestList }, { user }) => {
    const stored = desk.stores.tables.worklist.byDue(limit, after ? cursorOf(after) : undefined)
    const last = stored.length === limit ? stored.at(-1) : undefined
    return ok({ rows: showRows(desk, stored, user), next: last ? `${last.dueUtc ?? ''} ${last.sessionId}` : null })
  },
  'worklist.rows': ({ sessionIds }, { user }) => {
    const stored = sessionIds.flatMap((sessionId) => desk.stores.tables.worklist.get(sessionId) ?? [])
    return ok({ rows: showRows(desk, stored, user) })
  },
  'worklist.open': ({ sessionId }, { id, user }) => {
    const row = desk.stores.tables.worklist.get(sessionId)
    const document = newestDocument(desk, sessionId)
    if (!row || !document) return err({ code: 'session-unknown', facts: {} })
    // The screen asks again after every push; who looked is noted once for each sitting.
    if (user && desk.people.seesFirst(id, `worklist ${sessionId}`))
      noteAlone(desk, { kind: 'audit.sessionSeen', userId: user.id, sessionId, facts: { where: 'worklist' } })
    const facts = JSON.parse(JSON.stringify(desk.stores.billingFacts(document)))
    const [shown] = showRows(desk, [row], user)
    if (!shown) return err({ code: 'session-unknown', facts: {} })
    return ok({ row: shown, document: JSON.parse(JSON.stringify(document)), facts })
  },
  'claim.export': ({ sessionId, format }, { user }) => {
    const document = newestDocument(desk, sessionId)
    if (!document) return err({ code: 'session-unknown', facts: {} })
    const open = foldOnce(desk.record(sessionId))?.amendments[0]
    if (open)
      return err({
        code: 'claim-held',
        facts: { text: amendingSentence(document.version, open.stamp.at), count: '1' },
      })
    const asked = openQuestionSentence(desk, sessionId)
    if (asked) return err({ code: 'claim-held', facts: { text: asked, count: '1' } })
    const exported = exportClaim(document, format, {
      production: !desk.demo,
      facts: desk.stores.billingFacts(document),
    })
    if (!exported.ok)
      return err({
        code: 'claim-held',
        facts: { text: exported.error[0] ?? '', count: String(exported.error.length) },
      })
    const row = desk.stores.tables.worklist.get(sessionId)
    const authorizations = (row ? (numbersByClaim(row)[claimRefOf(row)] ?? []) : []).join('\n')
    const facts = { format, sha256: exported.value.sha256, version: String(document.version), authorizations }
    desk.transaction((tx) => {
      const userId = user?.id ?? null
      enqueueEvents(desk, tx, 'office', audit(desk, tx, { kind: 'audit.sessionExported', userId, sessionId, facts }))
      const { version } = document
      keepSaved(
        desk.stores,
        sessionId,
        { version, format, userId, deviceId: desk.device().id, authorizations },
        desk.now(),
      )
    })
    desk.push({ push: 'worklist.changed', sessionIds: [sessionId] })
    return ok(exported.value)
  },
})
