import { z } from 'zod'
import type { User } from '#shared/document/clinic.ts'
import { instantSchema } from '#shared/document/facts.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import type { AuditEntry } from '#shared/ipc/historyShapes.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { type HistoryScope, historyScope } from '#shared/permissions/historyScope.ts'
import { readReceipt } from '../desk/delivery/delivery.ts'
import type { Desk } from '../desk/desk.ts'
import { withoutWords } from '../desk/record/auditPage.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { foldOnce } from '../desk/visits/foldOnce.ts'

/** A visit's history as far as the role of who asks reads it (workflow 11); reading it is itself kept. */
export const historyHandlers = (desk: Desk): Pick<Handlers, 'session.history'> => ({
  'session.history': ({ sessionId }, { id, user }) => {
    const record = desk.record(sessionId)
    if (!user || record.length === 0) return err({ code: 'session-unknown', facts: {} })
    const scope = historyScope(user.roles)
    const events =
      scope.entries === 'all' ? record : scope.entries === 'own' ? record.filter((event) => isOwn(event, user)) : []
    // A screen asks again after every push; who looked is noted once for each sitting.
    if (desk.people.seesFirst(id, `history ${sessionId}`)) {
      const facts = { where: 'history' }
      noteAlone(desk, { kind: 'audit.sessionSeen', userId: user.id, sessionId, facts })
    }
    return ok({
      sessionId,
      events: [...events],
      entries: record.length,
      scope: scope.entries,
      audit: scope.audit === 'none' ? null : auditOf(desk, sessionId, scope.audit),
      versions: versionsOf(desk, sessionId),
    })
  },
})

/** What the visit was planned with is needed to read anything else of it. */
const isOwn = ({ kind, userId }: { readonly kind: string; readonly userId: string }, user: User): boolean =>
  userId === user.id || kind === 'SessionScheduled'

const billingKinds: readonly string[] = [
  ...['sessionExported', 'sessionImported', 'printed', 'claimDecided', 'payerNumberEntered', 'chargesSent'],
  ...['paymentPlaced', 'paymentTakenBack', 'authorizationEntered', 'letterAttached', 'replacementNoted'],
  ...['questionAsked', 'questionAnswered', 'questionClosed'],
]

/** What belongs to no visit and still bears on one: who could not sign in while it was open. */
const besideKinds: readonly string[] = ['pinRefused', 'lockedOut', 'badgeRefused']

const auditSchema = z.object({
  id: z.string(),
  kind: z.string(),
  happenedAt: instantSchema,
  userId: z.string().nullable(),
  payload: z.record(z.string(), z.string()),
})

function auditOf(desk: Desk, sessionId: string, scope: HistoryScope['audit']): AuditEntry[] {
  const read = (body: unknown, ofSession: boolean): AuditEntry => {
    const { id, kind, happenedAt, userId, payload } = auditSchema.parse(body)
    return { id, kind: kind.replace(/^audit\./, ''), at: happenedAt, userId, ofSession, facts: withoutWords(payload) }
  }
  const own = desk.stores.events.auditOfSession(sessionId).map(({ body }) => read(body, true))
  const beside = besideOf(desk, sessionId)
    .map((body) => read(body, false))
    .filter(({ kind }) => besideKinds.includes(kind))
  const all = [...own, ...beside].sort((a, b) => a.at.utc.localeCompare(b.at.utc))
  return scope === 'all' ? all : all.filter(({ kind }) => billingKinds.includes(kind))
}

/** From the arrival to the newest signature; to now while it is not signed or is being amended. */
function besideOf(desk: Desk, sessionId: string): readonly unknown[] {
  const chart = foldOnce(desk.record(sessionId))
  if (!chart?.arrived) return []
  const isOpen = chart.signed === null || chart.amendments.length > 0
  const until = isOpen ? desk.now().utc : (chart.signed?.recordedAt.utc ?? desk.now().utc)
  return desk.stores.events.auditBetween(chart.arrived.at.utc, until).map(({ body }) => body)
}

const versionsOf = ({ stores }: Desk, sessionId: string) =>
  stores.signed.versions(sessionId).map(({ version, sha256, receipt }) => ({
    version,
    sha256,
    receivedAt: readReceipt(receipt)?.storedAt ?? null,
  }))
