import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { readSessionDocument } from '#shared/document/sessionDocument.ts'
import type { Handlers } from '#shared/ipc/dispatch.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { jsonOf } from '../desk/jsonOf.ts'
import { audit } from '../desk/record/audit.ts'
import { noteAlone } from '../desk/record/noteAlone.ts'
import { buildSessionDocument } from '../desk/visits/buildSessionDocument.ts'
import { changesThePlan, planImport, writeImport } from '../desk/visits/importDocument.ts'
import { newestDocument } from '../desk/visits/signedDocument.ts'

type RecordHandlers = Pick<Handlers, 'session.document' | 'session.import'>

/** Sessions as files, out and in. Each leaves its audit entry. */
export const recordHandlers = (desk: Desk): RecordHandlers => ({
  'session.document': ({ sessionId }, { user }) => {
    const document = newestDocument(desk, sessionId) ?? unsignedDocument(desk, sessionId)
    if (!document) return err({ code: 'session-unknown', facts: {} })
    const facts = { format: 'session', version: String(document.version) }
    const noted = { kind: 'audit.sessionExported', userId: user?.id ?? null, sessionId, facts } as const
    noteAlone(desk, noted)
    return ok({ document: jsonOf(document) })
  },
  'session.import': ({ document: given }, { user }) => {
    const read = readSessionDocument(JSON.stringify(given))
    if (!read.ok) return err({ code: 'document-unreadable', facts: { text: read.error } })
    const { sessionId, version } = read.value
    if (changesThePlan(desk, read.value)) return err({ code: 'document-changes-plan', facts: {} })
    const plan = planImport(desk, read.value)
    if (!plan.ok) return err({ code: 'document-conflict', facts: { text: plan.error } })
    const eventIds = plan.value.fresh.map(({ id }) => id)
    const facts = { version: String(version), added: String(eventIds.length) }
    desk.transaction((tx) => {
      writeImport(desk, tx, plan.value, user?.id ?? null)
      audit(desk, tx, { kind: 'audit.sessionImported', userId: user?.id ?? null, sessionId, facts })
    })
    desk.push({ push: 'chart.changed', sessionId })
    desk.push({ push: 'board.changed' })
    desk.push({ push: 'worklist.changed' })
    desk.sync.wake()
    return ok({ sessionId, eventIds })
  },
})

function unsignedDocument(desk: Desk, sessionId: string) {
  const events = desk.record(sessionId)
  const chart = foldChart(events)
  return chart && buildSessionDocument(desk.clinic(), chart, events, 0)
}
